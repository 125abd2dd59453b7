using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class QuadraticCalibrationTests
{
    [Fact]
    public void Lines_without_noise_are_found_exactly()
    {
        // Qualities 0 … 9 seen as 10 + 2q, 40 + 0.5q and 20 + q: inverse slopes 1 : 4 : 2.
        var fit = LinearCalibration.Of(LeastSquaresTests.Table([.. Enumerable.Range(0, 10).Select(q => new[] { 10 + 2.0 * q, 40 + 0.5 * q, 20 + q })]));

        LeastSquaresTests.Near([3 / 7.0, 12 / 7.0, 6 / 7.0], fit.Slopes.ToArray(), 1e-6);
        Assert.Equal(0, fit.SumOfSquares, 1e-9);
        Assert.Equal(0, fit.Offsets.ToArray().Sum(), 1e-9);
        for (int q = 1; q < 10; q++)
            Assert.Equal(6 / 7.0, fit.ApplicationValues[q] - fit.ApplicationValues[q - 1], 1e-6);
    }

    [Fact]
    public void An_expert_with_one_mark_or_equal_marks_keeps_slope_1()
    {
        var fit = LinearCalibration.Of(Ratings.Create(
        [
            .. LeastSquaresTests.Table([[60, 66], [70, 71], [80, 85], [77, 90]]).All(),
            new("A0", "once", 50), new("A1", "flat", 70), new("A2", "flat", 70),
        ]));

        Assert.Equal(1, fit.Slopes[2], 1e-9);
        Assert.Equal(1, fit.Slopes[3], 1e-9);
        Assert.Equal(4, fit.Slopes.ToArray().Sum(), 1e-9);
        Assert.True(fit.Slopes[0] > 0 && fit.Slopes[1] > 0);
    }

    [Fact]
    public void An_expert_who_marks_upside_down_gets_slope_0()
    {
        var fit = LinearCalibration.Of(LeastSquaresTests.Table([.. Enumerable.Range(0, 8).Select(q => new[] { 50.0 + 3 * q, 90 - 2 * q, 60 + 3.5 * q, 41 + 2.6 * q })]));

        Assert.Equal(0, fit.Slopes[1], 1e-9);
        Assert.Equal(4, fit.Slopes.ToArray().Sum(), 1e-9);
    }

    [Fact]
    public void Marks_that_rise_with_quality_need_no_errors()
    {
        // Each expert another bent scale, the same order.
        var ratings = LeastSquaresTests.Table([.. Enumerable.Range(1, 8).Select(q => new[] { q * q, 10 * Math.Sqrt(q), 3 * q + 5.0 })]);
        var fit = LeastSquareCalibration.Of(ratings);

        Assert.Equal(0, fit.SumOfSquares, 1e-9);
        Assert.Equal(0, fit.ApplicationValues.ToArray().Sum(), 1e-9);
        for (int i = 1; i < 8; i++)
            Assert.True(fit.ApplicationValues[i] - fit.ApplicationValues[i - 1] >= (i + 1) * (i + 1) - i * i - 1e-6);
    }

    [Fact]
    public void Two_experts_who_contradict_each_other_meet_halfway()
    {
        // One says b is 10 above a, the other the reverse: four errors of 5 each.
        var fit = LeastSquareCalibration.Of(Ratings.Create([new("a", "1", 60), new("b", "1", 70), new("a", "2", 70), new("b", "2", 60)]));

        Assert.Equal(100, fit.SumOfSquares, 1e-6);
        LeastSquaresTests.Near([0, 0], fit.ApplicationValues.ToArray(), 1e-6);
        LeastSquaresTests.Near([-5, 5, 5, -5], fit.Errors.ToArray(), 1e-6);
    }

    [Theory]
    [InlineData(CalibrationShape.Linear)]
    [InlineData(CalibrationShape.Convex)]
    [InlineData(CalibrationShape.Concave)]
    public void A_shape_costs_errors_unless_the_marks_have_it(CalibrationShape shape)
    {
        var ratings = SimulatedPanel.Of(21, 12, 4, 3).Ratings;
        var free = LeastSquareCalibration.Of(ratings, gap: 0.1);
        var shaped = LeastSquareCalibration.Of(ratings, shape, 0.1);

        Assert.True(shaped.SumOfSquares >= free.SumOfSquares - 1e-6);
        Fulfils(ratings, shaped, shape, 0.1);
        Fulfils(ratings, free, CalibrationShape.Monotone, 0.1);
    }

    [Fact]
    public void With_exact_lines_the_linear_shape_costs_nothing()
    {
        var fit = LeastSquareCalibration.Of(LeastSquaresTests.Table([.. new[] { 1, 4, 6, 7, 12 }.Select(q => new[] { 30 + 2.0 * q, 50 + q, 10 + 4.0 * q })]), CalibrationShape.Linear, 0.1);

        Assert.Equal(0, fit.SumOfSquares, 1e-9);
    }

    [Fact]
    public void Components_are_calibrated_apart()
    {
        var left = SimulatedPanel.Of(22, 6, 3, 2).Ratings;
        var right = SimulatedPanel.Of(23, 6, 3, 2).Ratings.All().Select(rating => new Rating($"X{rating.Application}", $"X{rating.Expert}", rating.Value));
        var both = Ratings.Create(left.All().Concat(right));

        Assert.Equal(
            LinearCalibration.Of(left).SumOfSquares + LinearCalibration.Of(Ratings.Create(right)).SumOfSquares,
            LinearCalibration.Of(both).SumOfSquares, 1e-6);
        LeastSquaresTests.Near(LeastSquareCalibration.Of(left).ApplicationValues.ToArray(), LeastSquareCalibration.Of(both).ApplicationValues[..left.Applications.Count].ToArray(), 1e-5);
    }

    [Fact]
    public void A_gap_below_0_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LeastSquareCalibration.Of(Ratings.Create([]), gap: -1));

    private static void Fulfils(Ratings ratings, LeastSquareCalibration fit, CalibrationShape shape, double gap)
    {
        for (int expert = 0; expert < ratings.Experts.Count; expert++)
        {
            int[] order = [.. ratings.OfExpert(expert).ToArray().OrderBy(r => ratings.Values[r])];
            double[] slopes =
            [
                .. order.Zip(order.Skip(1), (a, b) => (Calibrated(b) - Calibrated(a)) / (ratings.Values[b] - ratings.Values[a])),
            ];
            Assert.All(slopes, slope => Assert.True(slope >= gap - 1e-5));
            foreach (var (first, second) in slopes.Zip(slopes.Skip(1)))
            {
                if (shape is CalibrationShape.Convex or CalibrationShape.Linear)
                    Assert.True(second >= first - 1e-4);
                if (shape is CalibrationShape.Concave or CalibrationShape.Linear)
                    Assert.True(second <= first + 1e-4);
            }
        }

        double Calibrated(int r) => fit.ApplicationValues[ratings.ApplicationOf[r]] + fit.Errors[r];
    }
}
