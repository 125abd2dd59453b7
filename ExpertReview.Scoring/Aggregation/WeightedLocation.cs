namespace ExpertReview.Scoring;

/// <summary>Mean and median of values that do not all count the same, such as reviews with different precision.</summary>
/// <remarks>
/// A weight is at least 0; only the weights' proportions matter. Undefined without values (<see cref="UndefinedReason.TooFewValues"/>)
/// and when all weights are 0 (<see cref="UndefinedReason.NotPositive"/>). The order of the pairs changes nothing.
/// </remarks>
public static class WeightedLocation
{
    /// <summary>A cumulative weight this near to one half, as a share of all, is one half: 0.1 + 0.4 of 1 is reached in spite of rounding.</summary>
    private const double HalfTolerance = 1e-12;

    /// <summary>Weighted mean Σωv / Σω.</summary>
    /// <param name="values">k finite values.</param>
    /// <param name="weights">k weights ω.</param>
    /// <exception cref="ArgumentException">The numbers differ, a value is not finite, or a weight is negative or not finite.</exception>
    public static Measure Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights) => Defined(values, weights, (pairs, total) =>
    {
        double sum = 0;
        foreach (var (value, weight) in pairs)
            sum += value * weight;
        return sum / total;
    });

    /// <summary>Lower weighted median: the smallest value at which the weights, added up from the lowest value, reach half of their sum.</summary>
    /// <param name="values">k finite values.</param>
    /// <param name="weights">k weights ω.</param>
    /// <exception cref="ArgumentException">The numbers differ, a value is not finite, or a weight is negative or not finite.</exception>
    public static Measure LowerMedian(ReadOnlySpan<double> values, ReadOnlySpan<double> weights) => Defined(values, weights, (pairs, total) =>
    {
        double reached = 0;
        foreach (var (value, weight) in pairs)
        {
            reached += weight;
            if (reached >= (0.5 - HalfTolerance) * total)
                return value;
        }

        return pairs[^1].Value;
    });

    /// <summary>The weighted mean of every application.</summary>
    /// <param name="ratings">N ratings of n applications.</param>
    /// <param name="weights">N weights, in the order of the ratings.</param>
    /// <returns>n figures, in the order of <see cref="Ratings.Applications"/>.</returns>
    /// <exception cref="ArgumentException">Their number is not N, or a weight is negative or not finite.</exception>
    public static IReadOnlyList<Measure> MeanPerApplication(Ratings ratings, ReadOnlySpan<double> weights) =>
        PerApplication(ratings, weights, Mean);

    /// <summary>The lower weighted median of every application.</summary>
    /// <param name="ratings">N ratings of n applications.</param>
    /// <param name="weights">N weights, in the order of the ratings.</param>
    /// <returns>n figures, in the order of <see cref="Ratings.Applications"/>.</returns>
    /// <exception cref="ArgumentException">Their number is not N, or a weight is negative or not finite.</exception>
    public static IReadOnlyList<Measure> LowerMedianPerApplication(Ratings ratings, ReadOnlySpan<double> weights) =>
        PerApplication(ratings, weights, LowerMedian);

    private static Measure[] PerApplication(
        Ratings ratings, ReadOnlySpan<double> weights, Func<ReadOnlySpan<double>, ReadOnlySpan<double>, Measure> estimate)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (weights.Length != ratings.Count)
            throw new ArgumentException($"{weights.Length} weights for {ratings.Count} ratings.", nameof(weights));
        var figures = new Measure[ratings.Applications.Count];
        for (int application = 0; application < figures.Length; application++)
        {
            var own = weights[ratings.RowStarts[application]..ratings.RowStarts[application + 1]];
            figures[application] = estimate(ratings.ValuesOf(application), own);
        }

        return figures;
    }

    private static Measure Defined(
        ReadOnlySpan<double> values, ReadOnlySpan<double> weights, Func<(double Value, double Weight)[], double, double> estimate)
    {
        if (values.Length != weights.Length)
            throw new ArgumentException($"{weights.Length} weights for {values.Length} values.", nameof(weights));
        var pairs = new (double Value, double Weight)[values.Length];
        for (int index = 0; index < pairs.Length; index++)
        {
            if (!double.IsFinite(values[index]))
                throw new ArgumentException($"Value {index} is not a finite number.", nameof(values));
            if (!double.IsFinite(weights[index]) || weights[index] < 0)
                throw new ArgumentException($"Weight {index} is negative or not a finite number.", nameof(weights));
            pairs[index] = (values[index], weights[index]);
        }

        if (pairs.Length == 0)
            return Measure.Undefined(UndefinedReason.TooFewValues);
        Array.Sort(pairs);
        double total = 0;
        foreach (var (_, weight) in pairs)
            total += weight;
        return total > 0 ? Measure.Of(estimate(pairs, total)) : Measure.Undefined(UndefinedReason.NotPositive);
    }
}
