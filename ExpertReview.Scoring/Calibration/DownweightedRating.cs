namespace ExpertReview.Scoring;

/// <summary>A rating so far from what the model expects that it counts less. Down-weighting is reported, never silent.</summary>
/// <param name="Rating">Position of the rating, 0 … N − 1.</param>
/// <param name="StandardizedResidual">z = e / (√(1 − h) s_j).</param>
/// <param name="Factor">The share of its expert's weight that it keeps, in (0, 1).</param>
public sealed record DownweightedRating(int Rating, double StandardizedResidual, double Factor);
