using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring.Agreement;

public sealed class GeneralizabilityIntervalsTests
{
    [Fact]
    public void Intervals_hold_the_estimates_and_narrow_with_more_applications()
    {
        var few = Intervals(20);
        var many = Intervals(300);

        Assert.True(few.Intervals.SingleConsistency!.Value.Contains(few.Estimates.SingleConsistency.Value!.Value));
        Assert.True(many.Intervals.GeneralizabilityCoefficient!.Value.Contains(many.Estimates.GeneralizabilityCoefficient.Value!.Value));
        Assert.True(Width(many.Intervals.SingleConsistency!.Value) < Width(few.Intervals.SingleConsistency.Value) / 2);
        // With few experts their variance stays poorly known however many applications there are.
        Assert.True(Width(many.Intervals.SingleAgreement!.Value) > Width(many.Intervals.SingleConsistency!.Value));
        Assert.Equal(0, many.Intervals.Failures);
    }

    [Fact]
    public void The_same_seed_gives_the_same_intervals()
    {
        var fit = CrossedEffects.Fit(SimulatedPanel.Of(2).Ratings);

        Assert.Equal(GeneralizabilityIntervals.Of(fit, 50, 7), GeneralizabilityIntervals.Of(fit, 50, 7));
        Assert.NotEqual(GeneralizabilityIntervals.Of(fit, 50, 7), GeneralizabilityIntervals.Of(fit, 50, 8));
    }

    private static (Generalizability Estimates, GeneralizabilityIntervals Intervals) Intervals(int applications)
    {
        var ratings = SimulatedPanel.Of(31, applications: applications).Ratings;
        var fit = CrossedEffects.Fit(ratings);
        return (Generalizability.Of(fit.ApplicationVariance, fit.ExpertVariance, fit.ResidualVariance, ratings), GeneralizabilityIntervals.Of(fit, 200, 5));
    }

    private static double Width(Interval interval) => interval.Upper - interval.Lower;
}
