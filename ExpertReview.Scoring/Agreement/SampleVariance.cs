namespace ExpertReview.Scoring;

/// <summary>The sample variance Σ(x − x̄)² / (n − 1), in two passes over the values in sorted order.</summary>
internal static class SampleVariance
{
    /// <summary>The variance of at least two finite values; exactly 0 when all are equal.</summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        if (sorted[0] == sorted[^1])
            return 0;
        double mean = sorted.Average();
        return sorted.Sum(value => (value - mean) * (value - mean)) / (sorted.Length - 1);
    }
}
