namespace ExpertReview.Scoring;

/// <summary>What the ranking would be without one of the experts.</summary>
/// <param name="Expert">The expert's code.</param>
/// <param name="Ranks">The rank of each application within its type without this expert; null when it has no value then.</param>
/// <param name="Shifts">Rank without minus rank with the expert: positive when the application falls without; null where either is missing.</param>
/// <param name="Entering">Positions that get a place only without the expert, ascending.</param>
/// <param name="Leaving">Positions that get a place only with the expert, ascending.</param>
public sealed record WithoutExpert(
    string Expert,
    IReadOnlyList<int?> Ranks,
    IReadOnlyList<int?> Shifts,
    IReadOnlyList<int> Entering,
    IReadOnlyList<int> Leaving)
{
    /// <summary>The largest move of an application, in ranks; 0 when none moves.</summary>
    public int LargestShift => Shifts.Max(shift => Math.Abs(shift ?? 0));
}

/// <summary>How much the ranking depends on any one expert: the ranking is made again without each of them. Immutable.</summary>
/// <remarks>Ranks are competition ranks (1, 2, 2, 4) within the types. Applications at the line that tie are all counted as inside.</remarks>
public sealed class LeaveOneExpertOut
{
    private LeaveOneExpertOut(int?[] ranks, bool[] shortlist, WithoutExpert[] experts) => (Ranks, Shortlist, Experts) = (ranks, shortlist, experts);

    /// <summary>The ranks with all experts; null where an application has no value.</summary>
    public IReadOnlyList<int?> Ranks { get; }

    /// <summary>Who gets a place with all experts.</summary>
    public IReadOnlyList<bool> Shortlist { get; }

    /// <summary>The ranking without each of <see cref="Ratings.Experts"/>, in their order.</summary>
    public IReadOnlyList<WithoutExpert> Experts { get; }

    /// <summary>The whole table, experts in parallel.</summary>
    /// <param name="ratings">All ratings.</param>
    /// <param name="scores">From ratings to values; called from several threads at a time.</param>
    /// <param name="selection">Who gets a place, for <see cref="Ratings.Applications"/> in their order.</param>
    /// <param name="threads">Most threads to use; −1: as many as the machine offers.</param>
    /// <exception cref="ArgumentException">The rule is for another number of applications, or the function gives another number of values.</exception>
    public static LeaveOneExpertOut Of(Ratings ratings, ScoreFunction scores, SelectionRule selection, int threads = -1)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(scores);
        return Of(
            ratings.Experts,
            Resampling.Values(ratings, ratings, scores),
            expert => Resampling.Values(ratings, ratings.WithoutExpert(expert), scores),
            selection,
            threads);
    }

    /// <summary>The whole table from values that the caller computes, experts in parallel.</summary>
    /// <param name="experts">Codes of the experts.</param>
    /// <param name="all">The n applications' values with all experts; null where undefined.</param>
    /// <param name="without">The n values without the expert of a position; called from several threads at a time.</param>
    /// <param name="selection">Who gets a place, for the applications in the order of the values.</param>
    /// <param name="threads">Most threads to use; −1: as many as the machine offers.</param>
    /// <exception cref="ArgumentException">The rule is for another number of applications than there are values.</exception>
    public static LeaveOneExpertOut Of(
        IReadOnlyList<string> experts, IReadOnlyList<double?> all, Func<int, IReadOnlyList<double?>> without, SelectionRule selection, int threads = -1)
    {
        ArgumentNullException.ThrowIfNull(experts);
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(without);
        ArgumentNullException.ThrowIfNull(selection);
        int?[] ranks = RanksOf(all, selection);
        bool[] shortlist = selection.Shortlist(all);
        var tables = new WithoutExpert[experts.Count];
        Parallel.For(0, tables.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, expert =>
        {
            var values = without(expert);
            int?[] left = RanksOf(values, selection);
            bool[] inside = selection.Shortlist(values);
            tables[expert] = new(
                experts[expert],
                left,
                [.. ranks.Zip(left, (before, after) => after - before)],
                [.. Enumerable.Range(0, inside.Length).Where(i => inside[i] && !shortlist[i])],
                [.. Enumerable.Range(0, inside.Length).Where(i => !inside[i] && shortlist[i])]);
        });
        return new(ranks, shortlist, tables);
    }

    /// <summary>Competition ranks within the types; equal values share one.</summary>
    private static int?[] RanksOf(IReadOnlyList<double?> values, SelectionRule selection)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).Where(i => values[i] is not null)];
        Array.Sort(Array.ConvertAll(order, i => -values[i]!.Value), order);
        int?[] ranks = new int?[values.Count];
        int[] placed = new int[selection.TypeSizes.Count], rank = new int[placed.Length];
        double[] last = new double[placed.Length];
        foreach (int i in order)
        {
            int type = selection.TypeOf[i];
            placed[type]++;
            if (placed[type] == 1 || values[i]!.Value != last[type])
                (rank[type], last[type]) = (placed[type], values[i]!.Value);
            ranks[i] = rank[type];
        }

        return ranks;
    }
}
