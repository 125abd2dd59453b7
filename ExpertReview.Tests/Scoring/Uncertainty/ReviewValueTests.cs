using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Uncertainty;

public sealed class ReviewValueTests
{
    [Fact]
    public void The_value_is_what_deciding_after_the_review_gains_over_deciding_now()
    {
        // Simulate: the mean after the review is N(m, s̃²); the decision takes the better of it and the cut.
        const int Draws = 1_000_000;
        double[] normals = new double[Draws];
        new RandomSource(6).FillNormals(normals);
        foreach (var (mean, variance, noise) in new[] { (0.2, 0.5, 0.8), (-0.4, 0.3, 0.1), (0, 1, 1.0) })
        {
            var value = ReviewValue.Of(mean, variance, cut: 0, noise);
            double gained = normals.Average(z => Math.Max(0, mean + value.PredictiveDeviation * z)) - Math.Max(0, mean);
            double flips = normals.Count(z => mean + value.PredictiveDeviation * z > 0 != mean > 0) / (double)Draws;

            Assert.Equal(gained, value.ExpectedValue, 5 * value.PredictiveDeviation / Math.Sqrt(Draws));
            Assert.Equal(flips, value.FlipProbability, 0.003);
        }
    }

    [Fact]
    public void What_is_known_or_has_no_cut_gains_nothing()
    {
        var known = ReviewValue.Of(1, 0, 0.5, 1);
        Assert.Equal((0, 0, 1, 0), (known.ExpectedValue, known.FlipProbability, known.AboveProbability, known.MisclassificationProbability));
        Assert.Equal(UndefinedReason.NoVariation, known.Standardized.Reason);

        var safe = ReviewValue.Of(1, 2, double.NegativeInfinity, 1);
        Assert.Equal((0, 1, 0), (safe.ExpectedValue, safe.AboveProbability, safe.MisclassificationProbability));
        Assert.Equal(0, ReviewValue.Of(1, 2, double.PositiveInfinity, 1).AboveProbability);
        Assert.Equal(0.5, ReviewValue.Of(1, 0, 1, 1).AboveProbability);
    }

    [Fact]
    public void More_noise_and_more_distance_are_worth_less()
    {
        double[] byNoise = [.. Enumerable.Range(1, 50).Select(k => ReviewValue.Of(0.3, 0.4, 0, k * 0.1).ExpectedValue)];
        double[] byDistance = [.. Enumerable.Range(0, 50).Select(k => ReviewValue.Of(k * 0.1, 0.4, 0, 0.5).ExpectedValue)];

        Assert.Equal(byNoise.OrderDescending(), byNoise);
        Assert.Equal(byDistance.OrderDescending(), byDistance);
        Assert.Equal(ReviewValue.Of(0.3, 0.4, 0, 1).ExpectedValue, ReviewValue.Of(-0.3, 0.4, 0, 1).ExpectedValue);
    }

    [Fact]
    public void A_plan_takes_the_most_valuable_review_and_then_counts_it_as_made()
    {
        var posterior = new IndependentPosterior([2, 1.1, 1, 0], [0.3, 0.3, 0.6, 0.3]);
        var rule = SelectionRule.Top(4, 2);

        var plan = ReviewPlan.Of(posterior, rule, reviewVariance: 0.5, reviews: 3);

        Assert.Equal(ReviewValue.Of(1, 0.6, 1.1, 0.5), plan[0].Value);
        Assert.Equal([2, 1, 2], plan.Select(review => review.Application));
        Assert.Equal(ReviewValue.Of(1, ReviewValue.VarianceAfter(0.6, 0.5), 1.1, 0.5), plan[2].Value);
        Assert.Equal([2, 1], ReviewPlan.Of(posterior, rule, 0.5, 9, mostPerApplication: 1).Take(2).Select(review => review.Application));
        Assert.Equal(4, ReviewPlan.Of(posterior, rule, 0.5, 9, mostPerApplication: 1).Count);
        Assert.Empty(ReviewPlan.Of(posterior, SelectionRule.Top(4, 4), 0.5, 3));
    }

    [Fact]
    public void The_best_expert_joins_parts_is_precise_brings_new_ties_and_is_free()
    {
        // E1 and E2 share A; E3 and E4 share B and C; E5 has reviewed C beside E3.
        var design = Ratings.Create(
        [
            new("A", "E1", 1), new("A", "E2", 1), new("B", "E3", 1), new("B", "E4", 1), new("C", "E3", 1), new("C", "E4", 1), new("C", "E5", 1),
        ]);
        ExpertChoice Choice(double[] variances, int[] room, Func<int, int, bool>? mayReview = null) =>
            new(design, variances, room, mayReview ?? ((_, _) => true));

        // B: E1 joins the two parts, though E5 would be more precise.
        Assert.Equal(0, Choice([1, 1, 1, 1, 0.1], [9, 9, 9, 9, 9]).BestFor(1));
        Assert.Equal(1, Choice([1, 1, 1, 1, 1], [0, 9, 9, 9, 9]).BestFor(1));
        Assert.Equal(4, Choice([1, 1, 1, 1, 1], [9, 9, 9, 9, 9], (_, expert) => expert > 1).BestFor(1));
        Assert.Null(Choice([1, 1, 1, 1, 1], [0, 0, 9, 9, 0]).BestFor(1));

        // A: among those that join, the precise one; then, of equals, the one with fewer reviews.
        Assert.Equal(3, Choice([1, 1, 2, 1, 2], [9, 9, 9, 9, 9]).BestFor(0));
        Assert.Equal(4, Choice([1, 1, 1, 1, 1], [9, 9, 9, 9, 9]).BestFor(0));

        // Once joined, who is already tied to all of its experts comes last.
        var joined = Choice([1, 1, 1, 1, 1], [9, 9, 9, 9, 1]);
        joined.Add(0, 4);
        Assert.Equal(0, joined.BestFor(1));
        Assert.Throws<InvalidOperationException>(() => joined.Add(1, 4));
    }

    [Fact]
    public void A_plan_with_experts_keeps_exclusions_and_loads()
    {
        var design = Ratings.Create([new("A", "E1", 1), new("B", "E1", 1), new("B", "E2", 1), new("C", "E2", 1), new("C", "E3", 1)]);
        var experts = new ExpertChoice(design, [1, 1, 1], [0, 1, 2], (application, expert) => !(application == 0 && expert == 2));

        var plan = ReviewPlan.Of(new IndependentPosterior([1, 0.9, 0.8], [1, 1, 1]), SelectionRule.Top(3, 1), experts, reviews: 10);

        Assert.Equal([(0, 1), (1, 2)], plan.Select(review => (review.Application, review.Expert!.Value)).Order());
    }
}
