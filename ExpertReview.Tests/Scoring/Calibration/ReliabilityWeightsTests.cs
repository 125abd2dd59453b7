using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class ReliabilityWeightsTests
{
    [Theory]
    [InlineData(OutlierRule.Huber)]
    [InlineData(OutlierRule.Mixture)]
    public void A_mark_far_off_is_reported_and_counts_less(OutlierRule outliers)
    {
        var ratings = SimulatedPanel.Of(11, applications: 100).Ratings;
        int[] wrong = [17, 90, 160, 230, 301, 333, 371];
        double[] values = [.. ratings.Values];
        foreach (int r in wrong)
            values[r] += r % 2 == 0 ? 40 : -40;
        var weights = ReliabilityWeights.Of(ratings.With(values), outliers);

        Assert.True(weights.Converged);
        Assert.Subset(weights.Downweighted.Select(one => one.Rating).ToHashSet(), wrong.ToHashSet());
        foreach (var one in weights.Downweighted.Where(one => wrong.Contains(one.Rating)))
        {
            Assert.Equal(one.Rating % 2 == 0, one.StandardizedResidual > 0);
            Assert.InRange(one.Factor, 0.01, 0.75);
        }
    }

    [Fact]
    public void Huber_takes_exactly_the_excess()
    {
        double[] values = [.. SimulatedPanel.Of(11).Ratings.Values];
        values[30] += 45;
        foreach (var one in ReliabilityWeights.Of(SimulatedPanel.Of(11).Ratings.With(values)).Downweighted)
            Assert.Equal(2.5 / Math.Abs(one.StandardizedResidual), one.Factor, 12);
    }

    [Fact]
    public void Clean_marks_have_normal_tails_and_keep_their_weights()
    {
        int judgedHeavy = 0;
        for (ulong seed = 300; seed < 320; seed++)
        {
            var weights = ReliabilityWeights.Of(SimulatedPanel.Of(seed, applications: 150).Ratings, OutlierRule.Mixture);
            if (weights.Mixture!.IsShown)
                judgedHeavy++;
            else
                Assert.Empty(weights.Downweighted);
        }

        Assert.InRange(judgedHeavy, 0, 3);
    }

    [Fact]
    public void An_expert_who_marks_at_random_counts_less_than_the_others()
    {
        var ratings = SimulatedPanel.Of(12, applications: 150, noise: 3).Ratings;
        var random = new RandomSource(5);
        double[] values = [.. ratings.Values];
        foreach (int r in ratings.OfExpert(4))
            values[r] = 65 + 12 * random.NextNormal();
        var weights = ReliabilityWeights.Of(ratings.With(values), OutlierRule.None);

        Assert.Equal(4, Array.IndexOf(weights.RelativeVariances.ToArray(), weights.RelativeVariances.ToArray().Max()));
        Assert.True(weights.RelativeVariances[4] > 2);
        Assert.Empty(weights.Downweighted);
        Assert.Equal(1, weights.Weights.ToArray().Average(), 12);
    }

    [Fact]
    public void Any_additive_model_can_be_reweighted()
    {
        var ratings = SimulatedPanel.Of(13).Ratings;
        int fits = 0;
        var weights = ReliabilityWeights.Of(ratings, (table, given) =>
        {
            fits++;
            return LeastSquares.Fit(table, [.. given]).AsResiduals();
        });

        Assert.Equal(fits, weights.Iterations);
        Assert.Equal(ratings.Count, weights.Weights.Length);
    }

    [Fact]
    public void Ratings_that_only_explain_themselves_keep_weight_1()
    {
        var weights = ReliabilityWeights.Of(Ratings.Create([new("a", "1", 70), new("b", "2", 80), new("c", "3", 10)]), (table, given) => LeastSquares.Fit(table, [.. given]).AsResiduals());

        Assert.All(weights.Weights.ToArray(), weight => Assert.Equal(1, weight));
    }

    [Fact]
    public void Ratings_that_fit_exactly_keep_weight_1()
    {
        var weights = ReliabilityWeights.Of(LeastSquaresTests.Table([[70, 70, 70], [80, 80, 80]]));

        Assert.True(weights.Converged);
        Assert.All(weights.Weights.ToArray(), weight => Assert.Equal(1, weight));
    }

    [Fact]
    public void It_saves_calibration_from_contaminated_marks()
    {
        double gained = 0;
        for (ulong seed = 400; seed < 406; seed++)
        {
            var panel = SimulatedPanel.Of(seed, applications: 120);
            var random = new RandomSource(seed);
            double[] values = [.. panel.Ratings.Values];
            for (int r = 0; r < values.Length; r++)
                values[r] += random.NextUniform() < 0.05 ? (random.NextUniform() < 0.5 ? -40 : 40) : 0;
            var ratings = panel.Ratings.With(values);
            gained += panel.AgreementWith(ApplicationFixed.Fit(ratings, ReliabilityWeights.Of(ratings, OutlierRule.Mixture).Weights).ApplicationValues.ToArray())
                - panel.AgreementWith(ApplicationFixed.Fit(ratings).ApplicationValues.ToArray());
        }

        Assert.True(gained / 6 > 0.02);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ReliabilityWeights.Of(Ratings.Create([])));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReliabilityWeights.Of(SimulatedPanel.Of(1).Ratings, mostIterations: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReliabilityWeights.Of(SimulatedPanel.Of(1).Ratings, tolerance: 0));
    }
}
