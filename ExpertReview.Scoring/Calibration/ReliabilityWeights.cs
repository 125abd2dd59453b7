namespace ExpertReview.Scoring;

/// <summary>
/// Weights by how consistent each expert is, and less weight for single marks far from what the model expects: robust calibration.
/// </summary>
/// <remarks>
/// From residuals e and leverages h of a model fitted with the present weights: ẽ = e / √(1 − h); s_j² = mean over expert j of min(|ẽ|, 3 MAD)², with MAD = 1.4826
/// times the median of all |ẽ|; ln s_j², with sampling variance 2 / df_j and df_j = Σ (1 − h) over j's ratings, is shrunk towards the panel's as in
/// <see cref="SpreadCalibration"/>, which gives the relative variance r_j². The new weight is (1 / r_j²) · min(1, k / |z|) with z = ẽ / s_j (s_j shrunken) and
/// k = 2.5, divided by the mean weight; then the model is fitted again. Weights of the form min(1, k / |z|): P. J. Huber, Ann. Math. Stat. 35 (1964). Ratings that
/// alone determine their fitted value (h = 1) say nothing about their expert and keep the expert's weight.
/// </remarks>
public sealed class ReliabilityWeights
{
    /// <summary>Huber's constant k: residuals within ± 2.5 deviations keep their full weight.</summary>
    public const double TuningConstant = 2.5;

    private const double ClippingConstant = 3, MedianToDeviation = 1.4826, FullLeverage = 1 - 1e-9;

    private readonly double[] _weights;
    private readonly double[] _relativeVariances;

    private ReliabilityWeights(double[] weights, double[] relativeVariances, IReadOnlyList<DownweightedRating> downweighted, int iterations, bool converged)
    {
        (_weights, _relativeVariances) = (weights, relativeVariances);
        (Downweighted, Iterations, Converged) = (downweighted, iterations, converged);
    }

    /// <summary>N weights, positive with mean 1, in the order of the ratings.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>r_j², the E experts' error variances relative to the typical one, positive: above 1 = less consistent.</summary>
    public ReadOnlySpan<double> RelativeVariances => _relativeVariances;

    /// <summary>Every rating that counts less than its expert's others, in the order of the ratings.</summary>
    public IReadOnlyList<DownweightedRating> Downweighted { get; }

    /// <summary>How often the model was fitted.</summary>
    public int Iterations { get; }

    /// <summary>True when the last change of all weights was below the tolerance; otherwise the weights are those of the last iteration.</summary>
    public bool Converged { get; }

    /// <summary>Iterates with <see cref="ApplicationFixed"/>, its variance ratio estimated once from the unweighted ratings.</summary>
    /// <param name="ratings">The ratings, at least one.</param>
    /// <param name="mostIterations">At least 1.</param>
    /// <param name="tolerance">The largest change of a weight that counts as settled; positive.</param>
    /// <exception cref="ArgumentException">There are no ratings, or a number is out of range.</exception>
    public static ReliabilityWeights Of(Ratings ratings, int mostIterations = 10, double tolerance = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        double ratio = ApplicationFixed.Fit(ratings).SeverityRatio;
        return Of(ratings, (table, weights) => ApplicationFixed.Fit(table, ratio, [.. weights]).AsResiduals(), mostIterations, tolerance);
    }

    /// <summary>Iterates with any additive model.</summary>
    /// <param name="ratings">The ratings, at least one.</param>
    /// <param name="model">Fits the model with weights.</param>
    /// <param name="mostIterations">At least 1.</param>
    /// <param name="tolerance">The largest change of a weight that counts as settled; positive.</param>
    /// <exception cref="ArgumentException">There are no ratings, or a number is out of range.</exception>
    public static ReliabilityWeights Of(Ratings ratings, WeightedModel model, int mostIterations = 10, double tolerance = 1e-3)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        if (ratings.Count == 0)
            throw new ArgumentException("There are no ratings.", nameof(ratings));
        double[] start = new double[ratings.Count];
        Array.Fill(start, 1);
        var present = new ReliabilityWeights(start, [.. ratings.Experts.Select(_ => 1.0)], [], 0, false);
        while (present.Iterations < mostIterations && !present.Converged)
            present = present.Next(ratings, model(ratings, present._weights), tolerance);
        return present;
    }

    private ReliabilityWeights Next(Ratings ratings, FittedResiduals fit, double tolerance)
    {
        double[] adjusted = new double[ratings.Count];
        for (int r = 0; r < adjusted.Length; r++)
            adjusted[r] = fit.Leverages[r] > FullLeverage ? 0 : fit.Residuals[r] / Math.Sqrt(1 - fit.Leverages[r]);
        var (typical, relative) = Variances(ratings, adjusted, fit.Leverages);

        double[] weights = new double[adjusted.Length];
        var downweighted = new List<DownweightedRating>();
        for (int r = 0; r < weights.Length; r++)
        {
            double variance = relative[ratings.ExpertOf[r]];
            double z = typical > 0 ? adjusted[r] / Math.Sqrt(typical * variance) : 0;
            double factor = Math.Abs(z) > TuningConstant ? TuningConstant / Math.Abs(z) : 1;
            weights[r] = factor / variance;
            if (factor < 1)
                downweighted.Add(new(r, z, factor));
        }

        double mean = weights.Sum() / weights.Length, change = 0;
        for (int r = 0; r < weights.Length; r++)
        {
            weights[r] /= mean;
            change = Math.Max(change, Math.Abs(weights[r] - _weights[r]));
        }

        return new(weights, relative, downweighted, Iterations + 1, change < tolerance);
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
