namespace ExpertReview.Scoring;

/// <summary>Applications that are equal in official total and in every step of the tie chain: one rank.</summary>
/// <param name="Rank">Their competition rank.</param>
/// <param name="Members">In ordinal order of their codes; at least one.</param>
/// <param name="DecidedByStep">The last step, from 1, read to set them apart from others of the same total; null when none was.</param>
internal sealed record TieClass(int Rank, IReadOnlyList<ApplicationScore> Members, int? DecidedByStep)
{
    /// <summary>Sorts scored applications into classes, best first.</summary>
    public static IReadOnlyList<TieClass> Of(IEnumerable<ApplicationScore> scored)
    {
        ApplicationScore[] sorted =
        [
            .. scored
                .Order(Comparer<ApplicationScore>.Create(Compare))
                .ThenBy(score => score.Candidate.Application, StringComparer.Ordinal),
        ];
        var starts = Enumerable.Range(0, sorted.Length)
            .Where(index => index == 0 || Compare(sorted[index - 1], sorted[index]) != 0)
            .ToArray();

        // An application shares the longest part of the chain with a neighbouring class, so only those two need comparing.
        return
        [
            .. starts.Select((start, place) =>
            {
                int end = place + 1 < starts.Length ? starts[place + 1] : sorted.Length;
                int? above = start > 0 ? DecidingStep(sorted[start - 1], sorted[start]) : null;
                int? below = end < sorted.Length ? DecidingStep(sorted[start], sorted[end]) : null;
                return new TieClass(start + 1, sorted[start..end], above > below ? above : below ?? above);
            }),
        ];
    }

    private static int Compare(ApplicationScore left, ApplicationScore right)
    {
        int byTotal = right.Total!.Value.CompareTo(left.Total!.Value);
        return byTotal != 0 || DecidingStep(left, right) is not { } step
            ? byTotal
            : right.TieValues[step - 1].CompareTo(left.TieValues[step - 1]);
    }

    private static int? DecidingStep(ApplicationScore left, ApplicationScore right)
    {
        if (left.Total != right.Total)
            return null;
        for (int step = 0; step < left.TieValues.Count; step++)
        {
            if (left.TieValues[step] != right.TieValues[step])
                return step + 1;
        }

        return null;
    }
}
