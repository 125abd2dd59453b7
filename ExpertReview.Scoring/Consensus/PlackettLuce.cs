namespace ExpertReview.Scoring;

/// <summary>The Plackett–Luce model of rankings: each place in turn goes to one of the items left, with probability proportional to its strength.</summary>
/// <remarks>
/// P(ranking) = Π_t π_(t) / Σ_{s ≥ t} π_(s) over the items that the voter ranks. R. L. Plackett, Applied Statistics 24 (1975), 193–202;
/// R. D. Luce, <i>Individual Choice Behavior</i> (1959). Ties have no probability in this model.
/// </remarks>
public static class PlackettLuce
{
    /// <summary>Fits the model by maximum likelihood, or with a prior.</summary>
    /// <param name="profile">Rankings without ties, of any length.</param>
    /// <param name="prior">
    /// Imagined wins and as many losses of every item against one imagined item, such as ½; it makes every figure defined and pulls the
    /// strengths together. 0: none.
    /// </param>
    /// <exception cref="ArgumentException">A voter ties two items; the message names voter and item.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="prior"/> is negative or not finite.</exception>
    public static WorthEstimates Fit(RankingProfile profile, double prior = 0)
    {
        ArgumentNullException.ThrowIfNull(profile);
        int[][] orders = [.. profile.Voters.Select((voter, index) => OrderOf(profile, voter, index))];
        Array.Sort(orders, (left, right) => left.AsSpan().SequenceCompareTo(right));   // so that the voters' order changes no digit
        bool[,] wins = new bool[profile.Items.Count, profile.Items.Count];
        foreach (int[] order in orders)
        {
            for (int place = 1; place < order.Length; place++)
                wins[order[place - 1], order[place]] = true;   // chains of neighbours connect all that a voter ranks
        }

        return WorthEstimates.Of(profile.Items.Count, (item, other) => wins[item, other], model => Add(orders, model), prior);
    }

    private static void Add(int[][] orders, ChoiceModel model)
    {
        foreach (int[] order in orders)
        {
            for (int place = 0; place + 1 < order.Length; place++)
                model.Add(1, order.AsSpan(place));
        }
    }

    private static int[] OrderOf(RankingProfile profile, IReadOnlyList<RankedItem> voter, int index)
    {
        for (int place = 1; place < voter.Count; place++)
        {
            if (voter[place].Rank == voter[place - 1].Rank)
                throw new ArgumentException($"Voter {index} ties item \"{profile.Items[voter[place].Item]}\" with another.", nameof(profile));
        }

        return [.. voter.Select(ranked => ranked.Item)];
    }
}
