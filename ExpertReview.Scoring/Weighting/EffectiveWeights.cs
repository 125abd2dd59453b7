namespace ExpertReview.Scoring;

/// <summary>How much each dimension really decides, beside the weight that was announced.</summary>
/// <remarks>
/// Effective weight of dimension d: w_d Cov(x_d, t) / Var(t) over the applications, with x_d an application's mean mark and t = Σ w_d x_d. They sum to 1. A
/// dimension in which everybody gets much the same marks decides little, whatever its weight; one that runs against the others may even come
/// out negative. (Variance decomposition of a weighted sum; P. Paruolo, M. Saisana, A. Saltelli, J. R. Stat. Soc. A 176, 2013, compare both kinds of weight.)
/// </remarks>
/// <param name="Dimensions">Keys of the D dimensions, in the order of the rules.</param>
/// <param name="Nominal">The announced weights; they sum to 1.</param>
/// <param name="Effective">The effective weights; undefined when fewer than two applications have marks or all totals are equal.</param>
public sealed record EffectiveWeights(IReadOnlyList<string> Dimensions, IReadOnlyList<double> Nominal, IReadOnlyList<Measure> Effective)
{
    /// <summary>Computes both.</summary>
    /// <param name="nominal">Weights of the dimensions, not negative, not all 0; scaled to sum to 1.</param>
    /// <param name="means">n rows of D mean marks, one row per application.</param>
    /// <exception cref="ArgumentException">Numbers of dimensions differ, or a weight is unusable.</exception>
    public static EffectiveWeights Of(IReadOnlyList<WeightedDimension> nominal, IReadOnlyList<IReadOnlyList<double>> means)
    {
        ArgumentNullException.ThrowIfNull(nominal);
        ArgumentNullException.ThrowIfNull(means);
        double whole = nominal.Sum(one => (double)one.Weight);
        if (!(whole > 0) || nominal.Any(one => one.Weight < 0))
            throw new ArgumentException("Weights must not be negative and not all 0.", nameof(nominal));
        if (means.Any(row => row.Count != nominal.Count))
            throw new ArgumentException($"Every application needs {nominal.Count} mean marks.", nameof(means));

        double[] weights = [.. nominal.Select(one => one.Weight / whole)];
        double[] totals = [.. means.Select(row => row.Select((mark, d) => weights[d] * mark).Sum())];
        double variance = Covariance(totals, totals);
        return new(
            [.. nominal.Select(one => one.Dimension)],
            weights,
            [
                .. weights.Select((weight, d) => means.Count < 2 ? Measure.Undefined(UndefinedReason.TooFewValues)
                    : variance <= 0 ? Measure.Undefined(UndefinedReason.NoVariation)
                    : Measure.Of(weight * Covariance([.. means.Select(row => row[d])], totals) / variance)),
            ]);
    }

    private static double Covariance(double[] left, double[] right)
    {
        if (left.Length == 0)
            return 0;
        double leftMean = left.Average(), rightMean = right.Average(), sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += (left[i] - leftMean) * (right[i] - rightMean);
        return sum / left.Length;
    }
}
