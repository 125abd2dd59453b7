using Code = ExpertReview.Web.Features.Programs.RulesetProblemCode;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Whether a ruleset can run a selection: the edit page and the import ask it, the store refuses what it finds fault with.</summary>
public static class RulesetCheck
{
    public const int MaxNameLength = 200;

    public const int MaxTextLength = 4000;

    /// <summary>Highest mark that a dimension may allow, in hundredths of a point.</summary>
    public const int MaxMark = 100_000;

    /// <returns>Every problem in the order of the ruleset; empty when it can run.</returns>
    public static IReadOnlyList<RulesetProblem> Check(Ruleset ruleset) =>
    [
        .. OfNames(ruleset),
        .. OfTypes(ruleset),
        .. OfTracks(ruleset),
        .. MountainIslandCheck.Problems(ruleset.MountainIsland),
        .. EligibilityRuleCheck.Problems(ruleset),
        .. FormCheck.Problems(ruleset),
        .. ScoringRulesCheck.Problems(ruleset),
        .. IndicatorRulesCheck.Problems(ruleset),
    ];

    internal static IEnumerable<RulesetProblem> Text(string path, string? text, int most = MaxNameLength)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new(path, Code.Missing);
        else if (text.Length > most)
            yield return new(path, Code.TooLong, most);
    }

    /// <summary>Codes are well formed and each occurs once.</summary>
    internal static IEnumerable<RulesetProblem> Codes(IEnumerable<string> codes, Func<int, string> path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, code) in codes.Index())
        {
            if (code.Length is 0 or > 64 || !code.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_'))
                yield return new(path(index), Code.BadCode, code);
            else if (!seen.Add(code))
                yield return new(path(index), Code.DuplicateCode, code);
        }
    }

    internal static IEnumerable<RulesetProblem> Range(string path, decimal? value, decimal least, decimal most)
    {
        if (value < least || value > most)
            yield return new(path, Code.OutOfRange, least, most);
    }

    private static IEnumerable<RulesetProblem> OfNames(Ruleset ruleset) =>
        [.. Text("scheme", ruleset.Scheme), .. Text("name", ruleset.Name), .. Text("nameEn", ruleset.NameEn)];

    private static IEnumerable<RulesetProblem> OfTypes(Ruleset ruleset)
    {
        if (ruleset.Types.Count == 0)
            yield return new("types", Code.Empty);
        foreach (var problem in Codes(ruleset.Types.Select(type => type.Code), index => $"types[{index}].code"))
            yield return problem;
        foreach (var (index, type) in ruleset.Types.Index())
        {
            foreach (var problem in Text($"types[{index}].name", type.Name).Concat(Text($"types[{index}].nameEn", type.NameEn)))
                yield return problem;
        }
    }

    private static IEnumerable<RulesetProblem> OfTracks(Ruleset ruleset)
    {
        if (ruleset.Tracks.Count == 0)
            yield return new("tracks", Code.Empty);
        foreach (var problem in Codes(ruleset.Tracks.Select(track => track.Code), index => $"tracks[{index}].code"))
            yield return problem;
        foreach (var (index, track) in ruleset.Tracks.Index())
        {
            string path = $"tracks[{index}]";
            foreach (var problem in Text($"{path}.name", track.Name))
                yield return problem;
            if (track.Types.Count == 0)
                yield return new($"{path}.types", Code.Empty);
            foreach (string unknown in track.Types.Concat(track.Thresholds.Keys).Distinct().Where(type => ruleset.Type(type) is null))
                yield return new($"{path}.types", Code.UnknownType, unknown);
            foreach (var (type, threshold) in track.Thresholds)
            {
                foreach (var problem in Range($"{path}.thresholds[{type}]", threshold, 0, 1_000_000_000))
                    yield return problem;
            }
        }
    }
}
