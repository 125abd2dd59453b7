namespace ExpertReview.Scoring;

/// <summary>A variance against one that is taken as known, by the χ² distribution.</summary>
internal static class VarianceRatio
{
    /// <summary>Two-sided test of variance = reference.</summary>
    public static Measure Test(double ratio, double degrees) => Measure.Of(TestDistributions.ChiSquaredTwoSided(ratio * degrees, degrees));

    /// <summary>Limits of the true ratio; null for a ratio of 0, which only says that marks are coarse.</summary>
    public static Interval? Limits(double ratio, double degrees, double level)
    {
        double tail = (1 - level) / 2;
        return ratio == 0
            ? null
            : Confidence.Between(
                ratio * degrees / TestDistributions.ChiSquaredQuantile(1 - tail, degrees),
                ratio * degrees / TestDistributions.ChiSquaredQuantile(tail, degrees),
                level);
    }

    /// <summary>The same of standard deviations.</summary>
    public static Interval? RootLimits(double ratio, double degrees, double level) => Limits(ratio, degrees, level) is { } limits
        ? new(Math.Sqrt(limits.Lower), Math.Sqrt(limits.Upper), level)
        : null;
}
