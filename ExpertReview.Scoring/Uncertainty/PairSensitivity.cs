namespace ExpertReview.Scoring;

/// <summary>How far the weights are from tying two applications.</summary>
/// <param name="Difference">wᵀΔ under the weights as they are, in points; positive: the first is ahead.</param>
/// <param name="NearestWeights">The weights closest to the present ones (L2) that tie the pair; null when none do (dominance).</param>
/// <param name="Distance">Their L2 distance, at least 0; null when none tie.</param>
/// <param name="AbsoluteDistance">The smallest L1 distance Σ|w′ − w| of weights that tie, twice the weight that must be shifted; null when none tie.</param>
/// <param name="CriticalWeights">
/// For each dimension the weight at which the pair ties while the other weights keep their proportions; null when no weight in [0, 1] does.
/// </param>
public sealed record PairSensitivity(
    double Difference,
    IReadOnlyList<double>? NearestWeights,
    double? Distance,
    double? AbsoluteDistance,
    IReadOnlyList<double?> CriticalWeights)
{
    /// <summary>True when some weights tie the pair; false when one is ahead in every dimension.</summary>
    public bool IsFeasible => NearestWeights is not null;
}

/// <summary>The pair across the cut line whose order depends most on the weights.</summary>
/// <param name="Inside">Position of the application that has a place.</param>
/// <param name="Outside">Position of the one that would tie with it.</param>
/// <param name="Pair">How far the weights are from that; the first of the pair is the inside one.</param>
public sealed record CutLineSensitivity(int Inside, int Outside, PairSensitivity Pair);
