namespace ExpertReview.Scoring;

/// <summary>The variance ratios at which the criterion is least, or those asked for, with the equations solved there.</summary>
/// <param name="Reason">Why there is none; null when there is.</param>
/// <param name="Criterion">The criterion with its equations; null when there is none.</param>
/// <param name="Value">Its value.</param>
/// <param name="BoundaryEvaluations">How often the equations of models with an effect less were factored.</param>
internal sealed record CrossedEstimation(UndefinedReason? Reason, CrossedCriterion? Criterion, double Value, int BoundaryEvaluations)
{
    /// <summary>θ beyond which the residuals are taken to vanish.</summary>
    public const double LargestRatio = 1e5;

    /// <summary>Estimates, or takes the ratios given.</summary>
    public static CrossedEstimation Run(CrossedModel model, DeviationRatios? given)
    {
        if (given is { } ratios)
        {
            var criterion = new CrossedCriterion(new(model, model.Factors));
            double value = criterion.At(Ratios(criterion.Design, factor => Squared(ratios, factor.Kind)));
            return double.IsFinite(value) ? new(null, criterion, value, 0) : Undefined(UndefinedReason.NoResidualVariation);
        }

        return Least(model);
    }

    /// <summary>
    /// The least over all faces of the positive ratios: inside, and on each boundary, which is the model without the effect. The
    /// boundary is always tried, because the criterion may have a minimum there and another inside.
    /// </summary>
    private static CrossedEstimation Least(CrossedModel model)
    {
        var whole = new CrossedCriterion(new(model, model.Factors));
        var (ending, ratios, value) = CrossedMinimizer.Run(whole);
        if (ending == CrossedMinimizer.Ending.Unbounded)
            return Undefined(UndefinedReason.NoResidualVariation);

        int evaluations = 0;
        bool moved = false;
        double best = ending == CrossedMinimizer.Ending.Inside ? value : double.PositiveInfinity;
        for (int face = 0; face < (1 << model.Factors.Count) - 1; face++)
        {
            CrossedFactor[] kept = [.. model.Factors.Where((_, index) => (face >> index & 1) != 0)];
            var (least, at, count) = Face(model, kept);
            if (double.IsNegativeInfinity(least))
                return Undefined(UndefinedReason.NoResidualVariation);
            evaluations += count;
            if (!(least < best))
                continue;
            best = least;
            moved = true;
            ratios = Ratios(whole.Design, at);
        }

        if (double.IsInfinity(best) || (ending == CrossedMinimizer.Ending.Unsettled && value < best))
            return Undefined(UndefinedReason.NotConverged);
        if (moved)
            best = whole.At(ratios);
        return new(null, whole, best, evaluations);
    }

    /// <summary>The least with only some effects: +∞ where it lies on a boundary of its own, −∞ where there is none.</summary>
    private static (double Value, Func<CrossedFactor, double> Ratio, int Evaluations) Face(CrossedModel model, CrossedFactor[] kept)
    {
        if (kept.Length == 0)
        {
            // Any one factor, its ratio held at 0, gives the model of the mean alone.
            var mean = new CrossedCriterion(new(model, [model.Factors[0]]));
            return (mean.At([0]), _ => 0, 1);
        }

        var criterion = new CrossedCriterion(new(model, kept));
        var (ending, ratios, value) = CrossedMinimizer.Run(criterion);
        CrossedFactor[] order = [criterion.Design.Rows, .. criterion.Design.Dense];
        return (
            ending switch
            {
                CrossedMinimizer.Ending.Inside => value,
                CrossedMinimizer.Ending.Unbounded => double.NegativeInfinity,
                _ => double.PositiveInfinity,
            },
            factor => Array.IndexOf(order, factor) is var place and >= 0 ? ratios[place] : 0,
            criterion.Evaluations);
    }

    private static double[] Ratios(CrossedDesign design, Func<CrossedFactor, double> ratio) =>
        [ratio(design.Rows), .. design.Dense.Select(ratio)];

    private static double Squared(DeviationRatios ratios, EffectKind kind)
    {
        double ratio = kind switch { EffectKind.Application => ratios.Application, EffectKind.Expert => ratios.Expert, _ => ratios.Topic };
        return ratio * ratio;
    }

    private static CrossedEstimation Undefined(UndefinedReason reason) => new(reason, null, double.NaN, 0);
}
