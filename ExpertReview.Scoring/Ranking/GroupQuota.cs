namespace ExpertReview.Scoring;

/// <summary>At most <paramref name="Most"/> of each group get a place, such as three of each city.</summary>
/// <param name="Most">At least 0.</param>
/// <param name="Type">The application type it holds for; null = every type that has no quota of its own.</param>
public sealed record GroupQuota(int Most, string? Type = null);
