namespace ExpertReview.Scoring;

/// <summary>Who uses less or more of the scale than the other experts.</summary>
public static class ExpertSpread
{
    /// <summary>Fewest reviews from which a spread is judged.</summary>
    public const int FewestReviews = 5;

    /// <summary>A ratio below this, or above its reciprocal, matters.</summary>
    public const double NarrowRatio = 0.7;

    /// <summary>
    /// s_j / s, the sample standard deviation of the expert's ratings over the pooled one of all others, s² = Σ(n_k − 1)s_k² / Σ(n_k − 1); the
    /// others' is taken as known, so that (n_j − 1)s_j²/s² is tested as χ² with n_j − 1 degrees of freedom. It assumes that
    /// experts saw applications of like variety.
    /// </summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; undefined below <see cref="FewestReviews"/> reviews, and when the others' marks do not vary.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Of(Ratings ratings, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Confidence.Check(level);
        int experts = ratings.Experts.Count;
        double[] squares = new double[experts], degrees = new double[experts];
        for (int expert = 0; expert < experts; expert++)
        {
            double[] marks = MarksOf(ratings, expert);
            degrees[expert] = marks.Length - 1;
            squares[expert] = marks.Length < 2 ? 0 : SampleVariance.Of(marks) * degrees[expert];
        }

        double allSquares = squares.Sum(), allDegrees = degrees.Sum();
        return
        [
            .. Enumerable.Range(0, experts).Select(expert => Of(
                ratings.Experts[expert], squares[expert], degrees[expert], allSquares - squares[expert], allDegrees - degrees[expert], level)),
        ];
    }

    /// <summary>The pooled standard deviation of all experts; null when no expert has two ratings.</summary>
    internal static double? Pooled(Ratings ratings)
    {
        double squares = 0, degrees = 0;
        for (int expert = 0; expert < ratings.Experts.Count; expert++)
        {
            double[] marks = MarksOf(ratings, expert);
            if (marks.Length < 2)
                continue;
            degrees += marks.Length - 1;
            squares += SampleVariance.Of(marks) * (marks.Length - 1);
        }

        return degrees == 0 ? null : Math.Sqrt(squares / degrees);
    }

    private static double[] MarksOf(Ratings ratings, int expert) =>
        [.. ratings.OfExpert(expert).ToArray().Select(r => ratings.Values[r])];

    private static DiagnosticFinding Of(string expert, double squares, double degrees, double others, double othersDegrees, double level)
    {
        int count = (int)degrees + 1;
        if (count < FewestReviews || othersDegrees < 1)
            return DiagnosticFinding.Undefined(expert, DiagnosticKind.Spread, count, UndefinedReason.TooFewValues);
        if (others <= 1e-12 * (squares + others))
            return DiagnosticFinding.Undefined(expert, DiagnosticKind.Spread, count, UndefinedReason.NoVariation);

        double ofVariances = squares / degrees / (others / othersDegrees);
        double ratio = Math.Sqrt(ofVariances);
        return new(
            expert,
            DiagnosticKind.Spread,
            null,
            count,
            Measure.Of(ratio),
            1,
            VarianceRatio.RootLimits(ofVariances, degrees, level),
            VarianceRatio.Test(ofVariances, degrees),
            ratio < NarrowRatio ? DiagnosticSignal.NarrowSpread : ratio > 1 / NarrowRatio ? DiagnosticSignal.WideSpread : null);
    }
}
