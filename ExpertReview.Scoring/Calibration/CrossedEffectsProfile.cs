using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace ExpertReview.Scoring;

/// <summary>Profile-likelihood intervals of the ratios θ of <see cref="CrossedEffects"/>.</summary>
/// <remarks>
/// The interval holds every θ_k for which the criterion, least over all other ratios, exceeds its least value by no more than the χ² quantile
/// with one degree of freedom. It is not symmetric, respects θ ≥ 0, and needs no deviation of θ. Source: D. Bates et al., J. Stat.
/// Software 67(1), 2015, 5.1.
/// </remarks>
public static class CrossedEffectsProfile
{
    /// <summary>γ that stands for 0, where the gradient's formulas need a positive one.</summary>
    private const double Nearly0 = 1e-14;

    private const double Accuracy = 1e-8;

    /// <summary>The interval of one ratio.</summary>
    /// <param name="fit">A fit with estimated ratios.</param>
    /// <param name="effect">Which ratio.</param>
    /// <param name="level">Confidence, in (0, 1).</param>
    /// <returns>The interval of θ; null when the ratings set no upper limit below 100,000.</returns>
    /// <exception cref="ArgumentException">The model has no such effect, or its ratios were given.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    public static Interval? Of(CrossedEffectsFit fit, EffectKind effect, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "Not inside (0, 1).");
        if (fit.Options.FixedRatios is not null)
            throw new ArgumentException("The ratios were given, not estimated.", nameof(fit));
        var model = CrossedModel.Of(fit.Ratings, fit.Options);
        if (model.Factors.All(factor => factor.Kind != effect))
            throw new ArgumentException($"The model has no effect of kind {effect}.", nameof(effect));

        var criterion = new CrossedCriterion(new(model, model.Factors));
        CrossedFactor[] order = [criterion.Design.Rows, .. criterion.Design.Dense];
        int place = Array.FindIndex(order, factor => factor.Kind == effect);
        double[] start = [.. order.Select(factor => Math.Max(Ratio(fit.Ratios, factor.Kind), 1e-3)).Select(ratio => ratio * ratio)];
        double least = fit.Criterion + ChiSquared.InvCDF(1, level), estimate = Ratio(fit.Ratios, effect);

        double lower = 0;
        if (estimate > 0 && Excess(0) > 0 && !Brent.TryFindRoot(Excess, 0, estimate, Accuracy, 200, out lower))
            return null;
        double beyond = Math.Max(2 * estimate, 0.1);
        while (Excess(beyond) < 0)
        {
            beyond *= 2;
            if (beyond > CrossedEstimation.LargestRatio)
                return null;
        }

        return Brent.TryFindRoot(Excess, estimate, beyond, Accuracy, 200, out double upper) ? new(lower, upper, level) : null;

        double Excess(double ratio)
        {
            start[place] = Math.Max(ratio * ratio, Nearly0);
            return CrossedMinimizer.Run(criterion, start, [.. order.Select(factor => factor.Kind == effect)]).Value - least;
        }
    }

    private static double Ratio(DeviationRatios ratios, EffectKind kind) =>
        kind switch { EffectKind.Application => ratios.Application, EffectKind.Expert => ratios.Expert, _ => ratios.Topic };
}
