namespace ExpertReview.Scoring;

/// <summary>A dimension and its share of an expert's total.</summary>
/// <param name="Dimension">The dimension's key, as in the marks.</param>
/// <param name="Weight">Its weight, at least 0; in basis points (2500 = 25 %) unless <see cref="RankingRules.WholeWeight"/> says otherwise.</param>
public sealed record WeightedDimension(string Dimension, int Weight);
