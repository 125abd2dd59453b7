namespace ExpertReview.Scoring;

/// <summary>Who keeps to the middle of the scale, and who to its ends.</summary>
public static class ScaleUse
{
    /// <summary>The ends: this share of the scale's length at either side.</summary>
    public const double EndShare = 0.05;

    /// <summary>
    /// Share of the expert's ratings within half a pooled standard deviation of the scale's middle, against the others' share; the
    /// deviation is pooled over all experts.
    /// </summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="lowest">Fewest points possible.</param>
    /// <param name="highest">Most points possible.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; undefined when no expert has two ratings.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1), or the scale is empty or not
    /// finite.</exception>
    public static IReadOnlyList<DiagnosticFinding> CentralTendency(Ratings ratings, double lowest, double highest, double level = 0.95)
    {
        Check(ratings, lowest, highest, level);
        if (ExpertSpread.Pooled(ratings) is not { } deviation)
        {
            return [.. ratings.Experts.Select(expert =>
                DiagnosticFinding.Undefined(expert, DiagnosticKind.CentralTendency, 1, UndefinedReason.TooFewValues))];
        }

        double middle = lowest + (highest - lowest) / 2;
        return Shares(
            ratings, DiagnosticKind.CentralTendency, DiagnosticSignal.CentralTendency, mark => Math.Abs(mark - middle) <= deviation / 2, level);
    }

    /// <summary>Share of the expert's ratings in the outer <see cref="EndShare"/> of the scale at either end, against the others'
    /// share.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="lowest">Fewest points possible.</param>
    /// <param name="highest">Most points possible.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1), or the scale is empty or not
    /// finite.</exception>
    public static IReadOnlyList<DiagnosticFinding> Extremity(Ratings ratings, double lowest, double highest, double level = 0.95)
    {
        Check(ratings, lowest, highest, level);
        double end = EndShare * (highest - lowest);
        return Shares(
            ratings, DiagnosticKind.Extremity, DiagnosticSignal.Extremity, mark => mark <= lowest + end || mark >= highest - end, level);
    }

    private static DiagnosticFinding[] Shares(
        Ratings ratings, DiagnosticKind kind, DiagnosticSignal flag, Func<double, bool> isCase, double level)
    {
        int[] cases = new int[ratings.Experts.Count];
        for (int r = 0; r < ratings.Count; r++)
        {
            if (isCase(ratings.Values[r]))
                cases[ratings.ExpertOf[r]]++;
        }

        int all = cases.Sum();
        return [.. ratings.Experts.Select((code, expert) =>
        {
            int count = ratings.OfExpert(expert).Length;
            return ShareComparison.Of(code, kind, flag, cases[expert], count, all - cases[expert], ratings.Count - count, level);
        })];
    }

    private static void Check(Ratings ratings, double lowest, double highest, double level)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Confidence.Check(level);
        if (!(lowest < highest) || !double.IsFinite(highest - lowest))
            throw new ArgumentOutOfRangeException(nameof(highest), highest, "Not above the lowest mark.");
    }
}
