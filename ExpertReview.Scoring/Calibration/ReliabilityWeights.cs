namespace ExpertReview.Scoring;

/// <summary>
/// Weights by how consistent each expert is, and less weight for single marks far from what the model expects: robust calibration.
/// </summary>
/// <remarks>
/// From residuals e and leverages h of a model fitted with the present weights: ẽ = e / √(1 − h); s_j² = mean over expert j of min(|ẽ|, 3 MAD)², with MAD = 1.4826
/// times the median of all |ẽ|; ln s_j², with sampling variance 2 / df_j and df_j = Σ (1 − h) over j's ratings, is shrunk towards the panel's as in
/// <see cref="SpreadCalibration"/>, which gives the relative variance r_j². The new weight is f / r_j², divided by the mean weight; then the model is
/// fitted again. The factor f of a single rating comes from z = ẽ / s_j (s_j shrunken) by an <see cref="OutlierRule"/>: min(1, k / |z|) with k = 2.5
/// (P. J. Huber, Ann. Math. Stat. 35, 1964), or the weight of an <see cref="OutlierMixture"/> of all z, fitted from the second iteration on, when the experts'
/// consistency has been allowed for; if outliers are not shown then, all factors stay 1. Ratings that alone determine their fitted value (h = 1) say nothing
/// about their expert and keep the expert's weight.
/// </remarks>
public sealed class ReliabilityWeights
{
    /// <summary>Huber's constant k: residuals within ± 2.5 deviations keep their full weight.</summary>
    public const double TuningConstant = 2.5;

    private const double ClippingConstant = 3, MedianToDeviation = 1.4826, FullLeverage = 1 - 1e-9;

    /// <summary>A rating is reported as down-weighted when it keeps less than this share.</summary>
    private const double NoticeableFactor = 0.99;

    private readonly double[] _weights;
    private readonly double[] _relativeVariances;

    private ReliabilityWeights(double[] weights, double[] relativeVariances)
    {
        (_weights, _relativeVariances, Downweighted) = (weights, relativeVariances, []);
    }

    /// <summary>N weights, positive with mean 1, in the order of the ratings.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>r_j², the E experts' error variances relative to the typical one, positive: above 1 = less consistent.</summary>
    public ReadOnlySpan<double> RelativeVariances => _relativeVariances;

    /// <summary>Every rating that keeps less than 99 % of its expert's weight, in the order of the ratings.</summary>
    public IReadOnlyList<DownweightedRating> Downweighted { get; private init; }

    /// <summary>The mixture fitted last; null under another <see cref="OutlierRule"/>.</summary>
    public OutlierMixture? Mixture { get; private init; }

    /// <summary>How often the model was fitted.</summary>
    public int Iterations { get; private init; }

    /// <summary>True when the last change of all weights was below the tolerance; otherwise the weights are those of the last iteration.</summary>
    public bool Converged { get; private init; }

    /// <summary>Iterates with <see cref="ApplicationFixed"/>, its variance ratio estimated once from the unweighted ratings.</summary>
    /// <param name="ratings">The ratings, at least one.</param>
    /// <param name="outliers">What becomes of single ratings.</param>
    /// <param name="mostIterations">At least 1.</param>
    /// <param name="tolerance">The largest change of a weight that counts as settled; positive.</param>
    /// <exception cref="ArgumentException">There are no ratings, or a number is out of range.</exception>
    public static ReliabilityWeights Of(
        Ratings ratings, OutlierRule outliers = OutlierRule.Huber, int mostIterations = 10, double tolerance = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        double ratio = ApplicationFixed.Fit(ratings).SeverityRatio;
        return Of(ratings, (table, weights) => ApplicationFixed.Fit(table, ratio, [.. weights]).AsResiduals(), outliers, mostIterations, tolerance);
    }

    /// <summary>Iterates with any additive model.</summary>
    /// <param name="ratings">The ratings, at least one.</param>
    /// <param name="model">Fits the model with weights.</param>
    /// <param name="outliers">What becomes of single ratings.</param>
    /// <param name="mostIterations">At least 1.</param>
    /// <param name="tolerance">The largest change of a weight that counts as settled; positive.</param>
    /// <exception cref="ArgumentException">There are no ratings, or a number is out of range.</exception>
    public static ReliabilityWeights Of(
        Ratings ratings, WeightedModel model, OutlierRule outliers = OutlierRule.Huber, int mostIterations = 10, double tolerance = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        if (ratings.Count == 0)
            throw new ArgumentException("There are no ratings.", nameof(ratings));
        double[] start = new double[ratings.Count];
        Array.Fill(start, 1);
        var present = new ReliabilityWeights(start, [.. ratings.Experts.Select(_ => 1.0)]);
        while (present.Iterations < mostIterations && !present.Converged)
            present = present.Next(ratings, model(ratings, present._weights), outliers, tolerance);
        return present;
    }

    private ReliabilityWeights Next(Ratings ratings, FittedResiduals fit, OutlierRule outliers, double tolerance)
    {
        double[] adjusted = new double[ratings.Count];
        for (int r = 0; r < adjusted.Length; r++)
            adjusted[r] = fit.Leverages[r] > FullLeverage ? 0 : fit.Residuals[r] / Math.Sqrt(1 - fit.Leverages[r]);
        var (typical, relative) = Variances(ratings, adjusted, fit.Leverages);
        double[] standardized = new double[adjusted.Length];
        for (int r = 0; r < standardized.Length; r++)
            standardized[r] = typical > 0 ? adjusted[r] / Math.Sqrt(typical * relative[ratings.ExpertOf[r]]) : 0;

        var (factors, mixture) = Factors(standardized, outliers);
        double[] weights = new double[adjusted.Length];
        var downweighted = new List<DownweightedRating>();
        for (int r = 0; r < weights.Length; r++)
        {
            weights[r] = factors[r] / relative[ratings.ExpertOf[r]];
            if (factors[r] < NoticeableFactor)
                downweighted.Add(new(r, standardized[r], factors[r]));
        }

        double mean = weights.Sum() / weights.Length, change = 0;
        for (int r = 0; r < weights.Length; r++)
        {
            weights[r] /= mean;
            change = Math.Max(change, Math.Abs(weights[r] - _weights[r]));
        }

        // The first mixture is fitted in the second iteration: nothing is settled before.
        bool isSettled = change < tolerance && (outliers != OutlierRule.Mixture || Iterations > 0);
        return new(weights, relative) { Downweighted = downweighted, Mixture = mixture, Iterations = Iterations + 1, Converged = isSettled };
    }

    private (double[] Factors, OutlierMixture? Mixture) Factors(double[] standardized, OutlierRule outliers)
    {
        double[] all = new double[standardized.Length];
        Array.Fill(all, 1);
        if (outliers == OutlierRule.Huber)
            return ([.. standardized.Select(z => Math.Abs(z) > TuningConstant ? TuningConstant / Math.Abs(z) : 1)], null);
        if (outliers == OutlierRule.None || Iterations == 0)
            return (all, null);
        // Whether outliers are shown is decided once: a question answered anew in every iteration might never settle.
        var mixture = Mixture is { IsShown: false } ? Mixture : OutlierMixture.Of(standardized);
        return (mixture.Weights(), mixture);
    }

    /// <summary>exp(m), the typical expert's error variance (0 when nothing is known), and the experts' shrunken variances relative to it.</summary>
    private static (double Typical, double[] Relative) Variances(Ratings ratings, double[] adjusted, IReadOnlyList<double> leverages)
    {
        double[] sizes = [.. adjusted.Where((_, r) => leverages[r] <= FullLeverage).Select(Math.Abs)];
        double clip = sizes.Length == 0 ? 0 : ClippingConstant * MedianToDeviation * Median(sizes);
        double[] relative = [.. ratings.Experts.Select(_ => 1.0)];
        var known = new List<int>();
        var logarithms = new List<double>();
        var variances = new List<double>();
        for (int expert = 0; expert < relative.Length; expert++)
        {
            double squares = 0, degrees = 0;
            int count = 0;
            foreach (int r in ratings.OfExpert(expert))
            {
                if (leverages[r] > FullLeverage)
                    continue;
                double clipped = Math.Min(Math.Abs(adjusted[r]), clip);
                squares += clipped * clipped;
                degrees += 1 - leverages[r];
                count++;
            }

            if (squares <= 0)
                continue;
            known.Add(expert);
            logarithms.Add(Math.Log(squares / count));
            variances.Add(2 / degrees);
        }

        var shrinkage = new LogarithmShrinkage([.. logarithms], [.. variances]);
        for (int index = 0; index < known.Count; index++)
            relative[known[index]] = shrinkage.Factor(index);
        return (shrinkage.Center is { } center ? Math.Exp(center) : 0, relative);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        int half = values.Length / 2;
        return values.Length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
