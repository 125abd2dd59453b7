using ExpertReview.Scoring;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;

namespace ExpertReview.Tests.Scoring.Calibration;

public sealed class CrossedEffectsPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void At_any_ratios_all_figures_are_those_of_the_definition() => Prop.ForAll(CrossedPanel.Some, panel =>
    {
        var ratios = new DeviationRatios(0.8, panel.Count % 2 * 0.6, panel.Options.Topics is null ? 0 : 0.5);
        if (!CrossedEffects.TryFit(panel.Ratings, panel.Options with { FixedRatios = ratios }, out var fit, out _))
            return;

        var covariance = panel.Covariance(ratios);
        var inverse = covariance.Inverse();
        var projection = panel.Projection(ratios);
        double variance = panel.ResidualVariance(ratios), information = inverse.RowSums().Sum();
        var effects = ratios.Application * ratios.Application * panel.Applications.Transpose() * projection * panel.Values;
        var experts = ratios.Expert * ratios.Expert * panel.Experts.Transpose() * projection * panel.Values;
        var prior = Matrix<double>.Build.DenseIdentity(panel.Applications.ColumnCount) * ratios.Application * ratios.Application;
        var errors = (prior - prior * panel.Applications.Transpose() * projection * panel.Applications * prior) * variance;
        var conditional = (prior - prior * panel.Applications.Transpose() * inverse * panel.Applications * prior) * variance;

        Near(panel.Criterion(ratios), fit.Criterion);
        Near(variance, fit.ResidualVariance);
        Near(inverse.RowSums() * panel.Values / information, fit.Intercept);
        Near(Math.Sqrt(variance / information), fit.InterceptStandardError);
        Near(effects, fit.ApplicationEffects);
        Near(experts, fit.ExpertEffects);
        Near(errors.Diagonal().PointwiseSqrt(), [.. fit.PredictionErrorDeviations().Applications]);
        Near(conditional.Diagonal().PointwiseSqrt(), [.. fit.ConditionalDeviations().Applications]);
        Near(1 - errors[0, 0] / fit.ApplicationVariance, fit.Reliabilities()[0].Value!.Value);
    }).Check(Many);

    [Fact]
    public void The_posterior_is_that_of_the_definition() => Prop.ForAll(CrossedPanel.Some, panel =>
    {
        var ratios = new DeviationRatios(0.8, 0.4, panel.Options.Topics is null ? 0 : 0.5);
        if (!CrossedEffects.TryFit(panel.Ratings, panel.Options with { FixedRatios = ratios }, out var fit, out _))
            return;

        // value = m + u + w: its prior covariance K, that with the ratings C, and the mean's own uncertainty.
        var topicOf = panel.Applications.TransposeThisAndMultiply(panel.Topics).PointwiseSign();
        var prior = Matrix<double>.Build.DenseIdentity(topicOf.RowCount) * ratios.Application * ratios.Application
            + topicOf * topicOf.Transpose() * ratios.Topic * ratios.Topic;
        var shared = prior * panel.Applications.Transpose();
        var inverse = panel.Covariance(ratios).Inverse();
        var weights = 1 - shared * inverse.RowSums();
        var covariance = panel.ResidualVariance(ratios)
            * (prior - shared * inverse * shared.Transpose() + weights.OuterProduct(weights) / inverse.RowSums().Sum());
        var posterior = fit.Posterior();

        Assert.Equal(fit.TrueValues, posterior.Means);
        for (int one = 0; one < posterior.Count; one++)
        {
            Near(Math.Sqrt(covariance[one, one]), fit.TrueValueDeviations()[one]);
            for (int other = 0; other < posterior.Count; other++)
                Near(covariance[one, other], posterior.Covariance(one, other));
        }
    }).Check(Many);

    [Fact]
    public void No_other_ratios_have_a_smaller_criterion() => Prop.ForAll(CrossedPanel.Some, panel =>
    {
        // With fewer ratings than effects the criterion may have several minima of nearly the same height.
        int effects = panel.Ratings.Applications.Count + panel.Ratings.Experts.Count + (panel.Options.Topics is null ? 0 : 3);
        if (panel.Count <= effects || !CrossedEffects.TryFit(panel.Ratings, panel.Options, out var fit, out _))
            return;
        double[] grid = [0, 0.05, 0.2, 0.5, 1, 2, 5];
        foreach (double application in grid)
        {
            foreach (double expert in grid)
            {
                foreach (double topic in panel.Options.Topics is null ? [0] : grid)
                {
                    var options = panel.Options with { FixedRatios = new(application, expert, topic) };
                    Assert.True(fit.Criterion <= CrossedEffects.Fit(panel.Ratings, options).Criterion + 1e-7);
                }
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void The_gradient_is_the_slope_of_the_criterion() => Prop.ForAll(CrossedPanel.Some, panel =>
    {
        var model = CrossedModel.Of(panel.Ratings, panel.Options);
        if (model.Obstacle() is not null)
            return;
        var criterion = new CrossedCriterion(new(model, model.Factors));
        double[] ratios = [0.7, 0.3, 0.2];
        ratios = ratios[..model.Factors.Count];
        criterion.At(ratios);
        var (gradient, _) = criterion.Slopes();
        for (int factor = 0; factor < ratios.Length; factor++)
        {
            const double Step = 1e-5;
            double[] above = [.. ratios], below = [.. ratios];
            above[factor] += Step;
            below[factor] -= Step;
            double slope = (criterion.At(above) - criterion.At(below)) / (2 * Step);
            Assert.Equal(slope, gradient[factor], 1e-5 * (1 + Math.Abs(slope)));
        }
    }).Check(Many);

    [Fact]
    public void Scale_and_shift_of_the_marks_only_scale_and_shift_the_results() => Prop.ForAll(CrossedPanel.Some, panel =>
    {
        if (!CrossedEffects.TryFit(panel.Ratings, panel.Options, out var fit, out _))
            return;
        var other = CrossedEffects.Fit(panel.Ratings.With([.. panel.Ratings.Values.ToArray().Select(value => 7 - value / 4)]), panel.Options);

        Near(fit.Ratios.Application, other.Ratios.Application);
        Near(fit.Ratios.Expert, other.Ratios.Expert);
        Near(7 - fit.Intercept / 4, other.Intercept);
        for (int i = 0; i < fit.TrueValues.Length; i++)
            Near(7 - fit.TrueValues[i] / 4, other.TrueValues[i]);
    }).Check(Many);

    [Fact]
    public void The_order_of_the_input_changes_not_a_bit() => Prop.ForAll(CrossedPanel.Some, panel =>
    {
        Rating[] ratings = [.. panel.Ratings.All()];
        new Random(1).Shuffle(ratings);
        var options = panel.Options with { Precisions = null };
        if (!CrossedEffects.TryFit(panel.Ratings, options, out var fit, out var reason))
        {
            Assert.False(CrossedEffects.TryFit(Ratings.Create(ratings, repeats: true), options, out _, out var otherReason));
            Assert.Equal(reason, otherReason);
            return;
        }

        var other = CrossedEffects.Fit(Ratings.Create(ratings, repeats: true), options);
        Assert.Equal(fit.Criterion, other.Criterion);
        Assert.Equal(fit.TrueValues, other.TrueValues);
        Assert.Equal(fit.ExpertEffects, other.ExpertEffects);
    }).Check(Many);

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-6 * (1 + Math.Abs(expected)));

    private static void Near(Vector<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Count, actual.Length);
        for (int index = 0; index < actual.Length; index++)
            Near(expected[index], actual[index]);
    }
}
