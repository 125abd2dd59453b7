namespace ExpertReview.Scoring;

/// <summary>The order that contradicts the voters least (Kemeny), and whether it is proven to.</summary>
/// <remarks>
/// <para>
/// Distance = Σ over pairs of the number of voters who prefer the item placed lower. Strict majorities make a directed graph; its strongly
/// connected components can be ordered one after the other without loss, so that each is solved alone. A component of up to 64 items is
/// searched exactly, set by set of items placed first (the best order of a set does not depend on the order of the rest), leaving out sets
/// that cannot beat the best order known; the bound adds up majorities that cyclic triples, no majority counted twice, must give up. If the
/// search would hold more sets than allowed, or a component is larger, the order comes from moving single items until no move helps,
/// and <see cref="LowerBound"/> says how far from the best it can be.
/// </para>
/// <para>
/// J. G. Kemeny, Daedalus 88 (1959), 577–591; components: M. Truchon, Cahier 98-15, Université Laval (1998). The optimum need not be unique:
/// ties of the voters are broken by the items' positions, so do not read meaning into the order of near equals.
/// </para>
/// </remarks>
/// <param name="Order">The m positions, best first.</param>
/// <param name="Distance">Disagreements of this order with the voters, at least 0.</param>
/// <param name="LowerBound">No order has fewer disagreements than this.</param>
/// <param name="IsOptimal">True when no order is better: the distance is at its bound.</param>
public sealed record KemenyRanking(IReadOnlyList<int> Order, double Distance, double LowerBound, bool IsOptimal)
{
    /// <summary>Sets of items that one component's search holds at most, unless told otherwise: some tens of megabytes, a few seconds.</summary>
    public const int UsualMostSets = 400_000;

    private const double Tolerance = 1e-9;

    /// <summary>Distance less bound: how many disagreements fewer another order might have. 0 when optimal.</summary>
    public double Gap => Distance - LowerBound;

    /// <summary>Finds the order.</summary>
    /// <param name="preferences">Preferences among m items.</param>
    /// <param name="mostSets">How many sets one component's search may hold, at least 1: a limit of work that does not depend on any clock.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mostSets"/> is less than 1.</exception>
    public static KemenyRanking Of(PairwisePreferences preferences, int mostSets = UsualMostSets)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostSets, 1);
        var order = new List<int>();
        double excess = 0;
        foreach (int[] component in StrongComponents.Of(preferences.Count, (item, other) => preferences[item, other] > preferences[other, item]))
        {
            var (ordered, bound) = KemenySearch.Of(new MajorityLosses(preferences, component), mostSets);
            order.AddRange(ordered.Select(place => component[place]));
            excess += bound;
        }

        double distance = DistanceOf(preferences, order);
        double lowerBound = Math.Min(distance, Unavoidable(preferences) + excess);
        return distance - lowerBound <= Tolerance
            ? new(order, distance, distance, IsOptimal: true)
            : new(order, distance, lowerBound, IsOptimal: false);
    }

    /// <summary>Disagreements of any order with the voters.</summary>
    /// <param name="preferences">Preferences among m items.</param>
    /// <param name="order">The m positions, best first, each once.</param>
    /// <exception cref="ArgumentException"><paramref name="order"/> is not a permutation of the positions.</exception>
    public static double DistanceOf(PairwisePreferences preferences, IReadOnlyList<int> order)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        ArgumentNullException.ThrowIfNull(order);
        if (!order.Order().SequenceEqual(Enumerable.Range(0, preferences.Count)))
            throw new ArgumentException("The order must hold every position once.", nameof(order));
        double distance = 0;
        for (int place = 0; place < order.Count; place++)
        {
            for (int later = place + 1; later < order.Count; later++)
                distance += preferences[order[later], order[place]];
        }

        return distance;
    }

    /// <summary>Σ over pairs of the smaller count, which every order pays.</summary>
    private static double Unavoidable(PairwisePreferences preferences)
    {
        double sum = 0;
        for (int item = 0; item < preferences.Count; item++)
        {
            for (int other = item + 1; other < preferences.Count; other++)
                sum += Math.Min(preferences[item, other], preferences[other, item]);
        }

        return sum;
    }
}
