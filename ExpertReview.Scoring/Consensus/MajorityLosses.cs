namespace ExpertReview.Scoring;

/// <summary>
/// For the items of one component: how much more an order pays than it must by placing one item before another, that is by how much more
/// voters prefer the other.
/// </summary>
internal sealed class MajorityLosses
{
    /// <summary>Up to here the strongest triples are taken first, for a better bound; beyond, their list would be too long to hold.</summary>
    private const int MostSorted = 100;

    private readonly double[,] _losses;

    public MajorityLosses(PairwisePreferences preferences, int[] items)
    {
        _losses = new double[items.Length, items.Length];
        for (int first = 0; first < items.Length; first++)
        {
            for (int second = 0; second < items.Length; second++)
                _losses[first, second] = Math.Max(0, preferences[items[second], items[first]] - preferences[items[first], items[second]]);
        }
    }

    public int Count => _losses.GetLength(0);

    /// <summary>What placing <paramref name="first"/> before <paramref name="second"/> costs.</summary>
    public double this[int first, int second] => _losses[first, second];

    public double CostOf(IReadOnlyList<int> order)
    {
        double cost = 0;
        for (int place = 0; place < order.Count; place++)
        {
            for (int later = place + 1; later < order.Count; later++)
                cost += _losses[order[place], order[later]];
        }

        return cost;
    }

    /// <summary>Cyclic triples with the part of their majorities that every order must give up, no part counted twice.</summary>
    /// <remarks>Of a → b → c → a one majority is always broken, so the smallest of the three is lost; it is then taken off all three.</remarks>
    public IReadOnlyList<CyclicTriple> Cycles()
    {
        double[,] left = (double[,])_losses.Clone();
        var cycles = new List<CyclicTriple>();
        var triples = CyclicTriples();
        if (Count <= MostSorted)
            triples = triples.OrderByDescending(triple => Strength(_losses, triple));
        foreach (var (a, b, c) in triples)
        {
            double strength = Strength(left, (a, b, c));
            if (strength <= 0)
                continue;
            left[b, a] -= strength;
            left[c, b] -= strength;
            left[a, c] -= strength;
            cycles.Add(new(a, b, c, strength));
        }

        return cycles;
    }

    private static double Strength(double[,] losses, (int A, int B, int C) triple) =>
        Math.Min(losses[triple.B, triple.A], Math.Min(losses[triple.C, triple.B], losses[triple.A, triple.C]));

    /// <summary>Every a → b → c → a once, a being its smallest position.</summary>
    private IEnumerable<(int A, int B, int C)> CyclicTriples()
    {
        for (int a = 0; a < Count; a++)
        {
            for (int b = a + 1; b < Count; b++)
            {
                if (_losses[b, a] <= 0)
                    continue;
                for (int c = a + 1; c < Count; c++)
                {
                    if (_losses[c, b] > 0 && _losses[a, c] > 0)
                        yield return (a, b, c);
                }
            }
        }
    }
}

/// <summary>Three items each of which a majority prefers to the next, and what any order loses by that.</summary>
internal readonly record struct CyclicTriple(int A, int B, int C, double Strength);
