namespace ExpertReview.Scoring;

/// <summary>What stands in for a standardization that an expert's values do not allow.</summary>
public enum StandardizationFallback
{
    /// <summary>Nothing: the values are as defined.</summary>
    None,

    /// <summary>One value only: it becomes the neutral value of the method (0, or ½ for min–max) and says nothing about its application.</summary>
    SingleValue,

    /// <summary>All values are equal, so there is no spread to divide by: all become the neutral value (0, or ½ for min–max).</summary>
    ConstantValues,

    /// <summary>The median absolute deviation is 0 although the values differ: z-scores stand in for robust ones.</summary>
    NoRobustSpread,
}

/// <summary>Standardized values and whether something had to stand in.</summary>
/// <param name="Values">As many as were given, in the same order; all finite.</param>
/// <param name="Fallback">What stands in; <see cref="StandardizationFallback.None"/> in the ordinary case.</param>
public sealed record StandardizedValues(IReadOnlyList<double> Values, StandardizationFallback Fallback);
