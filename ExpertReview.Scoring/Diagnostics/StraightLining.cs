namespace ExpertReview.Scoring;

/// <summary>Who gives the same mark in every dimension, sheet after sheet.</summary>
public static class StraightLining
{
    /// <summary>Share of the expert's complete reviews whose marks are all exactly equal on the common scale, against the others'
    /// share.</summary>
    /// <param name="marks">The complete sheets.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; undefined with fewer than two dimensions or no complete review.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Of(DimensionMarks marks, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(marks);
        Confidence.Check(level);
        int[] straight = [.. marks.Experts.Select((_, expert) => marks.ReviewsOf(expert).Count(review => review.IsStraightLine))];
        int all = straight.Sum(), reviews = marks.Experts.Select((_, expert) => marks.ReviewsOf(expert).Count).Sum();
        return [.. marks.Experts.Select((code, expert) =>
        {
            int count = marks.ReviewsOf(expert).Count;
            return marks.Dimensions.Count < 2
                ? DiagnosticFinding.Undefined(code, DiagnosticKind.StraightLining, count, UndefinedReason.TooFewValues)
                : ShareComparison.Of(
                    code, DiagnosticKind.StraightLining, DiagnosticSignal.StraightLining,
                    straight[expert], count, all - straight[expert], reviews - count, level);
        })];
    }
}
