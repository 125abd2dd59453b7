namespace ExpertReview.Scoring;

/// <summary>Ways to make one ranking of a panel, for comparison with the official one.</summary>
public enum ComparedMethod
{
    /// <summary>Mean of the experts' totals.</summary>
    RawMean,

    /// <summary>Mean without one highest and one lowest (去掉一个最高分和一个最低分).</summary>
    WithoutExtremes,

    /// <summary>Median of the experts' totals.</summary>
    Median,

    /// <summary>Mean of each expert's z-scores.</summary>
    ZScore,

    /// <summary>Mean of the midrank percentiles within each expert.</summary>
    Percentile,

    /// <summary>Least squares: severities taken off, nothing else.</summary>
    LeastSquares,

    /// <summary>Crossed random effects (BLUP): severities taken off, scores drawn towards the mean.</summary>
    CrossedEffects,

    /// <summary><see cref="PanelCalibration"/>: the default pipeline.</summary>
    Calibrated,
}

/// <summary>What another method would have made of the same marks.</summary>
/// <param name="Method">The method.</param>
/// <param name="Scores">
/// n scores in the order of the candidates, in points or in the method's own unit; undefined where the method can say nothing, such as
/// across parts of the panel that no expert links.
/// </param>
/// <param name="Ranks">n competition ranks within the types, ties within <see cref="Scoring.Ranks.UsualTolerance"/>; null where there is no score.</param>
/// <param name="Enters">Codes of the applications that would come inside and officially are not.</param>
/// <param name="Leaves">Codes of those that officially are inside and would not be.</param>
/// <param name="Agreement">Kendall's τ-b with the official totals over the applications that have both; undefined for fewer than two.</param>
public sealed record MethodOutcome(
    ComparedMethod Method,
    IReadOnlyList<Measure> Scores,
    IReadOnlyList<int?> Ranks,
    IReadOnlyList<string> Enters,
    IReadOnlyList<string> Leaves,
    Measure Agreement);
