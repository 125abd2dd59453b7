namespace ExpertReview.Scoring;

/// <summary>One application, expert or criterion in a fitted many-facet Rasch model.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Count">Number of its marks.</param>
/// <param name="Logit">Quality, severity or difficulty in logits; undefined (<see cref="UndefinedReason.NotConverged"/>) when the iteration did not settle.</param>
/// <param name="StandardError">1 / √Σ V in logits, the other parameters taken as known.</param>
/// <param name="Infit">How its marks fit the model, those near its own level counting most.</param>
/// <param name="Outfit">How its marks fit the model, surprises counting most.</param>
public sealed record FacetElement(string Code, int Count, Measure Logit, Measure StandardError, FitStatistic Infit, FitStatistic Outfit);

/// <summary>A mean square of standardized residuals: about 1 when the marks scatter as the model expects; 0.5 to 1.5 is usually accepted.</summary>
/// <param name="MeanSquare">At least 0; below 1 = more regular than expected, above 1 = noisier.</param>
/// <param name="Standardized">
/// ZSTD, about standard normal when the model holds, by the cube root of E. B. Wilson and M. M. Hilferty: (MS^⅓ − 1) · 3/q + q/3 with q² = Var(MS); undefined when the
/// variance is 0.
/// </param>
public sealed record FitStatistic(Measure MeanSquare, Measure Standardized)
{
    internal static FitStatistic Undefined { get; } = new(Measure.Undefined(UndefinedReason.NotConverged), Measure.Undefined(UndefinedReason.NotConverged));

    internal static FitStatistic Of(double meanSquare, double variance)
    {
        if (!(variance > 0))
            return new(Measure.Of(meanSquare), Measure.Undefined(UndefinedReason.NoVariation));
        double q = Math.Sqrt(variance);
        return new(Measure.Of(meanSquare), Measure.Of((Math.Cbrt(meanSquare) - 1) * 3 / q + q / 3));
    }
}
