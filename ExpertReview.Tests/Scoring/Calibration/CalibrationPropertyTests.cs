using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace ExpertReview.Tests.Scoring;

public sealed class CalibrationPropertyTests
{
    /// <summary>Small sparse panels, often disconnected, with tied and constant marks.</summary>
    private static readonly Arbitrary<Rating[]> Panels = (
        from applications in Gen.Choose(1, 9)
        from experts in Gen.Choose(1, 6)
        from points in Gen.Choose(-6, 12).ArrayOf(applications * experts)
        select points.Index().Where(cell => cell.Item >= 0)
            .Select(cell => new Rating($"A{cell.Index / experts}", $"E{cell.Index % experts}", 60 + 2.5 * cell.Item)).ToArray()).ToArbitrary();

    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void The_order_of_the_input_changes_no_bit() => Prop.ForAll(Panels, panel =>
    {
        var reversed = Ratings.Create(panel.Reverse());
        var ratings = Ratings.Create(panel);

        Assert.Equal(LeastSquares.Fit(ratings).ApplicationValues.ToArray(), LeastSquares.Fit(reversed).ApplicationValues.ToArray());
        Assert.Equal(Calibrated(ratings), Calibrated(reversed));
    }).Check(Often);

    [Fact]
    public void Adding_a_constant_to_one_experts_marks_moves_no_difference() => Prop.ForAll(Panels, panel =>
    {
        var ratings = Ratings.Create(panel);
        var shifted = Ratings.Create(panel.Select(rating => rating.Expert == "E0" ? rating with { Value = rating.Value + 12.5 } : rating));
        var before = LeastSquares.Fit(ratings);
        var after = LeastSquares.Fit(shifted);
        for (int left = 0; left < ratings.Applications.Count; left++)
        {
            Assert.Equal(before.Difference(0, left).Reason, after.Difference(0, left).Reason);
            Assert.Equal(before.Difference(0, left).Value ?? 0, after.Difference(0, left).Value ?? 0, 1e-8);
        }

        LeastSquaresTests.Near(before.Residuals.ToArray(), after.Residuals.ToArray(), 1e-8);
    }).Check(Often);

    [Fact]
    public void Adding_a_constant_to_all_marks_and_stretching_them_is_carried_through() => Prop.ForAll(Panels, panel =>
    {
        var ratings = Ratings.Create(panel);
        var moved = Ratings.Create(panel.Select(rating => rating with { Value = 3 * rating.Value - 7 }));

        LeastSquaresTests.Near([.. LeastSquares.Fit(ratings).ApplicationValues.ToArray().Select(value => 3 * value - 7)], LeastSquares.Fit(moved).ApplicationValues.ToArray(), 1e-7);
        double ratio = ApplicationFixed.Fit(ratings).SeverityRatio;
        LeastSquaresTests.Near(
            [.. ApplicationFixed.Fit(ratings, ratio).ApplicationValues.ToArray().Select(value => 3 * value - 7)],
            ApplicationFixed.Fit(moved, ratio).ApplicationValues.ToArray(), 1e-7);
        LeastSquaresTests.Near([.. SpreadCalibration.Of(ratings).Adjusted.Values.ToArray().Select(value => 3 * value - 7)], SpreadCalibration.Of(moved).Adjusted.Values.ToArray(), 1e-7);
    }).Check(Often);

    [Fact]
    public void Raising_an_applications_mark_raises_its_value() => Prop.ForAll(Panels, panel =>
    {
        if (panel.Length == 0)
            return;
        var ratings = Ratings.Create(panel);
        double[] values = [.. ratings.Values];
        int raised = panel.Length / 2, application = ratings.ApplicationOf[raised];
        values[raised] += 5;
        foreach (double ratio in new[] { 0, 0.3, 5 })
            Assert.True(ApplicationFixed.Fit(ratings.With(values), ratio).ApplicationValues[application] >= ApplicationFixed.Fit(ratings, ratio).ApplicationValues[application] - 1e-9);
        Assert.True(LeastSquares.Fit(ratings.With(values)).ApplicationValues[application] >= LeastSquares.Fit(ratings).ApplicationValues[application] - 1e-9);
    }).Check(Often);

    [Fact]
    public void Names_mean_nothing() => Prop.ForAll(Panels, panel =>
    {
        var ratings = Ratings.Create(panel);
        var renamed = Ratings.Create(panel.Select(rating => new Rating($"Z{'9' - rating.Application[1]}", $"Y{'9' - rating.Expert[1]}", rating.Value)));
        double[] values = Calibrated(renamed);
        Array.Reverse(values);

        LeastSquaresTests.Near(LeastSquares.Fit(ratings).ApplicationValues.ToArray(), Reversed(LeastSquares.Fit(renamed).ApplicationValues), 1e-8);
        LeastSquaresTests.Near(Calibrated(ratings), values, 1e-6);
        Assert.Equal(ReviewGraph.Of(ratings).Components.Count, ReviewGraph.Of(renamed).Components.Count);

        static double[] Reversed(ReadOnlySpan<double> span)
        {
            double[] copy = span.ToArray();
            Array.Reverse(copy);
            return copy;
        }
    }).Check(Often);

    [Fact]
    public void Weights_count_by_their_ratios_alone() => Prop.ForAll(Panels, panel =>
    {
        var ratings = Ratings.Create(panel);
        double[] weights = [.. Enumerable.Range(0, ratings.Count).Select(r => 0.25 + r % 5)];
        double[] doubled = [.. weights.Select(weight => 8 * weight)];
        var before = LeastSquares.Fit(ratings, weights);
        var after = LeastSquares.Fit(ratings, doubled);

        LeastSquaresTests.Near(before.ApplicationValues.ToArray(), after.ApplicationValues.ToArray(), 1e-8);
        LeastSquaresTests.Near(before.Leverages.ToArray(), after.Leverages.ToArray(), 1e-8);
        LeastSquaresTests.Near(ApplicationFixed.Fit(ratings, weights).ApplicationValues.ToArray(), ApplicationFixed.Fit(ratings, doubled).ApplicationValues.ToArray(), 1e-5);
    }).Check(Often);

    [Fact]
    public void Residuals_leverages_and_severities_obey_the_normal_equations() => Prop.ForAll(Panels, panel =>
    {
        var fit = LeastSquares.Fit(Ratings.Create(panel));
        for (int i = 0; i < fit.Ratings.Applications.Count; i++)
            Assert.Equal(0, fit.Residuals[fit.Ratings.RowStarts[i]..fit.Ratings.RowStarts[i + 1]].ToArray().Sum(), 1e-8);
        for (int j = 0; j < fit.Ratings.Experts.Count; j++)
            Assert.Equal(0, fit.Ratings.OfExpert(j).ToArray().Sum(r => fit.Residuals[r]), 1e-8);
        foreach (var component in fit.Graph.Components)
            Assert.Equal(0, component.Experts.Sum(expert => fit.ExpertEffects[expert]), 1e-8);
        Assert.Equal(fit.Ratings.Count - fit.DegreesOfFreedom, fit.Leverages.ToArray().Sum(), 1e-7);
    }).Check(Often);

    [Fact]
    public void Every_panel_however_thin_gets_finite_weights_and_values() => Prop.ForAll(Panels, panel =>
    {
        var ratings = Ratings.Create(panel);
        Assert.All(Calibrated(ratings), value => Assert.True(double.IsFinite(value)));
        if (panel.Length == 0)
            return;
        foreach (var outliers in Enum.GetValues<OutlierRule>())
        {
            double[] weights = [.. ReliabilityWeights.Of(ratings, outliers).Weights];
            Assert.All(weights, weight => Assert.True(weight > 0 && double.IsFinite(weight)));
            Assert.Equal(1, weights.Average(), 1e-9);
        }
    }).Check(Often);

    private static double[] Calibrated(Ratings ratings) => [.. ApplicationFixed.Fit(SpreadCalibration.Of(ratings).Adjusted).ApplicationValues];
}
