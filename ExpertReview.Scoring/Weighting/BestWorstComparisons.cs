namespace ExpertReview.Scoring;

/// <summary>The judgements of the best-worst method, and how far they contradict each other.</summary>
internal sealed class BestWorstComparisons
{
    private const int Halvings = 200;

    private BestWorstComparisons(double[] fromBest, double[] toWorst, int best, int worst) =>
        (FromBest, ToWorst, Best, Worst) = (fromBest, toWorst, best, worst);

    /// <summary>a_Bj.</summary>
    public IReadOnlyList<double> FromBest { get; }

    /// <summary>a_jW.</summary>
    public IReadOnlyList<double> ToWorst { get; }

    public int Best { get; }

    public int Worst { get; }

    public int Count => FromBest.Count;

    /// <summary>a_BW.</summary>
    public double Across => FromBest[Worst];

    /// <summary>Positions of all criteria but the best and the worst.</summary>
    public IEnumerable<int> Others => Enumerable.Range(0, Count).Where(j => j != Best && j != Worst);

    public static BestWorstComparisons Checked(IReadOnlyList<double> fromBest, IReadOnlyList<double> toWorst, int best, int worst)
    {
        ArgumentNullException.ThrowIfNull(fromBest);
        ArgumentNullException.ThrowIfNull(toWorst);
        if (fromBest.Count != toWorst.Count)
            throw new ArgumentException($"{fromBest.Count} comparisons with the best criterion, {toWorst.Count} with the worst.", nameof(toWorst));
        if (best < 0 || best >= fromBest.Count)
            throw new ArgumentOutOfRangeException(nameof(best), best, "There is no such criterion.");
        if (worst < 0 || worst >= fromBest.Count || worst == best)
            throw new ArgumentOutOfRangeException(nameof(worst), worst, "There is no such criterion, or it is the best one.");
        for (int j = 0; j < fromBest.Count; j++)
        {
            if (!double.IsFinite(fromBest[j]) || fromBest[j] < 1 || !double.IsFinite(toWorst[j]) || toWorst[j] < 1)
                throw new ArgumentException($"Criterion {j}: a comparison is less than 1 or not a finite number.", nameof(fromBest));
        }

        if (fromBest[best] != 1 || toWorst[worst] != 1)
            throw new ArgumentException("A criterion compared with itself must be 1.", nameof(fromBest));
        if (fromBest[worst] != toWorst[best])
            throw new ArgumentException("The two lists differ on how many times as important the best criterion is as the worst.", nameof(toWorst));
        return new([.. fromBest], [.. toWorst], best, worst);
    }

    public double InputConsistencyRatio()
    {
        double across = Across;
        return across == 1 ? 0 : Enumerable.Range(0, Count).Max(j => Math.Abs(FromBest[j] * ToWorst[j] - across)) / (across * across - across);
    }

    /// <summary>
    /// The least ξ for which one ratio t = w_B / w_W lies in every [(a_Bj − ξ)(a_jW − ξ), (a_Bj + ξ)(a_jW + ξ)] and in [a_BW − ξ, a_BW + ξ]:
    /// these ranges grow with ξ, so halving finds it.
    /// </summary>
    public double NonlinearDeviation()
    {
        if (Feasible(0))
            return 0;
        double low = 0, high = FromBest.Concat(ToWorst).Max();
        for (int halving = 0; halving < Halvings; halving++)
        {
            double middle = (low + high) / 2;
            if (Feasible(middle))
                high = middle;
            else
                low = middle;
        }

        return high;
    }

    private bool Feasible(double deviation)
    {
        double lowest = Across - deviation, highest = Across + deviation;
        foreach (int j in Others)
        {
            lowest = Math.Max(lowest, Math.Max(0, FromBest[j] - deviation) * Math.Max(0, ToWorst[j] - deviation));
            highest = Math.Min(highest, (FromBest[j] + deviation) * (ToWorst[j] + deviation));
        }

        return lowest <= highest;
    }
}
