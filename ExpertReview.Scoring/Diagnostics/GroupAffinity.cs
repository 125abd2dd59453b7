namespace ExpertReview.Scoring;

/// <summary>Who marks one group of applications, such as a city's, higher or lower than the rest.</summary>
public static class GroupAffinity
{
    /// <summary>Fewest reviews inside the group, and outside it, from which a difference is judged.</summary>
    public const int FewestReviews = 3;

    /// <summary>
    /// The expert's mean residual in the group less that in all other applications, in points; Student's interval and test of 0 with the
    /// pooled variance and n − 2 degrees of freedom. The applications' values are out of the residuals, so a good group is not a favoured
    /// one.
    /// </summary>
    /// <param name="fit">The fitted model.</param>
    /// <param name="groups">The group of each application; applications that are not in it count as outside every group.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert and group (its subject) that the expert has reviewed; undefined below <see
    /// cref="FewestReviews"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Of(FittedPanel fit, IReadOnlyDictionary<string, string> groups, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(groups);
        Confidence.Check(level);
        return
        [
            .. from expert in Enumerable.Range(0, fit.Ratings.Experts.Count)
               let reviews = fit.Ratings.OfExpert(expert).ToArray()
               let grouped = reviews.ToLookup(r => groups.GetValueOrDefault(fit.Ratings.Applications[fit.Ratings.ApplicationOf[r]]), r => fit.Residuals[r])
               from ofGroup in grouped.Where(one => one.Key is not null).OrderBy(one => one.Key, StringComparer.Ordinal)
               let outside = grouped.Where(one => one.Key != ofGroup.Key).SelectMany(one => one).Order().ToArray()
               select Of(fit.Ratings.Experts[expert], ofGroup.Key!, [.. ofGroup.Order()], outside, level),
        ];
    }

    private static DiagnosticFinding Of(string expert, string group, double[] inside, double[] outside, double level)
    {
        if (inside.Length < FewestReviews || outside.Length < FewestReviews)
            return DiagnosticFinding.Undefined(expert, DiagnosticKind.Affinity, inside.Length, UndefinedReason.TooFewValues, group);
        double degrees = inside.Length + outside.Length - 2;
        double variance = (SampleVariance.Of(inside) * (inside.Length - 1) + SampleVariance.Of(outside) * (outside.Length - 1)) / degrees;
        return StudentTest.Finding(
            new(expert, DiagnosticKind.Affinity, group, inside.Length, DiagnosticSignal.Favoring, DiagnosticSignal.Disfavoring),
            inside.Average() - outside.Average(),
            Math.Sqrt(variance * (1.0 / inside.Length + 1.0 / outside.Length)),
            degrees,
            level);
    }
}
