namespace ExpertReview.Scoring;

/// <summary>Weights from comparisons with the best and the worst criterion alone (最优最劣法, BWM), in its linear form.</summary>
/// <remarks>
/// <para>
/// Minimize ξ subject to |w_B − a_Bj·w_j| ≤ ξ and |w_j − a_jW·w_W| ≤ ξ for all j, Σw = 1, w ≥ 0. J. Rezaei, Omega 53 (2015), 49–57; the
/// linear form: Omega 64 (2016), 126–130.
/// </para>
/// <para>
/// Solved without a linear-programming package: only proportions matter, so hold ξ at 1 and maximize Σw instead. Given w_B and w_W, every
/// other weight then stands at its upper limit min((w_B + 1) / a_Bj, a_jW·w_W + 1), and Σw is a concave, piecewise linear function of
/// (w_B, w_W) on a polygon. Its maximum lies where two of the polygon's edges and the function's creases cross: all crossings are tried,
/// O(n³) in all, which is exact but for rounding. If several are best, the optimum is not unique: their mean is
/// returned, and the range of each weight over all optima beside it.
/// </para>
/// </remarks>
public sealed record BestWorstMethod
{
    private BestWorstMethod()
    {
    }

    /// <summary>n weights, sum 1.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>The lowest value of each weight among all optima; equal to <see cref="Weights"/> when there is one.</summary>
    public required IReadOnlyList<double> LowestWeights { get; init; }

    /// <summary>The highest value of each weight among all optima.</summary>
    public required IReadOnlyList<double> HighestWeights { get; init; }

    /// <summary>True when no other weights reach the same ξ.</summary>
    public required bool IsUnique { get; init; }

    /// <summary>ξ of the linear model, in the unit of the weights: itself the sign of consistency, 0 = fully consistent.</summary>
    public required double Deviation { get; init; }

    /// <summary>
    /// max_j |a_Bj·a_jW − a_BW| / (a_BW² − a_BW), known before any weight is found; 0 when a_BW = 1. F. Liang, M. Brunelli, J. Rezaei,
    /// Omega 96 (2020), 102175.
    /// </summary>
    public required double InputConsistencyRatio { get; init; }

    /// <summary>ξ of the non-linear model of 2015, the least possible max |w_B/w_j − a_Bj|, |w_j/w_W − a_jW|.</summary>
    public required double NonlinearDeviation { get; init; }

    /// <summary>
    /// <see cref="NonlinearDeviation"/> divided by its largest possible value for this a_BW, the smaller root of
    /// ξ² − (1 + 2a_BW)ξ + a_BW² − a_BW = 0 (published rounded as 0, 0.44, 1.00, 1.63, 2.30, 3.00, 3.73, 4.47, 5.23 for 1 … 9); undefined
    /// (<see cref="UndefinedReason.NoVariation"/>) when a_BW = 1.
    /// </summary>
    public required Measure NonlinearConsistencyRatio { get; init; }

    /// <summary>Finds weights and consistency.</summary>
    /// <param name="bestToOthers">n numbers a_Bj of at least 1: how many times as important the best criterion is; 1 for the best itself.</param>
    /// <param name="othersToWorst">n numbers a_jW of at least 1: how many times as important as the worst; 1 for the worst itself.</param>
    /// <param name="best">The best criterion's position, from 0.</param>
    /// <param name="worst">The worst criterion's position; another.</param>
    /// <exception cref="ArgumentException">
    /// The lists differ in length, a number is less than 1 or not finite, a criterion compared with itself is not 1, or the two lists differ
    /// on a_BW.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside the lists, or the two are the same.</exception>
    public static BestWorstMethod Of(IReadOnlyList<double> bestToOthers, IReadOnlyList<double> othersToWorst, int best, int worst)
    {
        var comparisons = BestWorstComparisons.Checked(bestToOthers, othersToWorst, best, worst);
        var (optima, deviation) = BestWorstProgram.Optima(comparisons);
        double[] weights = [.. Enumerable.Range(0, comparisons.Count).Select(j => Location.Mean([.. optima.Select(optimum => optimum[j])]).Value!.Value)];
        double nonlinear = comparisons.NonlinearDeviation();
        double across = comparisons.Across;
        double largest = (1 + 2 * across - Math.Sqrt(1 + 8 * across)) / 2;
        return new()
        {
            Weights = weights,
            LowestWeights = [.. weights.Select((_, j) => optima.Min(optimum => optimum[j]))],
            HighestWeights = [.. weights.Select((_, j) => optima.Max(optimum => optimum[j]))],
            IsUnique = optima.Count == 1,
            Deviation = deviation,
            InputConsistencyRatio = comparisons.InputConsistencyRatio(),
            NonlinearDeviation = nonlinear,
            NonlinearConsistencyRatio = across == 1 ? Measure.Undefined(UndefinedReason.NoVariation) : Measure.Of(nonlinear / largest),
        };
    }
}
