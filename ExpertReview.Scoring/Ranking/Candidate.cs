namespace ExpertReview.Scoring;

/// <summary>An application that takes part in a ranking.</summary>
/// <param name="Application">Its code, as in the panel; not empty, unique among the candidates.</param>
/// <param name="Type">Its application type (申报类型): ranks, places and ties are made within it.</param>
/// <param name="Group">What quotas count, such as its city; null = no quota touches it.</param>
public sealed record Candidate(string Application, string Type, string? Group = null);
