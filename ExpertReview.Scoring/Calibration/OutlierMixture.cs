namespace ExpertReview.Scoring;

/// <summary>
/// Residuals as a mixture of ordinary ones, normal with deviation s, and outlying ones, normal with deviation κs: how many are outlying,
/// how far, and whether the data show it at all.
/// </summary>
/// <remarks>
/// Contaminated normal model (J. W. Tukey, 1960), fitted by expectation–maximization. Weights made from it leave the data alone when
/// nothing is wrong with them: below <see cref="Threshold"/> every weight is exactly 1.
/// </remarks>
public sealed record OutlierMixture
{
    /// <summary>2 Δ log-likelihood from which outliers are taken as shown: the 99 % point of χ² with two degrees of freedom, 9.21.</summary>
    public const double Threshold = 9.210340371976184;

    /// <summary>Fewest residuals to which the mixture is fitted: 20.</summary>
    public const int FewestResiduals = 20;

    private const double LeastInflation = 2;
    private const double MostInflation = 10;
    private const double LeastShare = 1e-9;
    private const double MostShare = 0.25;
    private const int MostSteps = 500;
    private const double LeastGain = 1e-3;
    private const double MostLogarithm = 700;
    private const double HalfLogarithmOfTwoPi = 0.918938533204672741780329736406;

    private static readonly double[] TriedInflations = [2, 2.5, 3, 4, 6, 10];

    private OutlierMixture(double share, double inflation, double scale, double evidence, double[] probabilities) =>
        (Share, Inflation, Scale, Evidence, Probabilities) = (share, inflation, scale, evidence, probabilities);

    /// <summary>Estimated share of outlying residuals, in [0, 0.25]: what more than a quarter do is not outlying.</summary>
    public double Share { get; }

    /// <summary>κ, how many times as widely the outlying residuals spread, in [2, 10].</summary>
    public double Inflation { get; }

    /// <summary>s, the standard deviation of the ordinary residuals, in the residuals' unit.</summary>
    public double Scale { get; }

    /// <summary>2 Δ log-likelihood of the mixture against a single normal distribution; at least 0.</summary>
    public double Evidence { get; }

    /// <summary>Each residual's probability of being outlying, in [0, 1].</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>True when <see cref="Evidence"/> reaches <see cref="Threshold"/>.</summary>
    public bool IsShown => Evidence >= Threshold;

    /// <summary>
    /// A weight for each residual, 1 − p + p / κ²: its expected precision relative to an ordinary one. All are exactly 1 when outliers
    /// are not shown.
    /// </summary>
    public double[] Weights() =>
        [.. Probabilities.Select(outlying => IsShown ? 1 - outlying + outlying / (Inflation * Inflation) : 1)];

    /// <summary>Fits the mixture.</summary>
    /// <param name="residuals">Finite residuals, each with expectation 0 and, unless outlying, the same deviation.</param>
    /// <returns>The fit; without evidence when there are fewer than <see cref="FewestResiduals"/> or all are 0.</returns>
    /// <exception cref="ArgumentException">A residual is not finite.</exception>
    public static OutlierMixture Of(ReadOnlySpan<double> residuals)
    {
        foreach (double residual in residuals)
        {
            if (!double.IsFinite(residual))
                throw new ArgumentException("A residual is not finite.", nameof(residuals));
        }

        double[] outlying = new double[residuals.Length];
        double deviation = Deviation(residuals, outlying, 1);
        if (residuals.Length < FewestResiduals || deviation == 0 || !GainsFromOutliers(residuals, deviation))
            return new(0, LeastInflation, deviation, 0, outlying);

        double single = -residuals.Length * (0.5 + PortableMath.Log(deviation) + HalfLogarithmOfTwoPi);
        double share = 0.05, inflation = 3, scale = StartingScale(residuals, deviation), likelihood = double.NegativeInfinity;
        for (int step = 0; step < MostSteps; step++)
        {
            double next = Expect(residuals, share, inflation, scale, outlying);
            if (next - likelihood <= LeastGain)
                break;
            likelihood = next;
            (share, inflation, scale) = Maximize(residuals, outlying, inflation);
        }

        return new(share, inflation, scale, Math.Max(0, 2 * (likelihood - single)), outlying);
    }

    /// <summary>The same mixture, its parameters kept, about other residuals.</summary>
    /// <param name="residuals">Finite residuals, as many as before.</param>
    /// <exception cref="ArgumentException">Their number differs.</exception>
    public OutlierMixture About(ReadOnlySpan<double> residuals)
    {
        if (residuals.Length != Probabilities.Count)
            throw new ArgumentException($"{residuals.Length} residuals instead of {Probabilities.Count}.", nameof(residuals));
        double[] outlying = new double[residuals.Length];
        if (IsShown)
            Expect(residuals, Share, Inflation, Scale, outlying);
        return new(Share, Inflation, Scale, Evidence, outlying);
    }

    /// <summary>
    /// Whether the likelihood rises when a first share of outliers is allowed: its slope at ε = 0 is Σ (f(x) / g(x) − 1), f the wide and g the single
    /// distribution. Where it falls for every κ, the single distribution is the best.
    /// </summary>
    private static bool GainsFromOutliers(ReadOnlySpan<double> residuals, double deviation)
    {
        foreach (double inflation in TriedInflations)
        {
            double curvature = 0.5 * (1 - 1 / (inflation * inflation)) / (deviation * deviation), sum = 0;
            foreach (double residual in residuals)
                sum += PortableMath.Exp(Math.Min(curvature * residual * residual, MostLogarithm));
            if (sum > inflation * residuals.Length)
                return true;
        }

        return false;
    }

    /// <summary>Fills in the probabilities and returns the log-likelihood.</summary>
    private static double Expect(ReadOnlySpan<double> residuals, double share, double inflation, double scale, double[] outlying)
    {
        // ln(wide / ordinary) = a + c x²: one exponential and one logarithm for each residual.
        double constant = PortableMath.Log(share / (1 - share)) - PortableMath.Log(inflation);
        double curvature = 0.5 * (1 - 1 / (inflation * inflation)) / (scale * scale);
        double squares = 0, logarithms = 0;
        for (int r = 0; r < residuals.Length; r++)
        {
            double square = residuals[r] * residuals[r];
            // Far out the odds are beyond double precision and the probability is 1.
            double logarithm = Math.Min(constant + curvature * square, MostLogarithm);
            double odds = PortableMath.Exp(logarithm);
            outlying[r] = odds / (1 + odds);
            squares += square;
            logarithms += logarithm < MostLogarithm ? PortableMath.Log(1 + odds) : constant + curvature * square;
        }

        return residuals.Length * (PortableMath.Log(1 - share) - PortableMath.Log(scale) - HalfLogarithmOfTwoPi) - 0.5 * squares / (scale * scale) + logarithms;
    }

    private static (double Share, double Inflation, double Scale) Maximize(ReadOnlySpan<double> residuals, double[] outlying, double inflation)
    {
        double members = 0, squares = 0;
        for (int r = 0; r < residuals.Length; r++)
        {
            members += outlying[r];
            squares += outlying[r] * residuals[r] * residuals[r];
        }

        double scale = Deviation(residuals, outlying, inflation);
        double wider = members > 0 ? Math.Sqrt(squares / members) / scale : inflation;
        return (Math.Clamp(members / residuals.Length, LeastShare, MostShare), Math.Clamp(wider, LeastInflation, MostInflation), scale);
    }

    /// <summary>Root mean square, a square divided by κ² in proportion to its probability of being outlying.</summary>
    private static double Deviation(ReadOnlySpan<double> residuals, double[] outlying, double inflation)
    {
        double sum = 0;
        for (int r = 0; r < residuals.Length; r++)
            sum += (1 - outlying[r] + outlying[r] / (inflation * inflation)) * residuals[r] * residuals[r];
        return residuals.IsEmpty ? 0 : Math.Sqrt(sum / residuals.Length);
    }

    /// <summary>The median size in units of a normal deviation; the given deviation when more than half of the residuals are 0.</summary>
    private static double StartingScale(ReadOnlySpan<double> residuals, double deviation)
    {
        double[] sizes = new double[residuals.Length];
        for (int r = 0; r < sizes.Length; r++)
            sizes[r] = Math.Abs(residuals[r]);
        double median = Sample.Of(sizes).Median;
        return median > 0 ? 1.4826 * median : deviation;
    }
}
