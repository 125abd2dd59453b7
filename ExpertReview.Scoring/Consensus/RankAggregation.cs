namespace ExpertReview.Scoring;

/// <summary>Counting rules that make one order of several voters' rankings.</summary>
/// <remarks>
/// Borda scores and mean ranks of partial rankings compare an item only with those that its own voters ranked: an item whose voters saw a
/// strong field looks weaker. Copeland and Kemeny use pairs, which suffers less; a calibration model uses the marks themselves and is better
/// still where there are marks.
/// </remarks>
public static class RankAggregation
{
    /// <summary>Borda points: for every voter the number of items ranked below, Σ (m − r), a tie half.</summary>
    /// <param name="profile">Rankings of m items.</param>
    /// <returns>m figures of at least 0; all undefined (<see cref="UndefinedReason.IncompleteTable"/>) when a voter does not rank all items.</returns>
    public static IReadOnlyList<Measure> BordaPoints(RankingProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        int items = profile.Items.Count;
        return profile.IsComplete
            ? PerItem(profile, ranks => Measure.Of(Sample.Of([.. ranks.Select(rank => items - rank.Rank)]).Sum))
            : [.. Enumerable.Repeat(Measure.Undefined(UndefinedReason.IncompleteTable), items)];
    }

    /// <summary>
    /// Borda score for rankings of unequal length: the mean over an item's voters of (m_v − r) / (m_v − 1), m_v the number of items that the
    /// voter ranks; 1 = always first, 0 = always last. Voters who rank one item only say nothing.
    /// </summary>
    /// <param name="profile">Rankings of m items.</param>
    /// <returns>m figures in [0, 1]; undefined (<see cref="UndefinedReason.TooFewValues"/>) for an item that nobody ranks among others.</returns>
    public static IReadOnlyList<Measure> BordaScores(RankingProfile profile) => PerItem(profile, ranks =>
        Location.Mean([.. ranks.Where(rank => rank.Of > 1).Select(rank => (rank.Of - rank.Rank) / (rank.Of - 1))]));

    /// <summary>Mean of an item's midranks over the voters who rank it; lower is better.</summary>
    /// <param name="profile">Rankings of m items.</param>
    /// <returns>m figures of at least 1; undefined (<see cref="UndefinedReason.TooFewValues"/>) for an item that nobody ranks.</returns>
    public static IReadOnlyList<Measure> MeanRanks(RankingProfile profile) => PerItem(profile, ranks =>
        Location.Mean([.. ranks.Select(rank => rank.Rank)]));

    /// <summary>Copeland scores: the number of items that a majority ranks below, less the number that a majority ranks above.</summary>
    /// <param name="preferences">Preferences among m items. Pairs with equal counts, or never compared, count 0.</param>
    /// <returns>m whole numbers in −(m − 1) … m − 1.</returns>
    public static IReadOnlyList<int> CopelandScores(PairwisePreferences preferences)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        return
        [
            .. Enumerable.Range(0, preferences.Count).Select(item =>
                Enumerable.Range(0, preferences.Count).Sum(other => preferences[item, other].CompareTo(preferences[other, item]))),
        ];
    }

    private static Measure[] PerItem(RankingProfile profile, Func<IReadOnlyList<(double Rank, int Of)>, Measure> figure)
    {
        ArgumentNullException.ThrowIfNull(profile);
        List<(double Rank, int Of)>[] ranks = [.. profile.Items.Select(_ => new List<(double, int)>())];
        foreach (var voter in profile.Voters)
        {
            foreach (var ranked in voter)
                ranks[ranked.Item].Add((ranked.Rank, voter.Count));
        }

        return [.. ranks.Select(figure)];
    }
}
