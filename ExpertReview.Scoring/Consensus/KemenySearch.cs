using System.Numerics;

namespace ExpertReview.Scoring;

/// <summary>The best order of one component, searched over the sets of items that are placed first.</summary>
internal static class KemenySearch
{
    /// <summary>A set is the bits of one number.</summary>
    private const int MostItems = 64;

    private const double Tolerance = 1e-9;

    /// <returns>The best order found, and a bound of the cost of any order: equal to its cost when the order is proven best.</returns>
    public static (int[] Order, double Bound) Of(MajorityLosses losses, int mostSets)
    {
        if (losses.Count == 1)
            return ([0], 0);
        int[] known = KemenyDescent.Of(losses);
        double limit = losses.CostOf(known);
        var cycles = losses.Cycles();
        double bound = cycles.Sum(cycle => cycle.Strength);
        if (bound >= limit - Tolerance)
            return (known, limit);
        return losses.Count > MostItems ? (known, bound) : Exact(losses, cycles, known, mostSets);
    }

    private static (int[] Order, double Bound) Exact(MajorityLosses losses, IReadOnlyList<CyclicTriple> cycles, int[] known, int mostSets)
    {
        double limit = losses.CostOf(known);
        ulong all = losses.Count == MostItems ? ulong.MaxValue : (1UL << losses.Count) - 1;
        var levels = new List<Dictionary<ulong, Prefix>> { new() { [0] = new(0, 0, -1) } };
        int held = 1;
        for (int placed = 0; placed < losses.Count; placed++)
        {
            var next = new Dictionary<ulong, Prefix>();
            foreach (var (set, prefix) in levels[placed])
            {
                Extend(losses, cycles, set, all, prefix, limit, next);
                if (held + next.Count > mostSets)
                    return (known, Math.Min(limit, levels[placed].Values.Min(one => one.Bound)));
            }

            if (next.Count == 0)
                return (known, limit);   // every other order costs at least as much
            held += next.Count;
            levels.Add(next);
        }

        return (Backwards(levels, all), levels[^1][all].Cost);
    }

    /// <summary>Places every remaining item next, and keeps what may still beat the limit.</summary>
    private static void Extend(
        MajorityLosses losses, IReadOnlyList<CyclicTriple> cycles, ulong set, ulong all, Prefix prefix, double limit, Dictionary<ulong, Prefix> next)
    {
        ulong rest = all & ~set;
        Span<double> through = stackalloc double[MostItems];
        through.Clear();
        double remaining = 0;
        foreach (var cycle in cycles)
        {
            if (((rest >> cycle.A) & (rest >> cycle.B) & (rest >> cycle.C) & 1) == 0)
                continue;
            remaining += cycle.Strength;
            through[cycle.A] += cycle.Strength;
            through[cycle.B] += cycle.Strength;
            through[cycle.C] += cycle.Strength;
        }

        for (ulong items = rest; items != 0; items &= items - 1)
        {
            int item = BitOperations.TrailingZeroCount(items);

            // In a best order no neighbours stand against their own majority: exchanging them would cost less.
            if (prefix.Last >= 0 && losses[prefix.Last, item] > 0)
                continue;
            double cost = prefix.Cost;
            for (ulong others = rest & ~(1UL << item); others != 0; others &= others - 1)
                cost += losses[item, BitOperations.TrailingZeroCount(others)];
            double bound = cost + remaining - through[item];
            if (bound >= limit - Tolerance)
                continue;
            var extended = new Prefix(cost, bound, item);
            ulong key = set | (1UL << item);
            if (!next.TryGetValue(key, out var before) || cost < before.Cost || (cost == before.Cost && item < before.Last))
                next[key] = extended;
        }
    }

    private static int[] Backwards(List<Dictionary<ulong, Prefix>> levels, ulong all)
    {
        int[] order = new int[levels.Count - 1];
        ulong set = all;
        for (int place = order.Length - 1; place >= 0; place--)
        {
            order[place] = levels[place + 1][set].Last;
            set &= ~(1UL << order[place]);
        }

        return order;
    }

    /// <summary>The best order of a set placed first: its cost with all that follow, a bound of the whole, and its last item.</summary>
    private readonly record struct Prefix(double Cost, double Bound, int Last);
}
