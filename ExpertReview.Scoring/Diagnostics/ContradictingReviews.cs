namespace ExpertReview.Scoring;

/// <summary>Two reviews of one application that contradict each other more than chance allows.</summary>
/// <param name="Application">The application's code.</param>
/// <param name="HigherExpert">Who marked it higher, severity aside.</param>
/// <param name="LowerExpert">Who marked it lower.</param>
/// <param name="Difference">The residuals' difference, in points, greater than 0.</param>
/// <param name="Interval">Its limits by Student's t.</param>
/// <param name="PValue">Two-sided, adjusted by Bonferroni for all pairs, at most 1.</param>
/// <param name="IsMasked">True when neither review is outlying by itself: with few reviews a bad one spoils the good ones' fit.</param>
public sealed record ReviewContradiction(
    string Application, string HigherExpert, string LowerExpert, double Difference, Interval Interval, double PValue, bool IsMasked);

/// <summary>Finds pairs of reviews of which one must be odd, though the marks alone do not tell which.</summary>
public static class ContradictingReviews
{
    /// <summary>
    /// All pairs of reviews of one application whose residuals differ significantly: in the difference the application's value
    /// cancels, and its variance is 2σ̂² when the experts' effects are well known. Bonferroni over all Σk(k − 1)/2 pairs.
    /// </summary>
    /// <param name="fit">The fitted model.</param>
    /// <param name="rate">The accepted chance of one false alarm among all pairs, in (0, 1).</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>The pairs, the smallest p-value first; none when the model leaves no degrees of freedom or residual variance.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> or <paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<ReviewContradiction> Of(FittedPanel fit, double rate = 0.05, double level = 0.95)
    {
        var alone = OutlyingReviews.Residuals(fit, rate, level);
        if (fit.Degrees < 1 || fit.ResidualVariance == 0)
            return [];
        var ratings = fit.Ratings;
        double pairs = Enumerable.Range(0, ratings.Applications.Count)
            .Sum(application => ratings.ValuesOf(application).Length * (ratings.ValuesOf(application).Length - 1) / 2.0);
        double error = Math.Sqrt(2 * fit.ResidualVariance);
        double width = TestDistributions.StudentCritical(1 - level, fit.Degrees) * error;
        var found = new List<ReviewContradiction>();
        for (int left = 0; left < ratings.Count; left++)
        {
            int application = ratings.ApplicationOf[left];
            for (int right = left + 1; right < ratings.RowStarts[application + 1]; right++)
            {
                double difference = Math.Abs(fit.Residuals[left] - fit.Residuals[right]);
                double p = Math.Min(1, pairs * TestDistributions.StudentTwoSided(difference / error, fit.Degrees));
                if (p > rate)
                    continue;
                var (higher, lower) = fit.Residuals[left] > fit.Residuals[right] ? (left, right) : (right, left);
                found.Add(new(
                    ratings.Applications[application],
                    ratings.Experts[ratings.ExpertOf[higher]],
                    ratings.Experts[ratings.ExpertOf[lower]],
                    difference,
                    new(difference - width, difference + width, level),
                    p,
                    alone[left] is not { IsOutlying: true } && alone[right] is not { IsOutlying: true }));
            }
        }

        return [.. found.OrderBy(pair => pair.PValue)];
    }
}
