namespace ExpertReview.Scoring;

/// <summary>What a step of the tie chain compares; the higher value goes first.</summary>
public enum TieBreakKind
{
    /// <summary>The aggregated score of one dimension, by the official method.</summary>
    DimensionScore,

    /// <summary>The mean of all counted experts' totals, nothing dropped.</summary>
    RawMean,

    /// <summary>The median of the experts' totals.</summary>
    MedianTotal,

    /// <summary>The lowest of the experts' totals, dropped or not.</summary>
    LowestTotal,

    /// <summary>The highest of the experts' totals, dropped or not.</summary>
    HighestTotal,
}

/// <summary>One step of the tie chain: what is compared when official totals, and every earlier step, are equal.</summary>
public sealed record TieBreak
{
    private TieBreak(TieBreakKind kind, string? dimension = null) => (Kind, Dimension) = (kind, dimension);

    /// <summary>Higher raw mean first.</summary>
    public static TieBreak RawMean { get; } = new(TieBreakKind.RawMean);

    /// <summary>Higher median of the experts' totals first.</summary>
    public static TieBreak MedianTotal { get; } = new(TieBreakKind.MedianTotal);

    /// <summary>Higher lowest expert's total first.</summary>
    public static TieBreak LowestTotal { get; } = new(TieBreakKind.LowestTotal);

    /// <summary>Higher highest expert's total first.</summary>
    public static TieBreak HighestTotal { get; } = new(TieBreakKind.HighestTotal);

    /// <summary>What is compared.</summary>
    public TieBreakKind Kind { get; }

    /// <summary>The dimension compared; null for every kind but <see cref="TieBreakKind.DimensionScore"/>.</summary>
    public string? Dimension { get; }

    /// <summary>Higher aggregated score in <paramref name="dimension"/> first.</summary>
    /// <param name="dimension">Key of a dimension of the rules.</param>
    /// <exception cref="ArgumentException"><paramref name="dimension"/> is empty.</exception>
    public static TieBreak DimensionScore(string dimension)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dimension);
        return new(TieBreakKind.DimensionScore, dimension);
    }
}
