namespace ExpertReview.Scoring;

/// <summary>How far the weights of the dimensions would have to move to change an order.</summary>
/// <remarks>
/// The difference of a and b under weights w is d(w) = wᵀΔ, Δ = a − b. New weights w′ must keep Σw′ = 1 and w′ ≥ 0. Some w′ ties the pair unless Δ is
/// positive in every dimension or negative in every dimension (dominance).
/// </remarks>
public static class WeightSensitivity
{
    /// <summary>The smallest changes of weights that tie two applications.</summary>
    /// <param name="a">The scores of the first in K dimensions, finite.</param>
    /// <param name="b">The scores of the second.</param>
    /// <param name="weights">K weights, at least 0, with sum 1 (within 1e-9).</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, a score is not finite, or the weights are not as stated.</exception>
    public static PairSensitivity OfPair(IReadOnlyList<double> a, IReadOnlyList<double> b, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        double[] w = Checked(weights);
        if (a.Count != w.Length || b.Count != w.Length)
            throw new ArgumentException($"{w.Length} weights, {a.Count} and {b.Count} scores.", nameof(weights));
        double[] gaps = new double[w.Length];
        for (int k = 0; k < gaps.Length; k++)
        {
            gaps[k] = a[k] - b[k];
            if (!double.IsFinite(gaps[k]))
                throw new ArgumentException($"A score in dimension {k} is not finite.", nameof(a));
        }

        return OfGaps(gaps, w);
    }

    /// <summary>The smallest change of weights (in L2) after which some application outside ties with one inside.</summary>
    /// <remarks>
    /// All pairs of an inside and an outside application of the same type are looked at, K(n − K) of them, but pairs in which the outside one is already
    /// ahead: those a quota decides, not the weights. The distance to the tie without the bound w ≥ 0, |d| / ‖Δ − mean Δ‖, is a lower limit; only pairs that
    /// could still be the closest are solved in full.
    /// </remarks>
    /// <param name="scores">n × K, finite.</param>
    /// <param name="weights">K weights, at least 0, with sum 1 (within 1e-9).</param>
    /// <param name="inside">n flags: who is on the shortlist.</param>
    /// <param name="typeOf">n types; empty: all are of one.</param>
    /// <returns>The closest pair; null when no pair can be tied. Of equal distances the pair with the earliest positions.</returns>
    /// <exception cref="ArgumentException">The sizes differ, a score is not finite, or the weights are not as stated.</exception>
    public static CutLineSensitivity? OfCutLine(double[,] scores, IReadOnlyList<double> weights, IReadOnlyList<bool> inside, ReadOnlySpan<int> typeOf = default)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(inside);
        double[] w = Checked(weights);
        int n = scores.GetLength(0);
        if (scores.GetLength(1) != w.Length || inside.Count != n || (typeOf.Length != 0 && typeOf.Length != n))
            throw new ArgumentException($"Scores of {n} × {scores.GetLength(1)}, {w.Length} weights, {inside.Count} flags.", nameof(scores));
        foreach (double score in scores)
        {
            if (!double.IsFinite(score))
                throw new ArgumentException("A score is not finite.", nameof(scores));
        }

        CutLineSensitivity? closest = null;
        double[] gaps = new double[w.Length];
        for (int i = 0; i < n; i++)
        {
            for (int o = 0; o < n && inside[i]; o++)
            {
                if (inside[o] || (typeOf.Length != 0 && typeOf[i] != typeOf[o]))
                    continue;
                for (int k = 0; k < gaps.Length; k++)
                    gaps[k] = scores[i, k] - scores[o, k];
                if (VectorKernel.Dot(gaps, w) < 0 || LowerLimit(gaps, w) >= (closest?.Pair.Distance ?? double.PositiveInfinity))
                    continue;
                var pair = OfGaps(gaps, w);
                if (pair.Distance is { } distance && !(distance >= closest?.Pair.Distance))
                    closest = new(i, o, pair);
            }
        }

        return closest;
    }

    private static PairSensitivity OfGaps(double[] gaps, double[] weights)
    {
        bool canTie = gaps.Min() <= 0 && gaps.Max() >= 0;
        double[]? nearest = canTie ? NearestTie.Of(gaps, weights) : null;
        return new(
            VectorKernel.Dot(gaps, weights),
            nearest,
            nearest is null ? null : Math.Sqrt(weights.Zip(nearest, (old, other) => (old - other) * (old - other)).Order().Sum()),
            canTie ? ShiftedWeight(gaps, weights) : null,
            [.. Enumerable.Range(0, gaps.Length).Select(k => Critical(gaps, weights, k))]);
    }

    /// <summary>The L1 distance: weight goes from where it favours the leader most to where it favours the other most; moving m costs 2m.</summary>
    private static double ShiftedWeight(double[] gaps, double[] weights)
    {
        double difference = VectorKernel.Dot(gaps, weights);
        double side = difference < 0 ? -1 : 1;
        double target = gaps.Min(gap => side * gap), left = Math.Abs(difference), moved = 0;
        foreach (int k in Enumerable.Range(0, gaps.Length).OrderByDescending(k => side * gaps[k]))
        {
            double gain = side * gaps[k] - target;
            if (left <= 0 || gain <= 0)
                break;
            double amount = Math.Min(weights[k], left / gain);
            moved += amount;
            left -= amount * gain;
        }

        return 2 * moved;
    }

    /// <summary>The weight of one dimension at which the pair ties, the others keeping their proportions.</summary>
    private static double? Critical(double[] gaps, double[] weights, int k)
    {
        double others = 0, rest = 0;
        for (int l = 0; l < gaps.Length; l++)
        {
            if (l == k)
                continue;
            others += weights[l];
            rest += weights[l] * gaps[l];
        }

        if (others <= 0)
            return null;
        double mean = rest / others;
        double critical = -mean / (gaps[k] - mean);
        return critical is >= 0 and <= 1 ? critical : null;
    }

    private static double LowerLimit(double[] gaps, double[] weights)
    {
        // Asked for every pair across the line: plain loops.
        double mean = 0, squares = 0;
        foreach (double gap in gaps)
            mean += gap;
        mean /= gaps.Length;
        foreach (double gap in gaps)
            squares += (gap - mean) * (gap - mean);
        double norm = Math.Sqrt(squares);
        return norm == 0 ? 0 : Math.Abs(VectorKernel.Dot(gaps, weights)) / norm * (1 - 1e-12);
    }

    private static double[] Checked(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0 || !weights.All(weight => double.IsFinite(weight) && weight >= 0) || Math.Abs(weights.Sum() - 1) > 1e-9)
            throw new ArgumentException("Weights must be at least 0 and sum to 1.", nameof(weights));
        return [.. weights];
    }
}
