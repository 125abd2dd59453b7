namespace ExpertReview.Scoring;

/// <summary>Who uses less or more of the scale than the other experts.</summary>
public static class ExpertSpread
{
    /// <summary>Fewest reviews from which a spread is judged.</summary>
    public const int FewestReviews = 5;

    /// <summary>A ratio below this, or above its reciprocal, matters.</summary>
    public const double NarrowRatio = 0.7;

    /// <summary>
    /// s_j / s, the sample standard deviation of the expert's ratings over the median of the other experts' (of those with enough
    /// reviews), so that one wild expert does not make the others look timid. The median is taken as known: (n_j − 1)s_j²/s² is
    /// tested as χ² with n_j − 1 degrees of freedom. It assumes that experts saw applications of like variety.
    /// </summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; undefined when it or all others have fewer than <see cref="FewestReviews"/> reviews, and when the
    /// others' marks do not vary.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Of(Ratings ratings, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Confidence.Check(level);
        double?[] deviations =
        [
            .. ratings.Experts.Select((_, expert) => MarksOf(ratings, expert))
                .Select(marks => marks.Length < FewestReviews ? (double?)null : Math.Sqrt(SampleVariance.Of(marks))),
        ];
        return [.. ratings.Experts.Select((code, expert) => Of(
            code,
            ratings.OfExpert(expert).Length,
            deviations[expert],
            [.. deviations.Where((deviation, other) => other != expert && deviation is not null).Select(deviation => deviation!.Value).Order()],
            level))];
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

    private static DiagnosticFinding Of(string expert, int count, double? deviation, double[] others, double level)
    {
        if (deviation is not { } own || others.Length == 0)
            return DiagnosticFinding.Undefined(expert, DiagnosticKind.Spread, count, UndefinedReason.TooFewValues);
        double median = (others[(others.Length - 1) / 2] + others[others.Length / 2]) / 2;
        if (median == 0)
            return DiagnosticFinding.Undefined(expert, DiagnosticKind.Spread, count, UndefinedReason.NoVariation);

        double ratio = own / median;
        return new(
            expert,
            DiagnosticKind.Spread,
            null,
            count,
            Measure.Of(ratio),
            1,
            VarianceRatio.RootLimits(ratio * ratio, count - 1, level),
            VarianceRatio.Test(ratio * ratio, count - 1),
            ratio < NarrowRatio ? DiagnosticSignal.NarrowSpread : ratio > 1 / NarrowRatio ? DiagnosticSignal.WideSpread : null);
    }
}
