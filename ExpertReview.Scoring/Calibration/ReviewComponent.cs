namespace ExpertReview.Scoring;

/// <summary>A part of the panel that hangs together: any two of its applications are linked by a chain of common experts.</summary>
/// <param name="Applications">Positions of its applications, ascending; at least one.</param>
/// <param name="Experts">Positions of its experts, ascending; at least one.</param>
public sealed record ReviewComponent(IReadOnlyList<int> Applications, IReadOnlyList<int> Experts);
