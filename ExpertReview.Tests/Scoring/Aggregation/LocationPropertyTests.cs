using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class LocationPropertyTests
{
    /// <summary>One to eight marks in halves, so that ties come up often.</summary>
    private static readonly Arbitrary<(int[] Halves, int Seed)> Lists = (
        from count in Gen.Choose(1, 8)
        from halves in Gen.Choose(2, 40).ArrayOf(count)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select (halves, seed)).ToArbitrary();

    [Fact]
    public void The_order_of_the_values_changes_no_digit() => Prop.ForAll(Lists, list =>
    {
        double[] values = [.. list.Halves.Select(half => half / 3.0)];
        double[] shuffled = [.. values];
        new Random(list.Seed).Shuffle(shuffled);
        Assert.All(LocationTests.All(), estimator => Assert.Equal(estimator.Of(values), estimator.Of(shuffled)));
        Assert.Equal(Spread.StandardDeviation(values), Spread.StandardDeviation(shuffled));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Doubles_agree_with_the_exact_official_averages() => Prop.ForAll(Lists, list =>
    {
        double[] values = [.. list.Halves.Select(half => half / 2.0)];
        Fraction[] exact = [.. list.Halves.Select(half => new Fraction(half, 2))];
        foreach (var (estimator, rule) in new[]
        {
            (LocationEstimator.Mean, AggregationRule.Mean), (LocationEstimator.Median, AggregationRule.Median),
            (LocationEstimator.MeanWithoutExtremes, AggregationRule.DropExtremes(3)),
        })
            Assert.Equal((double)rule.Of(exact).Value!.Value.ToDecimal(), estimator.Of(values).Value!.Value, 1e-12);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Every_estimate_lies_among_the_values_moves_with_them_and_never_falls_when_one_rises() => Prop.ForAll(Lists, list =>
    {
        double[] values = [.. list.Halves.Select(half => half / 2.0)];
        int raised = list.Seed % values.Length;
        double[] higher = [.. values.Select((value, index) => index == raised ? value + 1 + list.Seed % 7 : value)];
        foreach (var estimator in LocationTests.All().Where(estimator => estimator.Of(values).Value is not null))
        {
            double location = estimator.Of(values).Value!.Value;
            Assert.InRange(location, values.Min() - 1e-9, values.Max() + 1e-9);

            // Huber's scale moves with the values, so it alone is not monotone; the geometric mean does not move with a shift.
            if (estimator.Method != LocationMethod.Huber)
                Assert.True(estimator.Of(higher).Value >= location - 1e-9);
            if (estimator.Method != LocationMethod.GeometricMean)
                Assert.Equal(location + 10, estimator.Of([.. values.Select(value => value + 10)]).Value!.Value, 1e-9);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
