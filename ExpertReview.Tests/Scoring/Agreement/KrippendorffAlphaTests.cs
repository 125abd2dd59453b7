using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring.Agreement;

public sealed class KrippendorffAlphaTests
{
    /// <summary>Krippendorff 2011, data C: twelve units, four observers, with gaps.</summary>
    private static readonly Ratings DataC = Tables.Of(
    [
        [1, 1, null, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
        [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [null, 5, 5, 5], [null, null, 1, 1], [null, null, 3, null],
    ]);

    [Theory]
    [InlineData(MeasurementLevel.Nominal, 0.743)]
    [InlineData(MeasurementLevel.Ordinal, 0.815)]
    [InlineData(MeasurementLevel.Interval, 0.849)]
    [InlineData(MeasurementLevel.Ratio, 0.797)]
    public void Alpha_is_what_Krippendorff_prints(MeasurementLevel level, double printed)
    {
        var alpha = KrippendorffAlpha.Of(DataC, level);

        Assert.Equal(printed, alpha.Value.Value!.Value, 0.0006);
        Assert.Equal((11, 40), (alpha.Units, alpha.Pairable));
    }

    [Fact]
    public void Alpha_without_pairs_equals_alpha_by_its_definition() => Prop.ForAll(Tables.WithGaps, rows =>
    {
        var ratings = Tables.Of(rows);
        double[][] units = [.. rows.Select(row => row.OfType<double>().ToArray()).Where(unit => unit.Length > 1)];
        foreach (var level in Enum.GetValues<MeasurementLevel>())
        {
            var alpha = KrippendorffAlpha.Of(ratings, level).Value;
            if (ByDefinition(units, level) is { } expected)
                Assert.Equal(expected, alpha.Value!.Value, 1e-10);
            else
                Assert.Null(alpha.Value);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Interval_alpha_does_not_depend_on_zero_unit_or_the_order_of_input() => Prop.ForAll(Tables.WithGaps, rows =>
    {
        double?[][] moved = [.. rows.Reverse().Select(row => row.Reverse().Select(mark => mark * -2.5 + 1000).ToArray())];
        var before = KrippendorffAlpha.Of(Tables.Of(rows), MeasurementLevel.Interval).Value;
        var after = KrippendorffAlpha.Of(Tables.Of(moved), MeasurementLevel.Interval).Value;

        Assert.Equal(before.Reason, after.Reason);
        Assert.Equal(before.Value ?? 0, after.Value ?? 0, 1e-9);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Plain_numbers_in_any_order_give_the_same_digits()
    {
        double[] values = [3, 1, 2.5, 4, 4.5, 1.5, 9];
        int[] units = [7, 2, 7, 0, 0, 2, 5];
        int[] order = [6, 0, 3, 2, 5, 1, 4];

        Assert.Equal(
            KrippendorffAlpha.Of(values, units, MeasurementLevel.Interval),
            KrippendorffAlpha.Of([.. order.Select(place => values[place])], [.. order.Select(place => units[place])], MeasurementLevel.Interval));
    }

    [Fact]
    public void What_cannot_be_compared_has_no_alpha()
    {
        Assert.Equal(UndefinedReason.TooFewValues, KrippendorffAlpha.Of(Tables.Of([[1, null], [null, 2]]), MeasurementLevel.Interval).Value.Reason);
        Assert.Equal(UndefinedReason.NoVariation, KrippendorffAlpha.Of(Tables.Of([[0.1, 0.1], [0.1, 0.1]]), MeasurementLevel.Interval).Value.Reason);
        Assert.Equal(UndefinedReason.NotPositive, KrippendorffAlpha.Of(Tables.Of([[-1, 2], [3, 2]]), MeasurementLevel.Ratio).Value.Reason);
        Assert.Null(KrippendorffAlpha.Bootstrap(Tables.Of([[1, 1], [1, 1]]), MeasurementLevel.Nominal, new(1)));
        Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Of([1, double.NaN], [0, 0], MeasurementLevel.Nominal));
        Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Of([1, 2], [0, -1], MeasurementLevel.Nominal));
    }

    [Theory]
    [InlineData(MeasurementLevel.Nominal)]
    [InlineData(MeasurementLevel.Ordinal)]
    [InlineData(MeasurementLevel.Interval)]
    [InlineData(MeasurementLevel.Ratio)]
    public void The_bootstrap_repeats_with_its_seed_and_holds_the_estimate(MeasurementLevel level)
    {
        var first = KrippendorffAlpha.Bootstrap(DataC, level, new RandomSource(7), replicates: 333);
        var again = KrippendorffAlpha.Bootstrap(DataC, level, new RandomSource(7), replicates: 333);
        var other = KrippendorffAlpha.Bootstrap(DataC, level, new RandomSource(8), replicates: 333);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.True(first!.Value.Contains(KrippendorffAlpha.Of(DataC, level).Value.Value!.Value));
        Assert.InRange(first.Value.Upper, first.Value.Lower + 0.05, 1);
    }

    [Fact]
    public void Irrs_figure_for_a_full_table_differs_only_beyond_two_experts()
    {
        var four = KrippendorffAlpha.Of(Tables.Of(Tables.ShroutFleiss), MeasurementLevel.Nominal);
        var two = KrippendorffAlpha.Of(Tables.Of([[1, 2], [3, 3], [2, 2]]), MeasurementLevel.Nominal);

        Assert.Equal(-7.0 / 108, four.Value.Value!.Value, 12);
        Assert.Equal(-31.0 / 324, four.PairCorrected.Value!.Value, 12);
        Assert.Equal(two.Value.Value!.Value, two.PairCorrected.Value!.Value, 12);
    }

    /// <summary>D_o and D_e by visiting every pair.</summary>
    private static double? ByDefinition(double[][] units, MeasurementLevel level)
    {
        double[] all = [.. units.SelectMany(unit => unit)];
        if (all.Distinct().Count() < 2)
            return null;
        double Distance(double c, double k) => level switch
        {
            MeasurementLevel.Nominal => c == k ? 0 : 1,
            MeasurementLevel.Ordinal => Math.Pow(
                all.Count(value => value >= Math.Min(c, k) && value <= Math.Max(c, k)) - (all.Count(value => value == c) + all.Count(value => value == k)) / 2.0, 2),
            MeasurementLevel.Interval => (c - k) * (c - k),
            _ => c + k == 0 ? 0 : Math.Pow((c - k) / (c + k), 2),
        };
        double observed = units.Sum(unit => unit.Sum(c => unit.Sum(k => Distance(c, k))) / (unit.Length - 1)) / all.Length;
        double expected = all.Sum(c => all.Sum(k => Distance(c, k))) / (all.Length * (all.Length - 1.0));
        return 1 - observed / expected;
    }
}
