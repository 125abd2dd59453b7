using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class BayesianCalibrationTests
{
    private static readonly BayesianCalibrationOptions Short = new() { Chains = 2, BurnIn = 300, Draws = 600 };

    [Fact]
    public void It_confirms_the_faster_methods_on_a_simulated_panel()
    {
        var panel = SimulatedPanel.Of(31, applications: 100, experts: 12, reviews: 5, spread: 0.2);
        var fast = ApplicationFixed.Fit(SpreadCalibration.Of(panel.Ratings).Adjusted);
        var fit = Fit(panel.Ratings, 1);

        Assert.True(fit.LargestScaleReduction < 1.05);
        Assert.True(MathNet.Numerics.Statistics.Correlation.Pearson(fit.ApplicationValues, fast.ApplicationValues.ToArray()) > 0.98);
        Assert.True(MathNet.Numerics.Statistics.Correlation.Pearson(fit.Severities, fast.ExpertEffects.ToArray()) > 0.95);
        Assert.InRange(panel.AgreementWith(fit.ApplicationValues) - panel.AgreementWith(fast.ApplicationValues.ToArray()), -0.03, 0.03);
        Assert.All(fit.ResidualDeviations, deviation => Assert.InRange(deviation, 3, 12));
        Assert.Equal(0, fit.Severities.Sum(), 1e-9);
        Assert.Equal(1, fit.Scales.Average(), 1e-9);
    }

    [Fact]
    public void Its_intervals_hold_the_truth_as_often_as_they_say()
    {
        int held = 0, all = 0;
        for (ulong seed = 500; seed < 506; seed++)
        {
            var panel = SimulatedPanel.Of(seed, applications: 60, experts: 10, reviews: 4);
            var fit = Fit(panel.Ratings, seed);
            double severity = panel.Severities.Average();
            for (int i = 0; i < panel.Qualities.Length; i++)
            {
                // What the average expert would give.
                all++;
                if (fit.ApplicationIntervals[i].Contains(65 + severity + panel.Qualities[i]))
                    held++;
            }
        }

        Assert.InRange(held / (double)all, 0.90, 0.99);
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures_and_another_seed_nearly_the_same()
    {
        var ratings = SimulatedPanel.Of(32, 30, 8, 3).Ratings;
        var first = Fit(ratings, 7);

        Assert.Equal(first.ApplicationValues, Fit(ratings, 7).ApplicationValues);
        Assert.NotEqual(first.ApplicationValues, Fit(ratings, 8).ApplicationValues);
        LeastSquaresTests.Near([.. first.ApplicationValues], [.. Fit(ratings, 8).ApplicationValues], 1);
    }

    [Fact]
    public void Where_there_is_nothing_to_learn_it_says_so()
    {
        Assert.Equal(UndefinedReason.TooFewValues, Reason(Ratings.Create([new("a", "1", 70), new("b", "1", 80)])));
        Assert.Equal(UndefinedReason.NoVariation, Reason(LeastSquaresTests.Table([[70, 70], [70, 70]])));
        Assert.Throws<ArgumentOutOfRangeException>(() => BayesianCalibration.TryFit(LeastSquaresTests.Table([[1, 2], [3, 4]]), 1, new() { Chains = 1 }, out _, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => BayesianCalibration.TryFit(LeastSquaresTests.Table([[1, 2], [3, 4]]), 1, new() { Level = 1 }, out _, out _));
    }

    private static BayesianCalibration Fit(Ratings ratings, ulong seed)
    {
        Assert.True(BayesianCalibration.TryFit(ratings, seed, Short, out var fit, out var reason));
        Assert.Null(reason);
        return fit;
    }

    private static UndefinedReason? Reason(Ratings ratings)
    {
        Assert.False(BayesianCalibration.TryFit(ratings, 1, Short, out var fit, out var reason));
        Assert.Null(fit);
        return reason;
    }
}
