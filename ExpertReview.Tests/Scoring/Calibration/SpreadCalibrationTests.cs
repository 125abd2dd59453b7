using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class SpreadCalibrationTests
{
    [Fact]
    public void Three_experts_by_hand()
    {
        // Deviations 2, 8 and 8 with 5 ratings each: v = 1/8 for all, so m = mean of ln s = ln 2 + (2/3) ln 4.
        double[] narrow = [-2, -2, 0, 2, 2], wide = [.. narrow.Select(x => 4 * x)];
        var spread = SpreadCalibration.Of(Ratings.Create(
            from j in Enumerable.Range(0, 3)
            from i in Enumerable.Range(0, 5)
            select new Rating($"A{j}{i}", $"E{j}", 70 + (j == 0 ? narrow : wide)[i])));

        double third = Math.Log(4) / 3, between = (4 * third * third + 2 * third * third) / 2 - 1 / 8.0;
        double reliability = between / (between + 1 / 8.0);
        Assert.Equal(2, spread.Deviations[0].Value!.Value, 12);
        Assert.Equal(Math.Log(2) + 2 * third, spread.LogarithmCenter.Value!.Value, 12);
        Assert.Equal(between, spread.LogarithmVariance.Value!.Value, 12);
        Assert.Equal(reliability, spread.Reliabilities[0], 12);
        Assert.Equal(Math.Exp(-2 * third * reliability), spread.Scales[0], 12);
        Assert.Equal(Math.Exp(third * reliability), spread.Scales[1], 12);
        Assert.Equal(70 + 2 / spread.Scales[0], spread.Adjusted.Values[4], 10);
    }

    [Fact]
    public void Equal_spreads_leave_every_rating_as_it_is()
    {
        var ratings = LeastSquaresTests.Table([[60, 65, 70], [70, 75, 80], [80, 85, 90]]);
        var spread = SpreadCalibration.Of(ratings);

        Assert.Equal(0, spread.LogarithmVariance.Value);
        Assert.All(spread.Scales.ToArray(), scale => Assert.Equal(1, scale));
        LeastSquaresTests.Near(ratings.Values.ToArray(), spread.Adjusted.Values.ToArray(), 1e-12);
    }

    [Fact]
    public void Constant_and_single_ratings_keep_scale_1()
    {
        var spread = SpreadCalibration.Of(Ratings.Create(
        [
            new("a", "1", 80), new("b", "1", 80), new("c", "1", 80), new("a", "2", 60),
            new("a", "3", 50), new("b", "3", 70), new("c", "3", 95), new("a", "4", 70), new("b", "4", 71), new("c", "4", 72),
        ]));

        Assert.Equal(1, spread.Scales[0]);
        Assert.Equal(1, spread.Scales[1]);
        Assert.Equal(0, spread.Deviations[0].Value);
        Assert.Equal(UndefinedReason.TooFewValues, spread.Deviations[1].Reason);
        Assert.True(spread.Scales[2] > 1 && spread.Scales[3] < 1);
    }

    [Fact]
    public void Rounding_is_not_taken_for_spread()
    {
        var spread = SpreadCalibration.Of(Ratings.Create(
        [
            new("a", "1", 0.1 + 0.2), new("b", "1", 0.3), new("a", "2", 0.5), new("b", "2", 0.7), new("a", "3", 0.4), new("b", "3", 0.9),
        ]));

        Assert.Equal(0, spread.Deviations[0].Value);
        Assert.Equal(1, spread.Scales[0]);
    }

    [Fact]
    public void Where_nothing_is_known_nothing_changes()
    {
        var none = SpreadCalibration.Of(Ratings.Create([]));
        var one = SpreadCalibration.Of(Ratings.Create([new("a", "1", 80), new("b", "1", 70)]));

        Assert.Equal(UndefinedReason.TooFewValues, none.LogarithmCenter.Reason);
        Assert.Equal(UndefinedReason.TooFewValues, one.LogarithmVariance.Reason);
        Assert.Equal(1, one.Scales[0]);
    }

    [Fact]
    public void It_brings_calibration_nearer_the_truth_when_spreads_differ()
    {
        double gained = 0;
        for (ulong seed = 200; seed < 210; seed++)
        {
            var panel = SimulatedPanel.Of(seed, applications: 120, experts: 12, spread: 0.4);
            gained += panel.AgreementWith(ApplicationFixed.Fit(SpreadCalibration.Of(panel.Ratings).Adjusted).ApplicationValues.ToArray())
                - panel.AgreementWith(ApplicationFixed.Fit(panel.Ratings).ApplicationValues.ToArray());
        }

        Assert.True(gained > 0);
    }
}
