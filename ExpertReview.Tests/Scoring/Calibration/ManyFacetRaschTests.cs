using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class ManyFacetRaschTests
{
    [Fact]
    public void Two_categories_and_two_equal_experts_give_the_logit_of_the_share()
    {
        // Under one criterion, "a" has 1 of 2 upper marks; the others are extreme.
        var fit = ManyFacetRasch.Fit(
        [
            new("a", "1", "c", 1), new("a", "2", "c", 0), new("b", "1", "c", 0), new("b", "2", "c", 1), new("top", "1", "c", 1), new("top", "2", "c", 1),
        ]);

        Assert.Equal([new ExtremeElement(Facet.Application, "top", true)], fit.Removed);
        Assert.Equal(["a", "b"], fit.Applications.Select(element => element.Code));
        Assert.All(fit.Applications, element => Assert.Equal(0, element.Logit.Value!.Value, 1e-9));
        Assert.All(fit.Experts, element => Assert.Equal(0, element.Logit.Value!.Value, 1e-9));
        Assert.Equal(4 * Math.Log(0.5), fit.LogLikelihood, 1e-9);
        Assert.Equal(1 / Math.Sqrt(2 * 0.25), fit.Applications[0].StandardError.Value!.Value, 1e-9);
        Assert.Equal(1, fit.Applications[0].Infit.MeanSquare.Value!.Value, 1e-9);
        Assert.Equal(UndefinedReason.NoVariation, fit.Applications[0].Infit.Standardized.Reason);
    }

    [Fact]
    public void Severities_difficulties_and_thresholds_are_recovered()
    {
        double[] severities = [-1, -0.5, 0, 0.5, 1], difficulties = [-0.6, 0, 0.6], thresholds = [-1.5, 0, 1.5];
        var fit = ManyFacetRasch.Fit(Simulated(1, 400, severities, difficulties, thresholds));

        Assert.True(fit.Converged);
        Assert.True(fit.LargestScoreResidual < 1e-9);
        LeastSquaresTests.Near(severities, [.. fit.Experts.Select(element => element.Logit.Value!.Value)], 0.25);
        LeastSquaresTests.Near(difficulties, [.. fit.Criteria.Select(element => element.Logit.Value!.Value)], 0.25);
        LeastSquaresTests.Near(thresholds, [.. fit.Thresholds.Select(threshold => threshold.Value!.Value)], 0.3);
        Assert.Equal(0, fit.Experts.Sum(element => element.Logit.Value!.Value), 1e-9);
        Assert.Equal(0, fit.Criteria.Sum(element => element.Logit.Value!.Value), 1e-9);
        Assert.All(fit.Experts, element => Assert.InRange(element.Infit.MeanSquare.Value!.Value, 0.8, 1.2));
        Assert.All(fit.Experts, element => Assert.InRange(element.Outfit.Standardized.Value!.Value, -4, 4));
    }

    [Fact]
    public void An_expert_who_marks_at_random_misfits()
    {
        var random = new RandomSource(9);
        var marks = Simulated(2, 100, [-0.5, 0, 0.5, 0], [-0.3, 0.3], [-1, 0, 1]).Select(mark => mark.Expert == "E3" ? mark with { Category = random.NextIndex(4) } : mark);
        var fit = ManyFacetRasch.Fit(marks);

        Assert.True(fit.Experts[3].Infit.MeanSquare.Value > 1.2);
        Assert.True(fit.Experts[3].Infit.Standardized.Value > 3);
        Assert.All(fit.Experts.Take(3), element => Assert.True(element.Infit.MeanSquare.Value < fit.Experts[3].Infit.MeanSquare.Value));
    }

    [Fact]
    public void Order_names_and_unused_categories_change_nothing()
    {
        var marks = Simulated(3, 30, [-0.5, 0, 0.5], [-0.3, 0.3], [-1, 1]).ToArray();
        var first = ManyFacetRasch.Fit(marks);
        var shuffled = ManyFacetRasch.Fit(marks.Reverse().OrderBy(mark => mark.Category));
        var apart = ManyFacetRasch.Fit(marks.Select(mark => mark with { Category = 10 * mark.Category - 7 }));

        Assert.Equal(first.LogLikelihood, shuffled.LogLikelihood);
        Assert.Equal(first.Applications, shuffled.Applications);
        Assert.Equal(first.Applications, apart.Applications);
        Assert.Equal([-7, 3, 13], apart.Categories);
    }

    [Fact]
    public void Removing_one_extreme_may_make_another()
    {
        // Without "top" nobody has a 2; then "b" has only the highest category left.
        var fit = ManyFacetRasch.Fit(
        [
            new("top", "1", "c", 2), new("top", "2", "c", 2), new("b", "1", "c", 1), new("b", "2", "c", 1),
            new("x", "1", "c", 0), new("x", "2", "c", 1), new("y", "1", "c", 1), new("y", "2", "c", 0),
        ]);

        Assert.Equal(["top", "b"], fit.Removed.Select(element => element.Code));
        Assert.Equal([0, 1], fit.Categories);
    }

    [Fact]
    public void When_all_are_extreme_nothing_is_left()
    {
        var fit = ManyFacetRasch.Fit([new("a", "1", "c", 3), new("b", "1", "c", 3)]);

        Assert.Empty(fit.Applications);
        Assert.Equal(4, fit.Removed.Count);
        Assert.Empty(ManyFacetRasch.Fit([]).Applications);
    }

    [Fact]
    public void Parts_without_common_experts_have_severities_of_mean_0_each()
    {
        var left = Simulated(4, 30, [-0.5, 0.5], [-0.3, 0.3], [-1, 1]).ToArray();
        var right = Simulated(5, 30, [0, 1.0], [-0.3, 0.3], [-1, 1]).Select(mark => mark with { Application = $"X{mark.Application}", Expert = $"X{mark.Expert}" });
        var fit = ManyFacetRasch.Fit(left.Concat(right));

        Assert.Equal(2, fit.Components);
        Assert.Equal(0, fit.Experts[0].Logit.Value!.Value + fit.Experts[1].Logit.Value!.Value, 1e-9);
        Assert.Equal(0, fit.Experts[2].Logit.Value!.Value + fit.Experts[3].Logit.Value!.Value, 1e-9);
    }

    [Fact]
    public void An_iteration_cut_short_gives_no_logits()
    {
        var fit = ManyFacetRasch.Fit(Simulated(6, 30, [-0.5, 0.5], [-0.3, 0.3], [-1, 1]), 1);

        Assert.False(fit.Converged);
        Assert.Equal(UndefinedReason.NotConverged, fit.Applications[0].Logit.Reason);
        Assert.Equal(UndefinedReason.NotConverged, fit.Thresholds[0].Reason);
    }

    [Fact]
    public void A_mark_given_twice_is_named()
    {
        CategoryMark mark = new("a", "1", "c", 1);

        Assert.Contains("\"a\", expert \"1\", criterion \"c\"", Assert.Throws<ArgumentException>(() => ManyFacetRasch.Fit([mark, mark with { Category = 2 }])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ManyFacetRasch.Fit([mark with { Criterion = "" }]));
    }

    private static IEnumerable<CategoryMark> Simulated(ulong seed, int applications, double[] severities, double[] difficulties, double[] thresholds)
    {
        var random = new RandomSource(seed);
        for (int i = 0; i < applications; i++)
        {
            double quality = random.NextNormal();
            for (int j = 0; j < severities.Length; j++)
            {
                for (int d = 0; d < difficulties.Length; d++)
                    yield return new($"A{i:D3}", $"E{j}", $"C{d}", Category(quality - severities[j] - difficulties[d], thresholds, random));
            }
        }
    }

    private static int Category(double location, double[] thresholds, RandomSource random)
    {
        double[] weights = [1, .. thresholds.Select((_, k) => Math.Exp(thresholds[..(k + 1)].Sum(threshold => location - threshold)))];
        double left = random.NextUniform() * weights.Sum();
        int category = 0;
        while (category < thresholds.Length && (left -= weights[category]) > 0)
            category++;
        return category;
    }
}
