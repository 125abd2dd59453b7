namespace ExpertReview.Scoring;

/// <summary>An application, expert or criterion all of whose marks are in the lowest or all in the highest category: its logit would be infinite.</summary>
/// <param name="Facet">What it is.</param>
/// <param name="Code">Its code.</param>
/// <param name="IsHighest">True when all its marks are in the highest category, false when in the lowest.</param>
public sealed record ExtremeElement(Facet Facet, string Code, bool IsHighest);
