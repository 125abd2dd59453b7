namespace ExpertReview.Web.Features.Programs;

/// <summary>What <see cref="AggregationMethod.Calibrated"/> does beside removing each expert's severity and shrinking.</summary>
public sealed record CalibrationRules
{
    /// <summary>How far apart each expert puts the marks is brought to one scale too.</summary>
    public bool CalibratesSpread { get; init; } = true;

    /// <summary>Totals far from what the others lead one to expect, and those of experts who often differ, count less.</summary>
    public bool DownweightsOutliers { get; init; } = true;

    /// <summary>
    /// Totals shrink towards the mean of their track instead of everybody's. It helps where tracks truly differ, and is unfair
    /// where they do not: a weak field pulls its best down.
    /// </summary>
    public bool ShrinksToTrack { get; init; }
}
