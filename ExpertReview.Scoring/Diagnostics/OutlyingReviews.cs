namespace ExpertReview.Scoring;

/// <summary>A review as seen by a model fitted without it.</summary>
/// <param name="Application">The application's code.</param>
/// <param name="Expert">The expert's code.</param>
/// <param name="StudentizedResidual">t = e / (σ_(−)√(1 − h)), with σ_(−) from all other reviews.</param>
/// <param name="Shift">e / (1 − h), in points: how far the mark is from what the other reviews predict, with Student's interval.</param>
/// <param name="Interval">Limits of the shift.</param>
/// <param name="PValue">Two-sided, of this one review alone.</param>
/// <param name="IsOutlying">True when |t| passes Bonferroni's cut for all N reviews.</param>
public sealed record ReviewResidual(
    string Application, string Expert, double StudentizedResidual, double Shift, Interval Interval, double PValue, bool IsOutlying);

/// <summary>Single marks that are far from what severity and the other experts' marks lead one to expect.</summary>
public static class OutlyingReviews
{
    /// <summary>
    /// The externally studentized residual of every review, t = e/(σ_(−)√(1 − h)), σ²_(−) = (df·σ̂² − e²/(1 − h))/(df − 1). A review is
    /// outlying when |t| exceeds the 1 − α/(2N) quantile of Student's t with df − 1 degrees of freedom (Bonferroni). Cook and
    /// Weisberg, Residuals and Influence in Regression, Chapman and Hall 1982.
    /// </summary>
    /// <param name="fit">The fitted model.</param>
    /// <param name="rate">α, the accepted chance of one false alarm among all N, in (0, 1).</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>N entries in the order of the ratings; null for a review that alone fixes its fitted value, and all null when the
    /// model leaves fewer than two degrees of freedom or no residual variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> or <paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<ReviewResidual?> Residuals(FittedPanel fit, double rate = 0.05, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Confidence.Check(rate);
        Confidence.Check(level);
        if (fit.Degrees < 2 || fit.ResidualVariance == 0)
            return new ReviewResidual?[fit.Ratings.Count];
        double width = TestDistributions.StudentCritical(1 - level, fit.Degrees - 1);
        return [.. Enumerable.Range(0, fit.Ratings.Count).Select(review => Of(fit, review, rate / fit.Ratings.Count, width, level))];
    }

    /// <summary>For each expert the review with the largest |t|; the p-value is that of the largest of n_j (n_j times its own, at most
    /// 1).</summary>
    /// <param name="fit">The fitted model.</param>
    /// <param name="rate">α of <see cref="Residuals"/>; beyond its cut a review is suspected.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert: value and subject are t and the application, the interval is the shift's, in points.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> or <paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Of(FittedPanel fit, double rate = 0.05, double level = 0.95)
    {
        var all = Residuals(fit, rate, level);
        return [.. fit.Ratings.Experts.Select((code, expert) => Largest(code, [.. fit.Ratings.OfExpert(expert).ToArray().Select(r => all[r])]))];
    }

    private static DiagnosticFinding Largest(string expert, ReviewResidual?[] reviews)
    {
        ReviewResidual[] defined = [.. reviews.OfType<ReviewResidual>()];
        if (defined.MaxBy(review => Math.Abs(review.StudentizedResidual)) is not { } largest)
            return DiagnosticFinding.Undefined(expert, DiagnosticKind.OutlyingReview, reviews.Length, UndefinedReason.NoDegreesOfFreedom);
        return new(
            expert,
            DiagnosticKind.OutlyingReview,
            largest.Application,
            reviews.Length,
            Measure.Of(largest.StudentizedResidual),
            0,
            largest.Interval,
            Measure.Of(Math.Min(1, largest.PValue * defined.Length)),
            largest.IsOutlying ? DiagnosticSignal.OutlyingReview : null);
    }

    private static ReviewResidual? Of(FittedPanel fit, int review, double rate, double width, double level)
    {
        double free = 1 - fit.Leverages[review], residual = fit.Residuals[review];
        double left = fit.Degrees * fit.ResidualVariance - residual * residual / Math.Max(free, 1e-9);
        if (fit.VarianceOf(review) == 0 || left <= 1e-12 * fit.Degrees * fit.ResidualVariance)
            return null;
        double deviation = Math.Sqrt(left / (fit.Degrees - 1));
        double t = residual / (deviation * Math.Sqrt(free)), shift = residual / free, half = width * deviation / Math.Sqrt(free);
        double p = TestDistributions.StudentTwoSided(t, fit.Degrees - 1);
        return new(
            fit.Ratings.Applications[fit.Ratings.ApplicationOf[review]],
            fit.Ratings.Experts[fit.Ratings.ExpertOf[review]],
            t,
            shift,
            new(shift - half, shift + half, level),
            p,
            p <= rate);
    }
}
