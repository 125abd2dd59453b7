namespace ExpertReview.Scoring;

/// <summary>Whose impression of the whole seems to decide every dimension.</summary>
public static class HaloEffect
{
    /// <summary>Fewest complete reviews from which the spread within reviews is judged.</summary>
    public const int FewestReviewsForSpread = 5;

    /// <summary>Fewest complete reviews, each with another expert's beside it, from which a correlation is judged.</summary>
    public const int FewestReviewsForCorrelation = 8;

    /// <summary>A spread below this share of the others' matters.</summary>
    public const double NarrowRatio = 0.5;

    /// <summary>A mean correlation this far above the others' matters.</summary>
    public const double LargeExcess = 0.15;

    /// <summary>
    /// Standard deviation between the dimensions of a review, √mean of Σ_d(c_d − c̄)²/(D − 1) over the expert's reviews, c the marks
    /// less the panel's mean of their dimension, over the same of all other experts. The test takes n_j(D − 1) times the ratio of
    /// variances as χ², the others' as known.
    /// </summary>
    /// <param name="marks">The complete sheets.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; undefined with fewer than two dimensions or <see cref="FewestReviewsForSpread"/> reviews.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> WithinReviews(DimensionMarks marks, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(marks);
        Confidence.Check(level);
        int experts = marks.Experts.Count, dimensions = marks.Dimensions.Count;
        double[] means = DimensionMeans(marks);
        double[] squares = [.. Enumerable.Range(0, experts).Select(expert => marks.ReviewsOf(expert).Sum(review => SquaresWithin(review, means)))];
        double allSquares = squares.Sum();
        int allReviews = Enumerable.Range(0, experts).Sum(expert => marks.ReviewsOf(expert).Count);
        return [.. marks.Experts.Select((code, expert) =>
        {
            int reviews = marks.ReviewsOf(expert).Count;
            return Spread(code, squares[expert], reviews, allSquares - squares[expert], allReviews - reviews, dimensions, level);
        })];
    }

    /// <summary>
    /// The mean, over pairs of dimensions, of the correlation between the expert's residuals in the two; a residual is a mark less
    /// the mean of the other experts' for the same application and dimension. Its error is the jackknife's over reviews, on Fisher's
    /// scale. Compared with the others' pooled: some correlation is everybody's.
    /// </summary>
    /// <param name="marks">The complete sheets.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; undefined below <see cref="FewestReviewsForCorrelation"/>, and when a dimension's residuals do
    /// not vary.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> BetweenDimensions(DimensionMarks marks, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(marks);
        Confidence.Check(level);
        return PooledCorrelation.Of(
            marks.Experts,
            [.. marks.Experts.Select((_, expert) => DimensionCorrelation.Of(
                [.. marks.ReviewsOf(expert).Where(review => review.Residuals is not null).Select(review => review.Residuals!)],
                marks.Dimensions.Count,
                FewestReviewsForCorrelation))],
            DiagnosticKind.DimensionCorrelation,
            level,
            (own, others) => own - others >= LargeExcess ? DiagnosticSignal.Halo : null);
    }

    private static DiagnosticFinding Spread(
        string expert, double squares, int reviews, double others, int othersReviews, int dimensions, double level)
    {
        if (dimensions < 2 || reviews < FewestReviewsForSpread || othersReviews == 0)
            return DiagnosticFinding.Undefined(expert, DiagnosticKind.DimensionSpread, reviews, UndefinedReason.TooFewValues);
        if (others <= 1e-12 * (squares + others))
            return DiagnosticFinding.Undefined(expert, DiagnosticKind.DimensionSpread, reviews, UndefinedReason.NoVariation);

        double degrees = reviews * (dimensions - 1.0);
        double ofVariances = squares / reviews / (others / othersReviews);
        return new(
            expert,
            DiagnosticKind.DimensionSpread,
            null,
            reviews,
            Measure.Of(Math.Sqrt(ofVariances)),
            1,
            VarianceRatio.RootLimits(ofVariances, degrees, level),
            VarianceRatio.Test(ofVariances, degrees),
            Math.Sqrt(ofVariances) < NarrowRatio ? DiagnosticSignal.Halo : null);
    }

    private static double[] DimensionMeans(DimensionMarks marks)
    {
        double[] means = new double[marks.Dimensions.Count];
        int count = 0;
        for (int expert = 0; expert < marks.Experts.Count; expert++)
        {
            foreach (var review in marks.ReviewsOf(expert))
            {
                count++;
                for (int dimension = 0; dimension < means.Length; dimension++)
                    means[dimension] += review.Marks[dimension];
            }
        }

        return [.. means.Select(sum => sum / Math.Max(1, count))];
    }

    private static double SquaresWithin(DimensionReview review, double[] means)
    {
        double[] centered = [.. review.Marks.Select((mark, dimension) => Rounding.Cleared(mark - means[dimension], mark))];
        return centered.Length < 2 ? 0 : SampleVariance.Of(centered);
    }
}
