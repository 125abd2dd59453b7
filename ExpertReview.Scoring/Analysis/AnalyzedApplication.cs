namespace ExpertReview.Scoring;

/// <summary>One candidate, with everything the analysis says of it.</summary>
public sealed record AnalyzedApplication
{
    /// <summary>The application, its type and its group.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>Its row in the official ranking: total, rank, place, raw mean and rank by it.</summary>
    public required RankingRow Official { get; init; }

    /// <summary>k, the complete sheets that its figures rest on.</summary>
    public required int Reviews { get; init; }

    /// <summary>Competition rank within the type by the mean without one highest and one lowest total; null without a complete sheet.</summary>
    public required int? RankWithoutExtremes { get; init; }

    /// <summary>From the raw mean to the calibrated score; null without a complete sheet or when the panel cannot be calibrated.</summary>
    public required CalibratedApplication? Calibrated { get; init; }

    /// <summary>Competition rank within the type by the calibrated score; null without one, or where the type is not linked by experts.</summary>
    public required int? CalibratedRank { get; init; }

    /// <summary>How sure rank and place are; null like <see cref="CalibratedRank"/>.</summary>
    public required RankSummary? Certainty { get; init; }

    /// <summary>Standard deviation (k − 1) of the experts' totals: how far they are apart, in points; undefined for fewer than two.</summary>
    public required Measure Disagreement { get; init; }

    /// <summary>Whether it officially has a place, ties at the line included.</summary>
    public bool IsInside => Official.Placement is Placement.Inside or Placement.InsideTied;
}
