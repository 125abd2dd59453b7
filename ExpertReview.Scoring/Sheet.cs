namespace ExpertReview.Scoring;

/// <summary>All marks that one expert gave one application (评分表).</summary>
/// <param name="Application">The application's code.</param>
/// <param name="Expert">The expert's code.</param>
/// <param name="Points">Points by dimension, only for the dimensions marked; at least one.</param>
public sealed record Sheet(string Application, string Expert, IReadOnlyDictionary<string, decimal> Points);
