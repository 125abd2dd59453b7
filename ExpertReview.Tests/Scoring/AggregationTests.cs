using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

public sealed class AggregationTests
{
    [Theory]
    [InlineData("agg_2")]
    [InlineData("agg_5")]
    [InlineData("agg_ties")]
    public void Averages_agree_with_the_reference(string name)
    {
        var reference = ReferenceCase.Read(name);
        Fraction[] values = [.. reference.GetProperty("input").GetProperty("values").EnumerateArray().Select(value => Fraction.Of(value.GetDecimal()))];
        var expected = reference.GetProperty("expected");

        AssertClose(expected.GetProperty("mean"), AggregationRule.Mean.Of(values).Value);
        AssertClose(expected.GetProperty("median"), AggregationRule.Median.Of(values).Value);
        AssertClose(expected.GetProperty("drop_one_high_low"), AggregationRule.DropExtremes(3).Of(values).Value);
    }

    [Fact]
    public void Extremes_are_dropped_from_the_stated_number_of_experts_on()
    {
        Fraction[] four = [Points(60), Points(90), Points(80), Points(81)];
        var rule = AggregationRule.DropExtremes(5);

        Assert.Equal(new Aggregate(Fraction.Of(77.75m)), rule.Of(four));
        Assert.Equal(new Aggregate(Points(80), DroppedHighest: 1, DroppedLowest: 0), rule.Of([.. four, Points(79)]));
    }

    [Fact]
    public void One_copy_of_a_tied_extreme_goes_even_when_all_are_equal()
    {
        Assert.Equal(new Aggregate(Points(80), 0, 2), AggregationRule.DropExtremes(3).Of([Points(80), Points(80), Points(80)]));
        Assert.Equal(new Aggregate(Points(85), 0, 3), AggregationRule.DropExtremes(3).Of([Points(90), Points(90), Points(80), Points(80)]));
    }

    [Fact]
    public void Nothing_aggregates_to_nothing()
    {
        Assert.All(
            [AggregationRule.Mean, AggregationRule.Median, AggregationRule.DropExtremes(3)],
            rule => Assert.Equal(new Aggregate(null), rule.Of([])));
    }

    [Fact]
    public void Two_values_cannot_lose_their_extremes() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AggregationRule.DropExtremes(2));

    private static Fraction Points(int points) => Fraction.Of(points);

    private static void AssertClose(JsonElement expected, Fraction? actual) =>
        Assert.InRange(actual!.Value.ToDecimal(), expected.GetDecimal() - 1e-9m, expected.GetDecimal() + 1e-9m);
}
