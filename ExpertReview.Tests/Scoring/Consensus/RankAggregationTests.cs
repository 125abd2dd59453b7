using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class RankAggregationTests
{
    /// <summary>Condorcet's example of 60 voters: H. P. Young, American Political Science Review 82 (1988), 1231–1244.</summary>
    private static RankingProfile Condorcet() => RankingProfile.OfOrders(
        ["a", "b", "c"],
        [
            .. Enumerable.Repeat<int[]>([0, 1, 2], 23), .. Enumerable.Repeat<int[]>([1, 2, 0], 17), .. Enumerable.Repeat<int[]>([1, 0, 2], 2),
            .. Enumerable.Repeat<int[]>([2, 0, 1], 10), .. Enumerable.Repeat<int[]>([2, 1, 0], 8),
        ]);

    [Fact]
    public void Condorcets_sixty_voters()
    {
        var profile = Condorcet();
        var preferences = PairwisePreferences.Of(profile);

        Assert.Equal((33, 42, 35), (preferences[0, 1], preferences[1, 2], preferences[2, 0]));
        Assert.Equal([58, 69, 53], RankAggregation.BordaPoints(profile).Select(points => points.Value!.Value));
        Assert.Equal([0, 0, 0], RankAggregation.CopelandScores(preferences));
        var kemeny = KemenyRanking.Of(preferences);
        Assert.Equal([1, 2, 0], kemeny.Order);
        Assert.Equal(180 - 42 - 35 - 27, kemeny.Distance);
        Assert.True(kemeny.IsOptimal);
    }

    [Fact]
    public void Partial_rankings_score_by_the_share_ranked_below()
    {
        var profile = RankingProfile.Of(["a", "b", "c", "d", "e"], [[1, 2, 3, null, null], [2, 1, null, null, null], [null, null, 1, null, null]]);

        Assert.All(RankAggregation.BordaPoints(profile), points => Assert.Equal(UndefinedReason.IncompleteTable, points.Reason));
        Assert.Equal([0.5, 0.75, 0, null, null], RankAggregation.BordaScores(profile).Select(score => score.Value));
        Assert.Equal([1.5, 1.5, 2, null, null], RankAggregation.MeanRanks(profile).Select(rank => rank.Value));
    }

    [Fact]
    public void A_tie_counts_nothing_or_half_a_win_each()
    {
        var profile = RankingProfile.Of(["a", "b"], [[1, 1], [1, 2]]);

        Assert.Equal((1, 0), (PairwisePreferences.Of(profile)[0, 1], PairwisePreferences.Of(profile)[1, 0]));
        Assert.Equal((1.5, 0.5), (PairwisePreferences.Of(profile, 0.5)[0, 1], PairwisePreferences.Of(profile, 0.5)[1, 0]));
        Assert.Equal([1.5, 0.5], RankAggregation.BordaPoints(profile).Select(points => points.Value!.Value));
    }

    [Fact]
    public void Experts_rank_what_they_rated()
    {
        var profile = RankingProfile.Of(Ratings.Create([new("A", "E1", 70), new("B", "E1", 80), new("C", "E1", 70), new("C", "E2", 60)]));

        Assert.Equal([new RankedItem(1, 1), new RankedItem(0, 2.5), new RankedItem(2, 2.5)], profile.Voters[0]);
        Assert.Equal([new RankedItem(2, 1)], profile.Voters[1]);
        Assert.False(profile.IsComplete);
    }

    [Fact]
    public void Wrong_rankings_are_refused_by_their_place()
    {
        Assert.Contains("Voter 1", Assert.Throws<ArgumentException>(() => RankingProfile.Of(["a"], [[1], [1, 2]])).Message, StringComparison.Ordinal);
        Assert.Contains("place 2", Assert.Throws<ArgumentException>(() => RankingProfile.OfOrders(["a", "b"], [[0, 0]])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "\"E1\" rated application \"A\"",
            Assert.Throws<ArgumentException>(() => RankingProfile.Of(Ratings.Create([new("A", "E1", 1), new("A", "E1", 2)], repeats: true))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PairwisePreferences.Of(new double[,] { { 1, 0 }, { 0, 0 } }));
    }
}
