namespace ExpertReview.Scoring;

/// <summary>One application in a ranking.</summary>
public sealed record RankingRow
{
    /// <summary>The application, its type and its group.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>
    /// Competition rank (1, 2, 2, 4) within the type, by official total and then the tie chain; null when there is no total.
    /// </summary>
    public required int? Rank { get; init; }

    /// <summary>The official total in points, exact; null when <see cref="Placement"/> is <see cref="Placement.Incomplete"/>.</summary>
    public required Fraction? Total { get; init; }

    /// <summary>Mean of the complete sheets' totals in points, nothing dropped; null like <see cref="Total"/>.</summary>
    public required Fraction? RawMean { get; init; }

    /// <summary>Competition rank within the type by <see cref="RawMean"/> alone; null like <see cref="Total"/>.</summary>
    public required int? RawMeanRank { get; init; }

    /// <summary>The score in each dimension, in the order of the rules.</summary>
    public required IReadOnlyList<DimensionScore> Dimensions { get; init; }

    /// <summary>Every expert who marked it, in ordinal order of their codes, with what became of the total.</summary>
    public required IReadOnlyList<ExpertTotal> Experts { get; init; }

    /// <summary>Where it stands with regard to the cut line.</summary>
    public required Placement Placement { get; init; }

    /// <summary>Why it stands there, or why it has no total.</summary>
    public required PlacementReason Reason { get; init; }

    /// <summary>The applications that share its rank, without itself, in ordinal order: equal in total and in every step of the chain.</summary>
    public required IReadOnlyList<string> TiedWith { get; init; }

    /// <summary>
    /// Number, from 1, of the last step of the tie chain that was read to set it apart from another application with the same
    /// official total; null when no other has the same total, or none of those could be set apart from it.
    /// </summary>
    public required int? DecidedByStep { get; init; }

    /// <summary>Number of sheets with a mark in every dimension, on which the aggregation rule decides whether to drop extremes.</summary>
    public int CompleteSheets => Experts.Count(expert => expert.Total is not null);

    /// <summary>Number of experts whose totals went into the official total: the complete sheets without the dropped; 0 when there is no total.</summary>
    public int ExpertsCounted => Experts.Count(expert => expert.Use == ExpertTotalUse.Counted);
}
