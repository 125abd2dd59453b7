using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class KemenyRankingTests
{
    private static readonly Arbitrary<(int Items, int[] Counts)> Tables = (
        from items in Gen.Choose(1, 6)
        from counts in Gen.Choose(0, 6).ArrayOf(items * items)
        select (items, counts)).ToArbitrary();

    [Fact]
    public void No_order_of_a_few_items_is_better() => Prop.ForAll(Tables, table =>
    {
        var preferences = Preferences(table.Items, table.Counts);

        var kemeny = KemenyRanking.Of(preferences);

        Assert.True(kemeny.IsOptimal);
        Assert.Equal(kemeny.Distance, KemenyRanking.DistanceOf(preferences, kemeny.Order));
        Assert.Equal(Orders([.. Enumerable.Range(0, table.Items)]).Min(order => KemenyRanking.DistanceOf(preferences, order)), kemeny.Distance);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void A_stopped_search_brackets_the_optimum() => Prop.ForAll(Tables, table =>
    {
        var preferences = Preferences(table.Items, table.Counts);

        var stopped = KemenyRanking.Of(preferences, mostSets: 1);

        double best = KemenyRanking.Of(preferences).Distance;
        Assert.InRange(best, stopped.LowerBound, stopped.Distance);
        Assert.Equal(stopped.IsOptimal, stopped.Gap == 0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    /// <summary>Experts who each err a little: forty items and cycles among neighbours are proven in full.</summary>
    [Theory]
    [InlineData(40, 15, 6)]
    [InlineData(60, 25, 8)]
    public void Forty_and_sixty_items_of_a_noisy_panel_are_proven(int items, int voters, double noise)
    {
        var random = new RandomSource(7);
        var profile = RankingProfile.Of(
            [.. Enumerable.Range(0, items).Select(item => $"A{item:00}")],
            [.. Enumerable.Range(0, voters).Select(_ => Enumerable.Range(0, items).Select(item => (double?)(item + noise * random.NextNormal())).ToArray())]);

        var kemeny = KemenyRanking.Of(PairwisePreferences.Of(profile));

        Assert.True(kemeny.IsOptimal);
        Assert.Equal(Enumerable.Range(0, items), kemeny.Order.Order());
    }

    [Fact]
    public void More_items_than_can_be_searched_come_with_a_stated_gap()
    {
        var random = new RandomSource(3);
        double[,] counts = new double[80, 80];
        for (int item = 0; item < 80; item++)
        {
            for (int other = item + 1; other < 80; other++)
                (counts[item, other], counts[other, item]) = (random.NextIndex(9), random.NextIndex(9));
        }

        var kemeny = KemenyRanking.Of(PairwisePreferences.Of(counts));

        Assert.False(kemeny.IsOptimal);
        Assert.True(kemeny.Gap > 0 && kemeny.LowerBound > 0);
        Assert.Equal(kemeny.Distance, KemenyRanking.DistanceOf(PairwisePreferences.Of(counts), kemeny.Order));
    }

    [Fact]
    public void Nothing_and_one_item_have_an_order()
    {
        Assert.Empty(KemenyRanking.Of(PairwisePreferences.Of(new double[0, 0])).Order);
        Assert.Equal([0], KemenyRanking.Of(PairwisePreferences.Of(new double[1, 1])).Order);
        Assert.Throws<ArgumentException>(() => KemenyRanking.DistanceOf(PairwisePreferences.Of(new double[2, 2]), [0, 0]));
    }

    private static PairwisePreferences Preferences(int items, int[] values)
    {
        double[,] counts = new double[items, items];
        for (int item = 0; item < items; item++)
        {
            for (int other = 0; other < items; other++)
                counts[item, other] = item == other ? 0 : values[item * items + other];
        }

        return PairwisePreferences.Of(counts);
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
