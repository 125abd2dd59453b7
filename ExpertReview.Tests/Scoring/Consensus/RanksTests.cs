using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class RanksTests
{
    private static readonly Arbitrary<(int[] Values, int Seed)> Lists = (
        from count in Gen.Choose(0, 8)
        from values in Gen.Choose(0, 5).ArrayOf(count)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (values, seed)).ToArbitrary();

    [Fact]
    public void The_usual_ways_to_rank_ties()
    {
        double[] values = [80, 90, 80, 70];

        Assert.Equal([2, 1, 2, 4], Ranks.Competition(values));
        Assert.Equal([3, 1, 3, 4], Ranks.Worst(values));
        Assert.Equal([2, 1, 2, 3], Ranks.Dense(values));
        Assert.Equal([2.5, 1, 2.5, 4], Ranks.Midranks(values));
        Assert.Equal([2.5, 4, 2.5, 1], Ranks.AscendingMidranks(values));
    }

    [Fact]
    public void Ties_within_the_tolerance_join_up()
    {
        Assert.Equal([2, 1], Ranks.Competition([0.3, 0.1 + 0.2]));
        Assert.Equal([1, 1], Ranks.Competition([0.3, 0.1 + 0.2], Ranks.UsualTolerance));
        Assert.Equal([1, 1, 1, 4], Ranks.Competition([3, 2, 1, -1], 1));
    }

    [Fact]
    public void What_cannot_be_ranked_is_refused()
    {
        Assert.Contains("Value 1", Assert.Throws<ArgumentException>(() => Ranks.Dense([1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Ranks.Dense([1], -1));
    }

    [Fact]
    public void A_tie_goes_down_the_chain_until_a_key_parts_it()
    {
        var chain = TieChainRanks.Of([[80, 80, 90, 80, 70], [3, 5, 0, 3, 9], [1, 1, 1, 1, 1]]);

        Assert.Equal([3, 2, 1, 3, 5], chain.Ranks);
        Assert.Equal([1, 1, 0, 1, 0], chain.DecidedBy);
        Assert.Equal([0, 3], Assert.Single(chain.Ties));
    }

    [Fact]
    public void A_chain_of_one_key_gives_competition_ranks() => Prop.ForAll(Lists, list =>
    {
        double[] values = [.. list.Values.Select(value => (double)value)];
        Assert.Equal(Ranks.Competition(values, 1e-9), TieChainRanks.Of([values], 1e-9).Ranks);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Shuffled_values_take_their_ranks_along() => Prop.ForAll(Lists, list =>
    {
        double[] values = [.. list.Values.Select(value => (double)value)];
        int[] order = [.. Enumerable.Range(0, values.Length)];
        new Random(list.Seed).Shuffle(order);
        var ranks = Ranks.Competition(values);

        Assert.Equal(order.Select(index => ranks[index]), Ranks.Competition([.. order.Select(index => values[index])]));
        Assert.Equal(values.Length * (values.Length + 1) / 2.0, Ranks.Midranks(values).Sum(), 1e-9);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
