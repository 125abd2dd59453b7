namespace ExpertReview.Scoring;

/// <summary>How sure one application's rank and place are.</summary>
/// <param name="Mean">Posterior mean, in the unit of the ratings.</param>
/// <param name="Deviation">Posterior standard deviation, at least 0.</param>
/// <param name="ExpectedRank">1 + Σ P(another of its type is ahead), exact; in [1, n].</param>
/// <param name="ExpectedPercentile">Percentile of the expected rank (PCER), 100 (expected rank − ½) / n, with n the size of its type; low is good.</param>
/// <param name="MedianRank">The smallest r with P(rank ≤ r) ≥ ½.</param>
/// <param name="LowerRank">The smallest r with P(rank ≤ r) ≥ the options' tail probability: the good end of the rank interval.</param>
/// <param name="UpperRank">The smallest r with P(rank ≤ r) ≥ 1 − that probability: the bad end.</param>
/// <param name="PlaceProbability">P(top K): share of the draws in which it gets a place; null when no selection was given.</param>
/// <param name="OnShortlist">Whether it is on the shortlist that the draws are compared with; false when no selection was given.</param>
/// <param name="IsContested">Whether the probability of a place lies inside the contested zone (胶着区).</param>
public sealed record RankSummary(
    double Mean,
    double Deviation,
    double ExpectedRank,
    double ExpectedPercentile,
    int MedianRank,
    int LowerRank,
    int UpperRank,
    double? PlaceProbability,
    bool OnShortlist,
    bool IsContested);
