using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring.Agreement;

public sealed class IntraclassCorrelationTests
{
    [Fact]
    public void The_six_coefficients_are_those_that_Shrout_and_Fleiss_print()
    {
        var all = IntraclassCorrelations.Of(Tables.Of(Tables.ShroutFleiss));

        Assert.Equal(
            [0.17, 0.29, 0.71, 0.44, 0.62, 0.91],
            new[] { all.OneWaySingle, all.AgreementSingle, all.ConsistencySingle, all.OneWayAverage, all.AgreementAverage, all.ConsistencyAverage }
                .Select(one => Math.Round(one.Value.Value!.Value, 2)));
        Assert.Equal((11.24, 32.49, 1.02, 6.26), (
            Math.Round(all.MeanSquares!.Applications, 2), Math.Round(all.MeanSquares.Experts, 2),
            Math.Round(all.MeanSquares.Residual, 2), Math.Round(all.MeanSquares.Within, 2)));
    }

    [Fact]
    public void The_average_agreements_limits_follow_the_asked_convention()
    {
        var usual = IntraclassCorrelations.Of(Tables.Of(Tables.ShroutFleiss)).AgreementAverage;
        var other = IntraclassCorrelations.Of(Tables.Of(Tables.ShroutFleiss), limits: AgreementLimits.Satterthwaite).AgreementAverage;

        Assert.Equal((0.071, 0.927), (Math.Round(usual.Interval!.Value.Lower, 3), Math.Round(usual.Interval.Value.Upper, 3)));
        Assert.Equal((0.039, 0.929), (Math.Round(other.Interval!.Value.Lower, 3), Math.Round(other.Interval.Value.Upper, 3)));
        Assert.Equal(usual.Value, other.Value);
    }

    [Fact]
    public void A_constant_difference_of_severity_is_full_consistency_but_not_agreement()
    {
        var all = IntraclassCorrelations.Of(Tables.Of([[1, 3], [2, 4], [5, 7]]));

        Assert.Equal(1, all.ConsistencySingle.Value.Value);
        Assert.Equal(Measure.Undefined(UndefinedReason.NoVariation), all.ConsistencySingle.F);
        Assert.Null(all.ConsistencySingle.Interval);
        Assert.InRange(all.AgreementSingle.Value.Value!.Value, 0.5, 0.95);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(80)]
    public void Equal_marks_have_no_coefficient(double mark)
    {
        var all = IntraclassCorrelations.Of(Tables.Of([[mark, mark, mark], [mark, mark, mark]]));

        Assert.Equal(Measure.Undefined(UndefinedReason.NoVariation), all.OneWaySingle.Value);
        Assert.Equal(Measure.Undefined(UndefinedReason.NoVariation), all.AgreementAverage.Value);
    }

    [Fact]
    public void A_gap_a_repeat_or_a_single_expert_leave_no_coefficient()
    {
        var gap = Tables.Of([[1, 2], [3, null]]);
        var repeat = Ratings.Create([new("A", "E", 1), new("A", "E", 2), new("A", "F", 1), new("B", "F", 3)], repeats: true);
        var single = Tables.Of([[1], [2]]);

        Assert.Equal(UndefinedReason.IncompleteTable, IntraclassCorrelations.Of(gap).OneWaySingle.Value.Reason);
        Assert.Equal(UndefinedReason.IncompleteTable, IntraclassCorrelations.Of(repeat).OneWaySingle.Value.Reason);
        Assert.Equal(UndefinedReason.TooFewValues, IntraclassCorrelations.Of(single).OneWaySingle.Value.Reason);
    }

    [Fact]
    public void Severity_moves_agreement_only() => Prop.ForAll(Tables.Complete, Gen.Choose(-50, 50).ToArbitrary(), (rows, shift) =>
    {
        var before = IntraclassCorrelations.Of(Tables.Of(rows));
        double[][] shifted = [.. rows.Select(row => row.Select((mark, expert) => expert == 0 ? mark + shift : mark).ToArray())];
        var after = IntraclassCorrelations.Of(Tables.Of(shifted));

        if (before.ConsistencySingle.Value.Value is { } single)
            Assert.Equal(single, after.ConsistencySingle.Value.Value!.Value, 1e-9);
        else
            Assert.True(after.ConsistencySingle.Value.Value is null or <= 0);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Averages_follow_singles_by_Spearman_and_Brown_and_stay_inside_their_limits() => Prop.ForAll(Tables.Complete, rows =>
    {
        var all = IntraclassCorrelations.Of(Tables.Of(rows));
        double k = rows[0].Length;
        foreach (var (single, average) in new[]
        {
            (all.OneWaySingle, all.OneWayAverage),
            (all.ConsistencySingle, all.ConsistencyAverage),
            (all.AgreementSingle, all.AgreementAverage),
        })
        {
            if (single.Value.Value is not { } one || average.Value.Value is not { } mean || 1 + (k - 1) * one < 1e-6)
                continue;
            Assert.Equal(k * one / (1 + (k - 1) * one), mean, 1e-6 * Math.Max(1, Math.Abs(mean)));
            Assert.True(single.Interval?.Contains(one) ?? true);
            Assert.True(average.Interval is not { } limits || (limits.Lower <= mean + 1e-9 && limits.Upper >= mean - 1e-9));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
