namespace ExpertReview.Scoring;

/// <summary>What several voters think of the order of m items; a voter may rank only some of them, and may tie.</summary>
public sealed class RankingProfile
{
    private RankingProfile(IReadOnlyList<string> items, IReadOnlyList<IReadOnlyList<RankedItem>> voters) => (Items, Voters) = (items, voters);

    /// <summary>The m items' codes; positions in all results follow them.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>Each voter's items, best first; ties stand in the order of their positions.</summary>
    public IReadOnlyList<IReadOnlyList<RankedItem>> Voters { get; }

    /// <summary>True when every voter ranks every item.</summary>
    public bool IsComplete => Voters.All(voter => voter.Count == Items.Count);

    /// <summary>A profile from numbers where lower is better.</summary>
    /// <param name="items">m codes, each once.</param>
    /// <param name="ranks">Per voter m finite numbers, such as 1, 2, 3; equal numbers tie; null = not ranked. Only their order matters.</param>
    /// <exception cref="ArgumentException">A code is repeated, a voter's list is not m long, or a number is not finite; the message names the voter.</exception>
    public static RankingProfile Of(IReadOnlyList<string> items, IReadOnlyList<IReadOnlyList<double?>> ranks)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(ranks);
        if (items.Distinct(StringComparer.Ordinal).Count() != items.Count)
            throw new ArgumentException("An item is named twice.", nameof(items));
        for (int voter = 0; voter < ranks.Count; voter++)
        {
            if (ranks[voter].Count != items.Count)
                throw new ArgumentException($"Voter {voter} has {ranks[voter].Count} ranks for {items.Count} items.", nameof(ranks));
            if (ranks[voter].Any(rank => rank is { } number && !double.IsFinite(number)))
                throw new ArgumentException($"Voter {voter} has a rank that is not a finite number.", nameof(ranks));
        }

        return new([.. items], [.. ranks.Select(voter => InOrder(
            [.. Enumerable.Range(0, items.Count).Where(item => voter[item] is not null)],
            item => -voter[item]!.Value,
            0))]);
    }

    /// <summary>A profile from lists of items, best first, without ties.</summary>
    /// <param name="items">m codes, each once.</param>
    /// <param name="orders">Per voter some positions 0 … m − 1, each at most once.</param>
    /// <exception cref="ArgumentException">A code or a position is repeated, or a position does not exist; the message names the voter.</exception>
    public static RankingProfile OfOrders(IReadOnlyList<string> items, IReadOnlyList<IReadOnlyList<int>> orders)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(orders);
        var ranks = new double?[orders.Count][];
        for (int voter = 0; voter < ranks.Length; voter++)
        {
            ranks[voter] = new double?[items.Count];
            for (int place = 0; place < orders[voter].Count; place++)
            {
                int item = orders[voter][place];
                if (item < 0 || item >= items.Count || ranks[voter][item] is not null)
                    throw new ArgumentException($"Voter {voter}, place {place + 1}: item {item} does not exist or is ranked twice.", nameof(orders));
                ranks[voter][item] = place + 1;
            }
        }

        return Of(items, ranks);
    }

    /// <summary>Every expert as a voter who ranks the applications rated, the highest rating first; ratings equal to 10⁻¹² of their magnitude tie.</summary>
    /// <param name="ratings">The ratings, one at most per application and expert.</param>
    /// <exception cref="ArgumentException">An expert rated an application more than once.</exception>
    public static RankingProfile Of(Ratings ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var voters = new List<IReadOnlyList<RankedItem>>();
        for (int expert = 0; expert < ratings.Experts.Count; expert++)
        {
            var values = new Dictionary<int, double>();
            foreach (int rating in ratings.OfExpert(expert))
            {
                int application = ratings.ApplicationOf[rating];
                if (!values.TryAdd(application, ratings.Values[rating]))
                {
                    throw new ArgumentException(
                        $"Expert \"{ratings.Experts[expert]}\" rated application \"{ratings.Applications[application]}\" more than once.",
                        nameof(ratings));
                }
            }

            voters.Add(InOrder([.. values.Keys.Order()], item => values[item], Sample.Of([.. values.Values]).Noise));
        }

        return new(ratings.Applications, voters);
    }

    private static RankedItem[] InOrder(int[] items, Func<int, double> value, double noise)
    {
        var ranks = Ranks.Midranks([.. items.Select(value)], noise);
        return [.. items.Zip(ranks, (item, rank) => new RankedItem(item, rank)).OrderBy(one => one.Rank)];
    }
}

/// <summary>An item in one voter's ranking.</summary>
/// <param name="Item">The item's position in <see cref="RankingProfile.Items"/>.</param>
/// <param name="Rank">Its midrank among the items that this voter ranks: 1 is best, 2.5 is shared by the second and the third.</param>
public readonly record struct RankedItem(int Item, double Rank);
