namespace ExpertReview.Scoring;

/// <summary>
/// Weights by how consistent each expert is, and less weight for single marks far from what the model expects: robust calibration.
/// </summary>
/// <remarks>
/// From residuals e and leverages h of a model fitted with the present weights: ẽ = e / √(1 − h); s_j² = mean over expert j of min(|ẽ|, 3 MAD)², with MAD = 1.4826
/// times the median of all |ẽ|; ln s_j², with sampling variance 2 / df_j and df_j = Σ (1 − h) over j's ratings, is shrunk towards the panel's as in
/// <see cref="SpreadCalibration"/>, which gives the relative variance r_j². The new weight is (1 / r_j²) · min(1, k / |z|) with z = ẽ / s_j (s_j shrunken) and
/// k = 2.5, or the weight of another <see cref="ResidualTail"/>, divided by the mean weight; then the model is fitted again. P. J. Huber, Ann. Math. Stat. 35 (1964).
/// Ratings that alone determine their fitted value (h = 1) say nothing about their expert and keep the expert's weight.
/// </remarks>
public sealed class ReliabilityWeights
{
    /// <summary>Huber's constant k: residuals within ± 2.5 deviations keep their full weight; ratings beyond are reported.</summary>
    public const double TuningConstant = 2.5;

    /// <summary>The tail's heaviness is chosen afresh in this many fits, then kept, so that the iteration settles.</summary>
    private const int FitsThatChooseTail = 3;

    private const double FullLeverage = 1 - 1e-9, Rounding = 1e-12;

    private readonly double[] _weights;
    private readonly double[] _relativeVariances;
    private readonly double _freedom;

    private ReliabilityWeights(
        double[] weights, double[] relativeVariances, double freedom, IReadOnlyList<DownweightedRating> downweighted, int iterations, bool converged)
    {
        (_weights, _relativeVariances, _freedom) = (weights, relativeVariances, freedom);
        (Downweighted, Iterations, Converged) = (downweighted, iterations, converged);
    }

    /// <summary>N weights, positive with mean 1, in the order of the ratings.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>r_j², the E experts' error variances relative to the typical one, positive: above 1 = less consistent.</summary>
    public ReadOnlySpan<double> RelativeVariances => _relativeVariances;

    /// <summary>Every rating beyond ± <see cref="TuningConstant"/> that counts less than its expert's others, in the order of the ratings.</summary>
    public IReadOnlyList<DownweightedRating> Downweighted { get; }

    /// <summary>ν of <see cref="ResidualTail.Student"/>; null when the residuals look normal, and for the other tails.</summary>
    public double? TailFreedom => double.IsPositiveInfinity(_freedom) ? null : _freedom;

    /// <summary>How often the model was fitted.</summary>
    public int Iterations { get; }

    /// <summary>True when the last change of all weights was below the tolerance; otherwise the weights are those of the last iteration.</summary>
    public bool Converged { get; }

    /// <summary>Iterates with <see cref="ApplicationFixed"/>, its variance ratio estimated once from the unweighted ratings.</summary>
    /// <param name="ratings">The ratings, at least one.</param>
    /// <param name="tail">How single marks far off are treated.</param>
    /// <param name="mostIterations">At least 1.</param>
    /// <param name="tolerance">The largest change of a weight that counts as settled; positive.</param>
    /// <exception cref="ArgumentException">There are no ratings, or a number is out of range.</exception>
    public static ReliabilityWeights Of(Ratings ratings, ResidualTail tail = ResidualTail.Huber, int mostIterations = 20, double tolerance = 5e-3)
    {
        double ratio = ApplicationFixed.Fit(ratings).SeverityRatio;
        return Of(ratings, (table, weights) => ApplicationFixed.Fit(table, ratio, [.. weights]).AsResiduals(), tail, mostIterations, tolerance);
    }

    /// <summary>Iterates with any additive model.</summary>
    /// <param name="ratings">The ratings, at least one.</param>
    /// <param name="model">Fits the model with weights.</param>
    /// <param name="tail">How single marks far off are treated.</param>
    /// <param name="mostIterations">At least 1.</param>
    /// <param name="tolerance">The largest change of a weight that counts as settled; positive.</param>
    /// <exception cref="ArgumentException">There are no ratings, or a number is out of range.</exception>
    public static ReliabilityWeights Of(
        Ratings ratings, WeightedModel model, ResidualTail tail = ResidualTail.Huber, int mostIterations = 20, double tolerance = 5e-3)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        if (ratings.Count == 0)
            throw new ArgumentException("There are no ratings.", nameof(ratings));
        double[] start = new double[ratings.Count], equal = new double[ratings.Experts.Count];
        Array.Fill(start, 1);
        Array.Fill(equal, 1);
        var present = new ReliabilityWeights(start, equal, double.PositiveInfinity, [], 0, false);
        while (present.Iterations < mostIterations && !present.Converged)
            present = present.Next(ratings, model(ratings, present._weights), tail, tolerance);
        return present;
    }

    private ReliabilityWeights Next(Ratings ratings, FittedResiduals fit, ResidualTail tail, double tolerance)
    {
        double?[] adjusted = Adjusted(ratings, fit);
        var variances = ExpertVariances.Of(ratings, adjusted, fit.Leverages);
        double[] z = new double[adjusted.Length];
        for (int r = 0; r < z.Length; r++)
        {
            double variance = variances.Typical * variances.Relative[ratings.ExpertOf[r]];
            z[r] = adjusted[r] is { } residual && variance > 0 ? residual / Math.Sqrt(variance) : 0;
        }

        var student = new StudentTail(double.PositiveInfinity, 1);
        if (tail == ResidualTail.Student)
            student = Iterations < FitsThatChooseTail ? StudentTail.Of(z) : StudentTail.With(_freedom, z);
        double[] weights = new double[z.Length];
        var downweighted = new List<DownweightedRating>();
        for (int r = 0; r < z.Length; r++)
        {
            double factor = tail == ResidualTail.Huber ? Math.Min(1, TuningConstant / Math.Abs(z[r])) : student.Factor(z[r]);
            weights[r] = factor / variances.Relative[ratings.ExpertOf[r]];
            if (factor < 1 && Math.Abs(z[r]) > TuningConstant)
                downweighted.Add(new(r, z[r], factor));
        }

        double mean = weights.Sum() / weights.Length, change = 0;
        for (int r = 0; r < weights.Length; r++)
        {
            weights[r] /= mean;
            change = Math.Max(change, Math.Abs(weights[r] - _weights[r]));
        }

        return new(weights, variances.Relative, student.Freedom, downweighted, Iterations + 1, change < tolerance);
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
}
