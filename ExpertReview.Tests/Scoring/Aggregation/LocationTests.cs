using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class LocationTests
{
    private static readonly double[] Five = [82, 91, 45, 88, 86];

    [Fact]
    public void Nothing_has_no_location()
    {
        Assert.All(All(), estimator => Assert.Equal(UndefinedReason.TooFewValues, estimator.Of([]).Reason));
        Assert.Equal(UndefinedReason.TooFewValues, Spread.StandardDeviation([77]).Reason);
        Assert.Equal(0, Spread.Range([77]).Value);
    }

    [Fact]
    public void Trimming_drops_the_whole_part_of_the_share_at_each_end()
    {
        Assert.Equal(78.4, Location.TrimmedMean(Five, 0.19).Value!.Value, 12);
        Assert.Equal((82 + 88 + 86) / 3.0, Location.TrimmedMean(Five, 0.2).Value!.Value, 12);
        Assert.Equal(86, Location.TrimmedMean(Five, 0.5).Value);

        // 0.29 · 100 is 28.999… in doubles, but 29 to anyone who asks for 29 %.
        double[] hundred = [.. Enumerable.Range(0, 100).Select(value => value < 29 ? -1000.0 : value)];
        Assert.Equal(Enumerable.Range(29, 42).Average(), Location.TrimmedMean(hundred, 0.29).Value!.Value, 9);
    }

    [Fact]
    public void Winsorizing_puts_the_neighbours_in_place_of_the_extremes()
    {
        Assert.Equal((82 + 82 + 86 + 88 + 88) / 5.0, Location.MeanWithExtremesPulledIn(Five).Value!.Value, 12);
        Assert.Equal(Location.MeanWithExtremesPulledIn(Five), Location.WinsorizedMean(Five, 0.2));
        Assert.Equal(86, Location.WinsorizedMean(Five, 0.4).Value!.Value, 12);
        Assert.Equal(75, Location.MeanWithExtremesPulledIn([70, 80]).Value);
    }

    /// <summary>By hand: 45 is pulled to m − 1.5 · 1.4826 · 4, so 5m = 347 + m − 8.8956.</summary>
    [Fact]
    public void Huber_pulls_an_outlier_in() => Assert.Equal((347 - 8.8956) / 4, HuberLocation.Of(Five).Value!.Value, 9);

    [Fact]
    public void Huber_says_why_it_has_no_answer()
    {
        Assert.Equal(UndefinedReason.TooFewValues, HuberLocation.Of([70, 80]).Reason);
        Assert.Equal(UndefinedReason.NoRobustSpread, HuberLocation.Of([80, 80, 95]).Reason);
    }

    [Fact]
    public void The_geometric_mean_needs_positive_values()
    {
        Assert.Equal(6, Location.GeometricMean([4, 9]).Value!.Value, 12);
        Assert.Equal(UndefinedReason.NotPositive, Location.GeometricMean([4, 0]).Reason);
    }

    [Fact]
    public void Weights_of_zero_leave_nothing_and_a_half_reached_by_rounding_is_reached()
    {
        Assert.Equal(UndefinedReason.NotPositive, WeightedLocation.Mean([1, 2], [0, 0]).Reason);
        Assert.Equal(3, WeightedLocation.LowerMedian([1, 2, 3, 4, 5, 6], [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]).Value);
        Assert.Equal(7, WeightedLocation.LowerMedian([7, 8], [0.5, 0.5]).Value);
        Assert.Equal(8, WeightedLocation.LowerMedian([8, 7], [3, 1]).Value);
        Assert.Contains("Weight 1", Assert.Throws<ArgumentException>(() => WeightedLocation.Mean([1, 2], [1, -1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_application_gets_its_own_figure()
    {
        var ratings = Ratings.Create([new("B", "E1", 70), new("A", "E1", 60), new("A", "E2", 80), new("A", "E3", 85)]);

        Assert.Equal([80, 70], LocationEstimator.MeanWithoutExtremes.PerApplication(ratings).Select(one => one.Value));
        Assert.Equal([65, 70], WeightedLocation.MeanPerApplication(ratings, [3, 1, 0, 2]).Select(one => one.Value));
        Assert.Equal([60, 70], WeightedLocation.LowerMedianPerApplication(ratings, [3, 1, 0, 2]).Select(one => one.Value));
    }

    [Fact]
    public void A_parameter_outside_its_range_is_refused_at_once()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LocationEstimator.TrimmedMean(0.6));
        Assert.Throws<ArgumentOutOfRangeException>(() => LocationEstimator.WinsorizedMean(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => LocationEstimator.Huber(0));
    }

    internal static LocationEstimator[] All() =>
    [
        LocationEstimator.Mean, LocationEstimator.Median, LocationEstimator.MeanWithoutExtremes, LocationEstimator.TrimmedMean(0.25),
        LocationEstimator.MeanWithExtremesPulledIn, LocationEstimator.WinsorizedMean(0.25), LocationEstimator.Huber(),
        LocationEstimator.HodgesLehmann, LocationEstimator.GeometricMean,
    ];
}
