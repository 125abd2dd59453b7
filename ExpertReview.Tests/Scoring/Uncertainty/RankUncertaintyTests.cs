using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Uncertainty;

public sealed class RankUncertaintyTests
{
    private static readonly IndependentPosterior Eight =
        new([1.4, 1.1, 0.9, 0.5, 0.4, 0.1, -0.6, -1.2], [0.3, 0.2, 0.4, 0.1, 0.5, 0.2, 0.3, 0.25]);

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var options = new RankUncertaintyOptions { Draws = 1003, Seed = 8, Selection = Cities(places: 3, most: 2) };
        string one = Told(RankUncertainty.Of(Eight, options with { Threads = 1 }));

        Assert.Equal(one, Told(RankUncertainty.Of(Eight, options with { Threads = 2 })));
        Assert.Equal(one, Told(RankUncertainty.Of(Eight, options with { Threads = 5 })));
        Assert.Equal(one, Told(RankUncertainty.Of(Eight, options)));
        Assert.NotEqual(one, Told(RankUncertainty.Of(Eight, options with { Seed = 9 })));
    }

    [Fact]
    public void Draws_agree_with_the_exact_figures()
    {
        const int Draws = 200_000;
        var ranks = RankUncertainty.Of(Eight, new() { Draws = Draws, Seed = 1, Selection = SelectionRule.Top(8, 3) });
        double[] exact = Eight.PlaceProbabilities(3);

        Assert.Equal(3, exact.Sum(), 1e-8);
        for (int i = 0; i < 8; i++)
        {
            var distribution = ranks.DistributionOf(i);
            Assert.Equal(Draws, distribution.Counts.ToArray().Sum());
            Assert.Equal(exact[i], ranks.Applications[i].PlaceProbability!.Value, 5 * Math.Sqrt(0.25 / Draws));
            Assert.Equal(exact[i], distribution.ProbabilityAtMost(3), 5 * Math.Sqrt(0.25 / Draws));
            Assert.Equal(ranks.Applications[i].ExpectedRank, Enumerable.Range(1, 8).Sum(rank => rank * distribution.Probability(rank)), 0.03);
        }

        Assert.Equal(8 * 9 / 2, ranks.Applications.Sum(one => one.ExpectedRank), 1e-10);
        Assert.Equal(ranks.Applications.Take(3).Sum(one => one.PlaceProbability!.Value), ranks.ExpectedOverlap!.Value, 1e-12);
        Assert.Equal(100 * (ranks.Applications[2].ExpectedRank - 0.5) / 8, ranks.Applications[2].ExpectedPercentile);
        Assert.Equal(
            Enumerable.Range(0, 8).Where(i => ranks.Applications[i].PlaceProbability is > 0.05 and < 0.95), ranks.ContestedZone);
    }

    [Fact]
    public void What_is_known_for_certain_has_one_rank_and_equal_ones_take_turns()
    {
        var certain = RankUncertainty.Of(new IndependentPosterior([3, 1, 2, 1], [0, 0, 0, 0]), new() { Draws = 1000, Selection = SelectionRule.Top(4, 3) });

        Assert.Equal([1, 2], new[] { 0, 2 }.Select(i => certain.Applications[i].MedianRank));
        Assert.Equal([1, 3.5, 2, 3.5], certain.Applications.Select(one => one.ExpectedRank));
        Assert.Equal([0, 500, 500], new[] { 2, 3, 4 }.Select(rank => (int)(1000 * certain.DistributionOf(1).Probability(rank))));
        Assert.Equal([1, 0.5, 1, 0.5], certain.Applications.Select(one => one.PlaceProbability));
        Assert.Equal([1, 3], certain.ContestedZone);
    }

    [Fact]
    public void Ranks_are_within_types_and_places_follow_quotas()
    {
        // City X holds the two best of type core, but only one of each city goes in.
        Candidate[] candidates =
        [
            new("a", "core", "X"), new("b", "core", "X"), new("c", "core", "Y"), new("d", "core"), new("e", "star", "X"), new("f", "star", "X"),
        ];
        var rules = new RankingRules { Dimensions = [new("x", 10_000)], Places = 2, Quotas = [new(1)] };
        var posterior = new IndependentPosterior([9, 8, 7, 6, 5, 4], [0.01, 0.01, 0.01, 0.01, 0.01, 0.01]);

        var ranks = RankUncertainty.Of(posterior, new() { Selection = SelectionRule.Of(rules, candidates) });

        Assert.Equal([1, 2, 3, 4, 1, 2], ranks.Applications.Select(one => one.MedianRank));
        Assert.Equal([1, 0, 1, 0, 1, 0], ranks.Applications.Select(one => Math.Round(one.PlaceProbability!.Value, 3)));
        Assert.Equal([true, false, true, false, true, false], ranks.Applications.Select(one => one.OnShortlist));
        Assert.Equal(3, ranks.ShortlistLength);
        Assert.Equal(3, ranks.ExpectedOverlap!.Value, 1e-2);
    }

    [Fact]
    public void Without_a_selection_there_are_ranks_and_no_places()
    {
        var ranks = RankUncertainty.Of(Eight);

        Assert.All(ranks.Applications, one => Assert.Null(one.PlaceProbability));
        Assert.Empty(ranks.ContestedZone);
        Assert.Null(ranks.ExpectedOverlap);
        Assert.Equal(0.5, ranks.ProbabilitiesAhead()[3, 3]);
        Assert.Equal(1, ranks.ProbabilityAhead(0, 7) + ranks.ProbabilityAhead(7, 0), 1e-15);
        Assert.Empty(RankUncertainty.Of(new IndependentPosterior([], [])).Applications);
    }

    [Fact]
    public void A_far_outlier_and_large_fields_are_ranked_exactly()
    {
        double[] means = [.. Enumerable.Range(0, 3000).Select(i => i == 0 ? 1e12 : i % 1000 * 1e-9)];
        var ranks = RankUncertainty.Of(new IndependentPosterior(means, new double[3000]), new() { Draws = 2, Selection = SelectionRule.Top(3000, 10) });

        Assert.Equal(1, ranks.Applications[0].MedianRank);
        for (int i = 1; i < 3000; i++)
        {
            int ahead = means.Count(mean => mean > means[i]);
            Assert.InRange(ranks.DistributionOf(i).BestRank, ahead + 1, ahead + 3);
            Assert.InRange(ranks.DistributionOf(i).WorstRank, ahead + 1, ahead + 3);
        }
    }

    [Fact]
    public void Options_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RankUncertainty.Of(Eight, new() { Draws = 0 }));
        Assert.Throws<ArgumentException>(() => RankUncertainty.Of(Eight, new() { Threads = 0 }));
        Assert.Throws<ArgumentException>(() => RankUncertainty.Of(Eight, new() { TailProbability = 0.5 }));
        Assert.Throws<ArgumentException>(() => RankUncertainty.Of(Eight, new() { ContestedFrom = -1 }));
        Assert.Throws<ArgumentException>(() => RankUncertainty.Of(Eight, new() { Selection = SelectionRule.Top(7, 2) }));
        Assert.Throws<ArgumentException>(() => RankUncertainty.Of(Eight, new() { Shortlist = new bool[8] }));
    }

    private static SelectionRule Cities(int places, int most) => SelectionRule.Of(
        new RankingRules { Dimensions = [new("x", 10_000)], Places = places, Quotas = [new(most)] },
        [.. Enumerable.Range(0, 8).Select(i => new Candidate($"a{i}", i < 6 ? "core" : "star", $"city {i % 2}"))]);

    private static string Told(RankUncertainty ranks) => string.Join('\n', ranks.Applications.Select((one, i) =>
        $"{one} {ranks.DistributionOf(i).BestRank}: {string.Join(',', ranks.DistributionOf(i).Counts.ToArray())}")) + ranks.ExpectedOverlap;
}
