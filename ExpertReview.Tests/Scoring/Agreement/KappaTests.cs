using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring.Agreement;

public sealed class KappaTests
{
    [Fact]
    public void Fleiss_kappa_of_fourteen_raters_and_ten_subjects()
    {
        // a textbook example: how many of fourteen raters put each of ten subjects into five categories
        int[][] counts =
        [
            [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
            [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
        ];
        var kappa = FleissKappa.Of(Tables.Of([.. counts.Select(row =>
            row.SelectMany((count, category) => Enumerable.Repeat((double)(category + 1), count)).ToArray())]));

        Assert.Equal(0.210, Math.Round(kappa.Value.Value!.Value, 3));
        Assert.Equal([1, 2, 3, 4, 5], kappa.Categories.Select(category => category.Category));
        Assert.Equal([0.143, 0.200, 0.279, 0.150, 0.229], kappa.Categories.Select(category => Math.Round(category.Share, 3)));
    }

    [Fact]
    public void Cohens_kappa_of_fifty_grant_applications()
    {
        // both yes 20, both no 15, only the first yes 5, only the second yes 10: P_o = 0.7, P_e = 0.5
        var marks = Enumerable.Repeat((1.0, 1.0), 20).Concat(Enumerable.Repeat((0.0, 0.0), 15))
            .Concat(Enumerable.Repeat((1.0, 0.0), 5)).Concat(Enumerable.Repeat((0.0, 1.0), 10));
        var ratings = Tables.Of([.. marks.Select(pair => new[] { pair.Item1, pair.Item2 })]);

        var kappa = CohenKappa.Of(ratings, "E000", "E001");

        Assert.Equal(0.4, kappa.Value.Value!.Value, 12);
        Assert.Equal(50, kappa.Count);
        Assert.Equal(kappa.Value.Value.Value, CohenKappa.Of(ratings, "E001", "E000", KappaWeights.Quadratic).Value.Value!.Value, 12);
        Assert.Equal(0.7, ExactAgreement.Of(ratings).All.Value!.Value, 12);
    }

    [Fact]
    public void An_unused_category_between_changes_the_weighted_kappa_only()
    {
        var ratings = Tables.Of([[1, 1], [1, 2], [2, 4], [4, 4], [4, 2], [1, 4]]);
        double? Kappa(KappaWeights weights, double[]? categories) => CohenKappa.Of(ratings, "E000", "E001", weights, categories).Value.Value;

        Assert.Equal(Kappa(KappaWeights.Unweighted, null)!.Value, Kappa(KappaWeights.Unweighted, [1, 2, 3, 4])!.Value, 12);
        Assert.NotEqual(Kappa(KappaWeights.Linear, null)!.Value, Kappa(KappaWeights.Linear, [1, 2, 3, 4])!.Value, 3);
        Assert.Throws<ArgumentException>(() => Kappa(KappaWeights.Linear, [1, 2]));
        Assert.Throws<ArgumentException>(() => CohenKappa.Of(ratings, "E000", "nobody"));
    }

    [Fact]
    public void With_two_experts_Conger_and_Light_are_Cohen() => Prop.ForAll(Tables.Complete, rows =>
    {
        var ratings = Tables.Of([.. rows.Select(row => row.Take(2).ToArray())]);
        var cohen = CohenKappa.Of(ratings, "E000", "E001").Value;
        var pairwise = PairwiseKappa.Of(ratings);

        Assert.Equal(cohen.Reason, pairwise.Light.Reason);
        Assert.Equal(cohen.Value ?? 0, pairwise.Conger.Value ?? 0, 10);
        Assert.Equal(cohen.Value ?? 0, pairwise.Light.Value ?? 0, 12);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Fleiss_kappa_is_the_mean_of_its_categories_weighted_by_their_spread() => Prop.ForAll(Tables.Complete, rows =>
    {
        var kappa = FleissKappa.Of(Tables.Of(rows));
        if (kappa.Value.Value is not { } value)
            return;
        double weight = kappa.Categories.Sum(category => category.Share * (1 - category.Share));
        Assert.Equal(value, kappa.Categories.Sum(category => category.Share * (1 - category.Share) * category.Value.Value!.Value) / weight, 10);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void One_category_or_unequal_numbers_of_marks_leave_no_kappa()
    {
        Assert.Equal(UndefinedReason.NoVariation, FleissKappa.Of(Tables.Of([[2, 2], [2, 2]])).Value.Reason);
        Assert.Equal(UndefinedReason.IncompleteTable, FleissKappa.Of(Tables.Of([[2, 1, 1], [2, 2, null]])).Value.Reason);
        Assert.Equal(UndefinedReason.NoVariation, CohenKappa.Of(Tables.Of([[2, 2], [2, 2]]), "E000", "E001").Value.Reason);
        Assert.Equal(UndefinedReason.NoVariation, CohenKappa.Of(Tables.Of([[2, 2], [2, 2]]), "E000", "E001", categories: [1, 2]).Value.Reason);
        Assert.Equal(UndefinedReason.TooFewValues, CohenKappa.Of(Tables.Of([[2, null], [null, 2]]), "E000", "E001").Value.Reason);
        Assert.Equal(UndefinedReason.TooFewValues, ExactAgreement.Of(Tables.Of([[2, null], [null, 2]])).All.Reason);
    }

    [Fact]
    public void Agreement_within_a_tolerance_is_counted_by_pairs()
    {
        var agreement = ExactAgreement.Of(Tables.Of([[80, 82, 90], [70, 70, 71], [60, null, null]]), tolerance: 2);

        Assert.Equal(new ExactAgreement(Measure.Of(0.5), Measure.Of(4.0 / 6), 2), agreement);
    }
}
