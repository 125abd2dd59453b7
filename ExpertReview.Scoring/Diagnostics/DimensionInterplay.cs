namespace ExpertReview.Scoring;

/// <summary>Who marks one dimension higher or lower than the others do, the review as a whole aside.</summary>
public static class DimensionInterplay
{
    /// <summary>Fewest complete reviews, each with another expert's beside it, from which a mean is judged.</summary>
    public const int FewestReviews = 5;

    /// <summary>
    /// The mean, over the expert's reviews, of the residual in a dimension less the review's mean residual, in units of the common
    /// scale; a residual is a mark less the mean of the other experts' for the same application and dimension. Student's interval
    /// and test of 0 with n − 1 degrees of freedom.
    /// </summary>
    /// <param name="marks">The complete sheets.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert and dimension (its subject); undefined with fewer than two dimensions or <see
    /// cref="FewestReviews"/> reviews.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Of(DimensionMarks marks, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(marks);
        Confidence.Check(level);
        return
        [
            .. from expert in Enumerable.Range(0, marks.Experts.Count)
               let residuals = marks.ReviewsOf(expert).Where(review => review.Residuals is not null).Select(review => review.Residuals!).ToArray()
               from dimension in Enumerable.Range(0, marks.Dimensions.Count)
               select Of(marks, expert, dimension, [.. residuals.Select(review => ShiftOf(review, dimension))], level),
        ];
    }

    private static double ShiftOf(double[] residuals, int dimension) =>
        Rounding.Cleared(residuals[dimension] - residuals.Average(), Rounding.Magnitude(residuals));

    private static DiagnosticFinding Of(DimensionMarks marks, int expert, int dimension, double[] shifts, double level)
    {
        const DiagnosticKind kind = DiagnosticKind.DimensionInterplay;
        const DiagnosticSignal signal = DiagnosticSignal.DimensionInterplay;
        string code = marks.Experts[expert], key = marks.Dimensions[dimension];
        if (marks.Dimensions.Count < 2 || shifts.Length < FewestReviews)
            return DiagnosticFinding.Undefined(code, kind, shifts.Length, UndefinedReason.TooFewValues, key);
        return StudentTest.Finding(
            new(code, kind, key, shifts.Length, signal, signal),
            shifts.Order().Average(),
            Math.Sqrt(SampleVariance.Of(shifts) / shifts.Length),
            shifts.Length - 1,
            level);
    }
}
