namespace ExpertReview.Scoring;

/// <summary>Checks and scales weights.</summary>
internal static class WeightVector
{
    /// <summary>A copy scaled to sum 1.</summary>
    /// <exception cref="ArgumentException">There is none, one is negative or not finite, or all are 0.</exception>
    public static double[] Scaled(IReadOnlyList<double> weights)
    {
        double sum = Sum(weights);
        return sum > 0 && double.IsFinite(sum)
            ? [.. weights.Select(weight => weight / sum)]
            : throw new ArgumentException("The weights must have a positive, finite sum.", nameof(weights));
    }

    /// <summary>A copy scaled to sum 1, checked to be one weight per criterion.</summary>
    /// <exception cref="ArgumentException">Their number is another, one is negative or not finite, or all are 0.</exception>
    public static double[] Scaled(IReadOnlyList<double> weights, int criteria)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Count == criteria
            ? Scaled(weights)
            : throw new ArgumentException($"{weights.Count} weights for {criteria} criteria.", nameof(weights));
    }

    /// <summary>The sum, taken in ascending order.</summary>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    public static double Sum(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        for (int index = 0; index < weights.Count; index++)
        {
            if (!double.IsFinite(weights[index]) || weights[index] < 0)
                throw new ArgumentException($"Weight {index} is negative or not a finite number.", nameof(weights));
        }

        return Sample.Of([.. weights]).Sum;
    }

    /// <summary>n equal weights.</summary>
    public static double[] Equal(int count) => [.. Enumerable.Repeat(1.0 / count, count)];
}
