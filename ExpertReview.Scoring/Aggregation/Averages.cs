namespace ExpertReview.Scoring;

/// <summary>Exact averages. No value is rounded, so none depends on the order of its input.</summary>
public static class Averages
{
    /// <summary>Arithmetic mean Σx / k.</summary>
    /// <param name="values">k values in any unit.</param>
    /// <returns>The mean in the same unit; null when k = 0.</returns>
    public static Fraction? Mean(IReadOnlyList<Fraction> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count == 0 ? null : Sum(values) / values.Count;
    }

    /// <summary>Median: the middle of the sorted values, or the mean of the two middle ones when k is even.</summary>
    /// <param name="values">k values in any unit.</param>
    /// <returns>The median in the same unit; null when k = 0.</returns>
    public static Fraction? Median(IReadOnlyList<Fraction> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            return null;

        Fraction[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>
    /// Mean without one highest and one lowest value, (Σx − max − min) / (k − 2) for k ≥ 3; for k &lt; 3 the plain mean, and
    /// nothing is dropped.
    /// </summary>
    /// <remarks>
    /// Exactly one copy of a tied extreme goes: the first of the highest, the last of the lowest, so that two different values
    /// go even when all are equal. For k = 3 the result is the median.
    /// </remarks>
    /// <param name="values">k values in any unit.</param>
    /// <returns>The mean, null when k = 0, and the indices of the two values left out.</returns>
    public static Aggregate MeanWithoutExtremes(IReadOnlyList<Fraction> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < AggregationRule.FewestForDropping)
            return new(Mean(values));

        int highest = 0, lowest = 0;
        for (int index = 1; index < values.Count; index++)
        {
            if (values[index] > values[highest])
                highest = index;
            if (values[index] <= values[lowest])
                lowest = index;
        }

        return new((Sum(values) - values[highest] - values[lowest]) / (values.Count - 2), highest, lowest);
    }

    private static Fraction Sum(IEnumerable<Fraction> values) =>
        values.Aggregate(Fraction.Zero, (sum, value) => sum + value);
}
