namespace ExpertReview.Scoring;

/// <summary>What panel, rules and candidates must be to each other before anything is ranked.</summary>
internal static class RankingInput
{
    public static void Require(Panel panel, RankingRules rules, IReadOnlyList<Candidate> candidates)
    {
        if (rules.Check() is [var problem, ..])
            throw new ArgumentException($"The rules cannot rank: {problem.Code} {problem.Subject}".TrimEnd(), nameof(rules));

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (application, type, _) in candidates)
        {
            if (string.IsNullOrWhiteSpace(application) || string.IsNullOrWhiteSpace(type))
                throw new ArgumentException($"Candidate \"{application}\" of type \"{type}\" needs both a code and a type.", nameof(candidates));
            if (!seen.Add(application))
                throw new ArgumentException($"Application \"{application}\" is a candidate twice.", nameof(candidates));
        }

        if (panel.Dimensions.Any(dimension => !IsKnown(dimension)))
            RequireKnownDimensions();

        bool IsKnown(string dimension) => rules.Dimensions.Any(one => one.Dimension == dimension);

        void RequireKnownDimensions()
        {
            foreach (var sheet in candidates.SelectMany(candidate => panel.SheetsOf(candidate.Application)))
            {
                if (sheet.Points.Keys.Where(dimension => !IsKnown(dimension)).Min(StringComparer.Ordinal) is { } unknown)
                {
                    throw new ArgumentException(
                        $"Application \"{sheet.Application}\", expert \"{sheet.Expert}\": the rules have no dimension \"{unknown}\".",
                        nameof(panel));
                }
            }
        }
    }
}
