namespace ExpertReview.Scoring;

/// <summary>One value made of several.</summary>
/// <param name="Value">The value, in the unit of the input; null when there was nothing to aggregate.</param>
/// <param name="DroppedHighest">Index of the highest value when it was left out; null when none was.</param>
/// <param name="DroppedLowest">Index of the lowest value when it was left out; null when none was.</param>
public sealed record Aggregate(Fraction? Value, int? DroppedHighest = null, int? DroppedLowest = null);
