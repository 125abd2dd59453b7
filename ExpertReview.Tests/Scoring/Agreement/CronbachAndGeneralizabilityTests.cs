using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring.Agreement;

public sealed class CronbachAndGeneralizabilityTests
{
    [Fact]
    public void Cronbachs_alpha_is_the_average_consistency() => Prop.ForAll(Tables.Complete, rows =>
    {
        var ratings = Tables.Of(rows);
        var alpha = CronbachAlpha.Of(ratings);
        if (alpha.LeftOut.Count > 0 || alpha.Raw.Value is not { } raw || Math.Abs(raw) > 1e6)
            return;
        Assert.Equal(raw, IntraclassCorrelations.Of(ratings).ConsistencyAverage.Value.Value!.Value, 1e-8 * Math.Max(1, Math.Abs(raw)));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void An_expert_with_one_mark_for_all_is_left_out_of_Cronbachs_alpha()
    {
        var alpha = CronbachAlpha.Of(Tables.Of([[4, 1, 2], [4, 2, 2], [4, 3, 5], [4, 5, 4]]));

        Assert.Equal(["E000"], alpha.LeftOut);
        Assert.Equal(CronbachAlpha.Of(Tables.Of([[1, 2], [2, 2], [3, 5], [5, 4]])).Raw, alpha.Raw);
        Assert.Equal(UndefinedReason.NoVariation, CronbachAlpha.Of(Tables.Of([[4, 1], [4, 2]])).Raw.Reason);
        Assert.Equal(UndefinedReason.IncompleteTable, CronbachAlpha.Of(Tables.Of([[4, 1], [4, null]])).Raw.Reason);
    }

    [Fact]
    public void In_a_full_table_the_coefficients_are_the_intraclass_correlations() => Prop.ForAll(Tables.Complete, rows =>
    {
        var ratings = Tables.Of(rows);
        var all = IntraclassCorrelations.Of(ratings);
        var (squares, _) = MeanSquares.Of(ratings);
        double n = rows.Length, k = rows[0].Length;
        double application = (squares!.Applications - squares.Residual) / k, expert = (squares.Experts - squares.Residual) / n;
        if (application <= 0 || expert < 0)
            return;   // where an estimate of analysis of variance is negative, no variance has that value

        var coefficients = Generalizability.Of(application, expert, squares.Residual, ratings);

        Assert.Equal(k, coefficients.HarmonicReviews, 12);
        Assert.Equal(all.ConsistencySingle.Value.Value!.Value, coefficients.SingleConsistency.Value!.Value, 10);
        Assert.Equal(all.AgreementSingle.Value.Value!.Value, coefficients.SingleAgreement.Value!.Value, 10);
        Assert.Equal(all.ConsistencyAverage.Value.Value!.Value, coefficients.GeneralizabilityCoefficient.Value!.Value, 10);
        Assert.Equal(all.AgreementAverage.Value.Value!.Value, coefficients.Dependability.Value!.Value, 10);
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void The_design_counts_by_its_harmonic_mean()
    {
        var design = Tables.Of([[1, 1, null, null], [1, 1, 1, 1]]);   // 2 and 4 reviews: 2 / (1/2 + 1/4) = 8/3
        var coefficients = Generalizability.Of(9, 3, 8, design);

        Assert.Equal(8.0 / 3, coefficients.HarmonicReviews, 12);
        Assert.Equal(9.0 / 12, coefficients.GeneralizabilityCoefficient.Value!.Value, 12);
        Assert.Equal(9 / (9 + 11 * 3.0 / 8), coefficients.Dependability.Value!.Value, 12);
        Assert.Equal(Math.Sqrt(3), coefficients.StandardError, 12);
        Assert.Equal(9.0 / 10, coefficients.Consistency(8).Value!.Value, 12);
        Assert.Equal(0.75, coefficients.ReliabilityOf(2.25).Value!.Value, 12);
    }

    [Fact]
    public void Without_any_variance_nothing_is_reliable_or_unreliable()
    {
        var coefficients = Generalizability.Of(0, 0, 0, Tables.Of([[1, 1]]));

        Assert.Equal(UndefinedReason.NoVariation, coefficients.SingleAgreement.Reason);
        Assert.Equal(UndefinedReason.NoVariation, coefficients.ReliabilityOf(1).Reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => Generalizability.Of(-1, 0, 0, Tables.Of([[1, 1]])));
        Assert.Throws<ArgumentOutOfRangeException>(() => coefficients.Consistency(0));
    }
}
