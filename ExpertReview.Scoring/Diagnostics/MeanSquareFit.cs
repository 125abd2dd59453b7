namespace ExpertReview.Scoring;

/// <summary>Whose marks vary more, or less, about what the model expects than they should: infit and outfit of a linear model.</summary>
/// <remarks>
/// As in Rasch measurement, where they come from (Wright and Masters, Rating Scale Analysis, MESA Press 1982), 1 is the expectation. With
/// var(e) = σ̂²(1 − h) and df_j = Σ(1 − h) over the expert's reviews, df_j · fit is taken as χ² with df_j degrees of freedom. σ̂² is
/// the panel's: one very erratic expert raises it and makes the others look smooth.
/// </remarks>
public static class MeanSquareFit
{
    /// <summary>Fewest degrees of freedom df_j from which a fit is judged.</summary>
    public const double FewestDegrees = 2;

    /// <summary>A fit above this matters.</summary>
    public const double ErraticRatio = 1.3;

    /// <summary>A fit below this matters.</summary>
    public const double PredictableRatio = 0.7;

    /// <summary>Infit Σe² / Σvar(e).</summary>
    /// <param name="fit">The fitted model.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; undefined below <see cref="FewestDegrees"/>, and for a model without residual variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Infit(FittedPanel fit, double level = 0.95) =>
        Of(fit, DiagnosticKind.Infit, level, reviews => reviews.Sum(one => one.Square) / reviews.Sum(one => one.Variance));

    /// <summary>Outfit, the mean of e² / var(e).</summary>
    /// <param name="fit">The fitted model.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; undefined below <see cref="FewestDegrees"/>, and for a model without residual variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Outfit(FittedPanel fit, double level = 0.95) =>
        Of(fit, DiagnosticKind.Outfit, level, reviews => reviews.Average(one => one.Square / one.Variance));

    private static DiagnosticFinding[] Of(
        FittedPanel fit, DiagnosticKind kind, double level, Func<IReadOnlyList<(double Square, double Variance)>, double> ratioOf)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Confidence.Check(level);
        return [.. fit.Ratings.Experts.Select((code, expert) =>
        {
            (double Square, double Variance)[] reviews =
            [
                .. fit.Ratings.OfExpert(expert).ToArray()
                    .Select(r => (fit.Residuals[r] * fit.Residuals[r], fit.VarianceOf(r)))
                    .Where(one => one.Item2 > 0),
            ];
            double degrees = fit.ResidualVariance == 0 ? 0 : reviews.Sum(one => one.Variance) / fit.ResidualVariance;
            if (fit.ResidualVariance == 0)
                return DiagnosticFinding.Undefined(code, kind, reviews.Length, UndefinedReason.NoVariation);
            if (degrees < FewestDegrees)
                return DiagnosticFinding.Undefined(code, kind, reviews.Length, UndefinedReason.TooFewValues);

            double ratio = ratioOf(reviews);
            return new DiagnosticFinding(
                code,
                kind,
                null,
                reviews.Length,
                Measure.Of(ratio),
                1,
                VarianceRatio.Limits(ratio, degrees, level),
                VarianceRatio.Test(ratio, degrees),
                ratio > ErraticRatio ? DiagnosticSignal.Erratic : ratio < PredictableRatio ? DiagnosticSignal.TooPredictable : null);
        })];
    }
}
