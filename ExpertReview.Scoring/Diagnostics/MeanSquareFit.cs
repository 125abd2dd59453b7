namespace ExpertReview.Scoring;

/// <summary>Whose marks vary more, or less, about what the model expects than they should: infit and outfit of a linear model.</summary>
/// <remarks>
/// As in Rasch measurement, where they come from (Wright and Masters, Rating Scale Analysis, MESA Press 1982), 1 is the expectation. With
/// var(e) = σ̂²(1 − h) and df_j = Σ(1 − h) over the expert's reviews, df_j · fit is taken as χ² with df_j degrees of freedom. One very
/// erratic expert raises σ̂² and makes all others look smooth; so the reference is not 1 but the experts' median, and
/// the test and the limits below hold the ratio to it.
/// </remarks>
public static class MeanSquareFit
{
    /// <summary>Fewest degrees of freedom df_j from which a fit is judged.</summary>
    public const double FewestDegrees = 2;

    /// <summary>A fit above this many times the reference matters.</summary>
    public const double ErraticRatio = 1.3;

    /// <summary>A fit below this share of the reference matters.</summary>
    public const double PredictableRatio = 0.7;

    /// <summary>Fewest experts whose median is a reference; with fewer it is 1.</summary>
    private const int FewestForMedian = 3;

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
        Share[] shares = [.. Enumerable.Range(0, fit.Ratings.Experts.Count).Select(expert => ShareOf(fit, expert, ratioOf))];
        double[] sorted = [.. shares.Where(share => share.Ratio is not null).Select(share => share.Ratio!.Value).Order()];
        double median = sorted.Length < FewestForMedian ? 1 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return [.. fit.Ratings.Experts.Select((code, expert) => Finding(fit, code, kind, shares[expert], median > 0 ? median : 1, level))];
    }

    private static Share ShareOf(
        FittedPanel fit, int expert, Func<IReadOnlyList<(double Square, double Variance)>, double> ratioOf)
    {
        (double Square, double Variance)[] reviews =
        [
            .. fit.Ratings.OfExpert(expert).ToArray()
                .Select(r => (fit.Residuals[r] * fit.Residuals[r], fit.VarianceOf(r)))
                .Where(one => one.Item2 > 0),
        ];
        double degrees = fit.ResidualVariance == 0 ? 0 : reviews.Sum(one => one.Variance) / fit.ResidualVariance;
        return new(reviews.Length, degrees, degrees < FewestDegrees ? null : ratioOf(reviews));
    }

    private static DiagnosticFinding Finding(FittedPanel fit, string code, DiagnosticKind kind, Share share, double reference, double level)
    {
        if (share.Ratio is not { } ratio)
        {
            return DiagnosticFinding.Undefined(
                code, kind, share.Count, fit.ResidualVariance == 0 ? UndefinedReason.NoVariation : UndefinedReason.TooFewValues);
        }

        return new(
            code,
            kind,
            null,
            share.Count,
            Measure.Of(ratio),
            reference,
            VarianceRatio.Limits(ratio, share.Degrees, level),
            VarianceRatio.Test(ratio / reference, share.Degrees),
            ratio > ErraticRatio * reference ? DiagnosticSignal.Erratic
                : ratio < PredictableRatio * reference ? DiagnosticSignal.TooPredictable : null);
    }

    private readonly record struct Share(int Count, double Degrees, double? Ratio);
}
