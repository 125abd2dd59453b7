using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring.Agreement;

public sealed class CorrelationTests
{
    private static readonly Arbitrary<(double[] X, double[] Y)> Lists = (
        from count in Gen.Choose(2, 40)
        from x in Gen.Choose(0, 12).ArrayOf(count)
        from y in Gen.Choose(0, 12).ArrayOf(count)
        select (x.Select(value => (double)value).ToArray(), y.Select(value => (double)value).ToArray())).ToArbitrary();

    [Fact]
    public void Spearmans_rank_correlation_of_a_textbook_example()
    {
        // intelligence quotient and hours of television of ten people: ρ = 1 − 6·194/(10·99) = −29/165
        double[] quotient = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
        double[] hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];

        Assert.Equal(-29.0 / 165, Correlation.Spearman(quotient, hours).Value!.Value, 12);
    }

    [Fact]
    public void Kendalls_tau_by_sorting_equals_tau_by_pairs() => Prop.ForAll(Lists, lists =>
    {
        var (x, y) = lists;
        double surplus = 0, untiedInX = 0, untiedInY = 0;
        for (int left = 0; left < x.Length; left++)
        {
            for (int right = 0; right < left; right++)
            {
                surplus += Math.Sign(x[left] - x[right]) * Math.Sign(y[left] - y[right]);
                untiedInX += x[left] == x[right] ? 0 : 1;
                untiedInY += y[left] == y[right] ? 0 : 1;
            }
        }

        var tau = Correlation.KendallTauB(x, y);
        if (untiedInX * untiedInY == 0)
            Assert.Equal(UndefinedReason.NoVariation, tau.Reason);
        else
            Assert.Equal(surplus / Math.Sqrt(untiedInX * untiedInY), tau.Value!.Value, 12);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Rank_correlations_heed_nothing_but_the_order_of_values() => Prop.ForAll(Lists, lists =>
    {
        double[] stretched = [.. lists.X.Select(value => Math.Exp(value) - 7)];
        double[] reversedX = [.. lists.X.Reverse()], reversedY = [.. lists.Y.Reverse()];

        Assert.Equal(Correlation.Spearman(lists.X, lists.Y), Correlation.Spearman(stretched, lists.Y));
        Assert.Equal(Correlation.KendallTauB(lists.X, lists.Y), Correlation.KendallTauB(stretched, lists.Y));
        Assert.Equal(Correlation.Spearman(lists.X, lists.Y), Correlation.Spearman(reversedX, reversedY));
        Assert.Equal(Correlation.KendallTauB(lists.X, lists.Y), Correlation.KendallTauB(reversedX, reversedY));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_constant_list_or_a_single_pair_has_no_correlation()
    {
        Assert.Equal(Measure.Undefined(UndefinedReason.NoVariation), Correlation.Pearson([0.1, 0.1, 0.1], [1, 2, 3]));
        Assert.Equal(Measure.Undefined(UndefinedReason.TooFewValues), Correlation.KendallTauB([1], [2]));
        Assert.Throws<ArgumentException>(() => Correlation.Spearman([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Correlation.Spearman([1, double.NaN], [1, 2]));
    }

    [Fact]
    public void Concordance_runs_from_opposite_orders_to_the_same()
    {
        Assert.Equal(1, KendallConcordance.Of(Tables.Of([[1, 2, 3], [4, 5, 6], [7, 8, 9]])).Value.Value);
        Assert.Equal(0, KendallConcordance.Of(Tables.Of([[1, 3], [2, 2], [3, 1]])).Value.Value);
        Assert.Equal(UndefinedReason.NoVariation, KendallConcordance.Of(Tables.Of([[5, 5], [5, 5]])).Value.Reason);
        Assert.Equal(UndefinedReason.IncompleteTable, KendallConcordance.Of(Tables.Of([[1, 2], [3, null]])).Value.Reason);
    }

    [Fact]
    public void Concordance_without_ties_gives_the_mean_of_Spearmans_correlations() => Prop.ForAll(Tables.Complete, rows =>
    {
        // a fraction for each row, too small to change an order, takes the ties away
        double[][] untied = [.. rows.Select((row, i) => row.Select((mark, j) => mark + (i + j * 3) % rows.Length * 0.01).ToArray())];
        var ratings = Tables.Of(untied);

        var concordance = KendallConcordance.Of(ratings);

        Assert.Equal(ExpertCorrelations.Of(ratings, CorrelationKind.Spearman).Mean.Value!.Value, concordance.MeanSpearman.Value!.Value, 10);
        Assert.Equal(concordance.Value.Value!.Value, KendallConcordance.Of(ratings, correctForTies: false).Value.Value!.Value, 12);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Experts_are_correlated_over_the_applications_that_both_rated()
    {
        var correlations = ExpertCorrelations.Of(Tables.Of([[1, 2, null], [2, 4, 1], [3, 6, null], [9, null, 2]]), CorrelationKind.Pearson);

        Assert.Equal(1, correlations.Between[0][1].Value!.Value, 12);
        Assert.Equal(1, correlations.Between[0][2].Value!.Value, 12);
        Assert.Equal(UndefinedReason.TooFewValues, correlations.Between[1][2].Reason);
        Assert.Equal(UndefinedReason.TooFewValues, correlations.Mean.Reason);
    }
}
