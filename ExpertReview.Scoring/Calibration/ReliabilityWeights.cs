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
/// consistency has been allowed for; once outliers are not shown, all factors stay 1. Ratings that alone determine their fitted value (h = 1) say nothing
/// about their expert and keep the expert's weight.
/// </remarks>
public sealed class ReliabilityWeights
{
    /// <summary>Huber's constant k: residuals within ± 2.5 deviations keep their full weight.</summary>
    public const double TuningConstant = 2.5;

    /// <summary>A rating is reported as down-weighted when it keeps less than this share of its expert's weight.</summary>
    public const double NoticeableFactor = 0.99;

    /// <summary>The mixture is fitted anew after so many fits of the model, then kept: fitted for ever, it might run away from the ratings.</summary>
    private const int FitsThatChooseMixture = 3;

    private const double FullLeverage = 1 - 1e-9, Rounding = 1e-12;

    private readonly double[] _weights;
    private readonly double[] _relativeVariances;

    private ReliabilityWeights(double[] weights, double[] relativeVariances) =>
        (_weights, _relativeVariances, Downweighted) = (weights, relativeVariances, []);

    /// <summary>N weights, positive with mean 1, in the order of the ratings.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>r_j², the E experts' error variances relative to the typical one, positive: above 1 = less consistent.</summary>
    public ReadOnlySpan<double> RelativeVariances => _relativeVariances;

    /// <summary>Every rating that keeps less than <see cref="NoticeableFactor"/> of its expert's weight, in the order of the ratings.</summary>
    public IReadOnlyList<DownweightedRating> Downweighted { get; private init; }

    /// <summary>The mixture fitted last; null under another <see cref="OutlierRule"/>, or when a single fit was asked for.</summary>
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
        Ratings ratings, OutlierRule outliers = OutlierRule.Huber, int mostIterations = 20, double tolerance = 5e-3)
    {
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
        Ratings ratings, WeightedModel model, OutlierRule outliers = OutlierRule.Huber, int mostIterations = 20, double tolerance = 5e-3)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        if (ratings.Count == 0)
            throw new ArgumentException("There are no ratings.", nameof(ratings));
        var present = new ReliabilityWeights(Ones(ratings.Count), Ones(ratings.Experts.Count));
        while (present.Iterations < mostIterations && !present.Converged)
            present = present.Next(ratings, model(ratings, present._weights), outliers, tolerance);
        return present;
    }

    private ReliabilityWeights Next(Ratings ratings, FittedResiduals fit, OutlierRule outliers, double tolerance)
    {
        double?[] adjusted = Adjusted(ratings, fit);
        var variances = ExpertVariances.Of(ratings, adjusted, fit.Leverages);
        double[] z = new double[adjusted.Length];
        for (int r = 0; r < z.Length; r++)
        {
            double variance = variances.Typical * variances.Relative[ratings.ExpertOf[r]];
            z[r] = adjusted[r] is { } residual && variance > 0 ? residual / Math.Sqrt(variance) : 0;
        }

        var mixture = outliers != OutlierRule.Mixture || Iterations == 0 ? null
            : Mixture is { IsShown: false } || Iterations > FitsThatChooseMixture ? Mixture!.About(z)
            : OutlierMixture.Of(z);
        double[] factors = outliers == OutlierRule.Huber
            ? [.. z.Select(one => Math.Min(1, TuningConstant / Math.Abs(one)))]
            : mixture?.Weights() ?? Ones(z.Length);
        double[] weights = [.. factors.Select((factor, r) => factor / variances.Relative[ratings.ExpertOf[r]])];
        double mean = weights.Sum() / weights.Length, change = 0;
        for (int r = 0; r < weights.Length; r++)
        {
            weights[r] /= mean;
            change = Math.Max(change, Math.Abs(weights[r] - _weights[r]));
        }

        return new(weights, variances.Relative)
        {
            Downweighted = [.. Enumerable.Range(0, z.Length).Where(r => factors[r] < NoticeableFactor).Select(r => new DownweightedRating(r, z[r], factors[r]))],
            Mixture = mixture,
            Iterations = Iterations + 1,
            Converged = change < tolerance && (outliers != OutlierRule.Mixture || mixture is not null),
        };
    }

    /// <summary>ẽ; null where h = 1. What is as small as rounding is 0.</summary>
    private static double?[] Adjusted(Ratings ratings, FittedResiduals fit)
    {
        double size = 0;
        foreach (double value in ratings.Values)
            size = Math.Max(size, Math.Abs(value));
        double?[] adjusted = new double?[ratings.Count];
        for (int r = 0; r < adjusted.Length; r++)
        {
            double residual = Math.Abs(fit.Residuals[r]) > Rounding * size ? fit.Residuals[r] : 0;
            adjusted[r] = fit.Leverages[r] > FullLeverage ? null : residual / Math.Sqrt(1 - fit.Leverages[r]);
        }

        return adjusted;
    }

    private static double[] Ones(int count)
    {
        double[] ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
