using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class WorthTests
{
    private static readonly Arbitrary<(int[] Wins, int Seed)> Tables = (
        from wins in Gen.Choose(1, 9).ArrayOf(25)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (wins, seed)).ToArbitrary();

    /// <summary>Two items: the difference of λ is ln(wins / losses), with variance 1 / wins + 1 / losses.</summary>
    [Fact]
    public void Two_items_by_hand()
    {
        var fit = BradleyTerry.Fit(PairwisePreferences.Of(new double[,] { { 0, 6 }, { 2, 0 } }));

        Assert.Equal(Math.Log(3) / 2, fit.Worths.LogWorths[0].Value!.Value, 12);
        Assert.Equal(Math.Sqrt(1 / 6.0 + 1 / 2.0) / 2, fit.Worths.StandardErrors[0].Value!.Value, 12);
        Assert.Equal(0.75, fit.Worths.Strengths[0].Value!.Value, 12);
        Assert.Equal(6 * Math.Log(0.75) + 2 * Math.Log(0.25), fit.Worths.LogLikelihood.Value!.Value, 12);
        Assert.Equal(Math.Log(28) + fit.Worths.LogLikelihood.Value!.Value, fit.BinomialLogLikelihood.Value!.Value, 10);
        Assert.Equal(0, fit.Deviance.Value!.Value, 12);
    }

    /// <summary>
    /// American League East, 1987, and the estimates with Baltimore at 0 as printed: A. Agresti, <i>Categorical Data Analysis</i>, section on the
    /// Bradley–Terry model.
    /// </summary>
    [Fact]
    public void Baseball_teams_as_printed()
    {
        double[,] wins =
        {
            { 0, 7, 9, 7, 7, 9, 11 }, // Milwaukee
            { 6, 0, 7, 5, 11, 9, 9 }, // Detroit
            { 4, 6, 0, 7, 7, 8, 12 }, // Toronto
            { 6, 8, 6, 0, 6, 7, 10 }, // New York
            { 6, 2, 6, 7, 0, 7, 12 }, // Boston
            { 4, 4, 5, 6, 6, 0, 6 },  // Cleveland
            { 2, 4, 1, 3, 1, 7, 0 },  // Baltimore
        };

        var worths = BradleyTerry.Fit(PairwisePreferences.Of(wins)).Worths.LogWorths;

        double[] printed = [1.581, 1.436, 1.294, 1.248, 1.108, 0.684, 0];
        for (int team = 0; team < printed.Length; team++)
            Assert.Equal(printed[team], worths[team].Value!.Value - worths[6].Value!.Value, 0.0006);
    }

    [Fact]
    public void Groups_never_compared_are_reported_as_disconnected()
    {
        var fit = BradleyTerry.Fit(PairwisePreferences.Of(new double[,] { { 0, 1, 0, 0 }, { 1, 0, 0, 0 }, { 0, 0, 0, 1 }, { 0, 0, 1, 0 } }));

        Assert.All(fit.Worths.LogWorths, worth => Assert.Equal(UndefinedReason.Disconnected, worth.Reason));
        Assert.Equal(UndefinedReason.Disconnected, fit.Deviance.Reason);
        Assert.Equal(2, fit.Worths.Groups.Count);
    }

    [Fact]
    public void An_item_that_won_everything_is_unbounded_without_a_prior_and_first_with_one()
    {
        var wins = PairwisePreferences.Of(new double[,] { { 0, 1, 2 }, { 0, 0, 3 }, { 0, 1, 0 } });

        var alone = BradleyTerry.Fit(wins).Worths;
        Assert.All(alone.Strengths, strength => Assert.Equal(UndefinedReason.Unbounded, strength.Reason));
        Assert.Equal([[0], [1, 2]], alone.Groups);

        var helped = BradleyTerry.Fit(wins, prior: 0.5).Worths;
        Assert.True(helped.LogWorths[0].Value > helped.LogWorths[1].Value && helped.LogWorths[1].Value > helped.LogWorths[2].Value);
        Assert.Equal(0, helped.LogWorths.Sum(worth => worth.Value!.Value), 12);
        Assert.All(helped.StandardErrors, error => Assert.True(error.Value > 0));
    }

    [Fact]
    public void Rankings_of_two_are_paired_comparisons() => Prop.ForAll(Tables, table =>
    {
        var (wins, orders) = Matches(table.Wins);
        var pairs = BradleyTerry.Fit(wins).Worths;

        var rankings = PlackettLuce.Fit(RankingProfile.OfOrders(["a", "b", "c", "d", "e"], orders));

        for (int item = 0; item < 5; item++)
        {
            Assert.Equal(pairs.LogWorths[item].Value!.Value, rankings.LogWorths[item].Value!.Value, 1e-9);
            Assert.Equal(pairs.StandardErrors[item].Value!.Value, rankings.StandardErrors[item].Value!.Value, 1e-9);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void The_expected_wins_are_the_observed_ones_and_names_do_not_matter() => Prop.ForAll(Tables, table =>
    {
        var (wins, _) = Matches(table.Wins);
        var worths = BradleyTerry.Fit(wins).Worths;
        double[] strengths = [.. worths.Strengths.Select(strength => strength.Value!.Value)];
        for (int item = 0; item < 5; item++)
        {
            double expected = Enumerable.Range(0, 5).Where(other => other != item).Sum(other =>
                (wins[item, other] + wins[other, item]) * strengths[item] / (strengths[item] + strengths[other]));
            Assert.Equal(Enumerable.Range(0, 5).Sum(other => wins[item, other]), expected, 1e-9);
        }

        int[] names = [0, 1, 2, 3, 4];
        new Random(table.Seed).Shuffle(names);
        double[,] renamed = new double[5, 5];
        for (int item = 0; item < 5; item++)
        {
            for (int other = 0; other < 5; other++)
                renamed[names[item], names[other]] = wins[item, other];
        }

        var again = BradleyTerry.Fit(PairwisePreferences.Of(renamed)).Worths;
        for (int item = 0; item < 5; item++)
            Assert.Equal(worths.LogWorths[item].Value!.Value, again.LogWorths[names[item]].Value!.Value, 1e-9);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Ties_have_no_place_in_plackett_luce() => Assert.Contains(
        "Voter 0 ties item \"b\"",
        Assert.Throws<ArgumentException>(() => PlackettLuce.Fit(RankingProfile.Of(["a", "b"], [[1, 1]]))).Message,
        StringComparison.Ordinal);

    private static (PairwisePreferences Wins, int[][] Orders) Matches(int[] wins)
    {
        double[,] counts = new double[5, 5];
        var orders = new List<int[]>();
        for (int item = 0; item < 5; item++)
        {
            for (int other = 0; other < 5; other++)
            {
                if (item == other)
                    continue;
                counts[item, other] = wins[5 * item + other];
                orders.AddRange(Enumerable.Repeat<int[]>([item, other], wins[5 * item + other]));
            }
        }

        return (PairwisePreferences.Of(counts), [.. orders]);
    }
}
