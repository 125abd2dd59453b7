using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Says places of a ruleset, and the values that stand there, in the reader's words: differences and problems.</summary>
public sealed partial class RulesetPlaces(IStringLocalizer<ProgramsText> text, RulesetWording wording)
{
    /// <summary>A path such as <c>tracks[software].thresholds.core</c> as "赛道 › 高端软件 › 门槛 › 核心区".</summary>
    public string Label(Ruleset ruleset, string path)
    {
        var words = new List<string>();
        string last = "";
        foreach (Match step in Step().Matches(path))
        {
            string name = step.Value.Trim('[', ']', '.');
            bool isKey = step.Value[0] == '[' || last is "thresholds" or "mountainIslandThresholds" or "placesByCounty" or "brandPlacesByCounty" or "labelForTracks" or "labelEnForTracks";
            words.Add(isKey ? Item(ruleset, last, name) : Part(name));
            last = isKey ? last : name;
        }

        return string.Join(" › ", words);
    }

    /// <summary>A value's canonical text as a reader writes it.</summary>
    public string Value(Ruleset ruleset, string path, string? value)
    {
        if (value is null)
            return text["Nothing"];
        string last = Step().Matches(path).Last().Value.Trim('[', ']', '.');
        bool isScore = path.StartsWith("dimensions[", StringComparison.Ordinal) || path.StartsWith("quotas[", StringComparison.Ordinal);
        return last switch
        {
            "weight" when isScore && Hundredths(value) is { } percent => percent + "%",
            "share" or "leastShare" when Hundredths(value) is { } percent => percent + "%",
            "minimum" or "maximum" or "step" or "minimumTotal" when isScore && Hundredths(value) is { } points => points,
            "counties" => string.Join('、', value.Split('、').Select(RulesetWording.County)),
            "tieChain" => string.Join(" → ", value.Split('、', StringSplitOptions.RemoveEmptyEntries).Select(step => wording.TieStep(ruleset, step))),
            "field" when ruleset.Form.Field(value) is { } field => RulesetWording.Label(field, null),
            "types" => string.Join('、', value.Split('、').Select(type => RulesetWording.TypeName(ruleset, type))),
            "filingClosesAt" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) => wording.Moment(moment),
            "aggregation" or "rounding" or "check" or "kind" or "identity" or "direction" or "normalization" or "weighting" => Named(last, value),
            _ when value is "true" or "false" => text["Value_" + value],
            _ => value,
        };
    }

    private static string Item(Ruleset ruleset, string list, string key)
    {
        int? index = int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
        return list switch
        {
            "tracks" or "labelForTracks" or "labelEnForTracks" => (ruleset.Track(key) ?? At(ruleset.Tracks, index))?.Name ?? key,
            "types" or "thresholds" or "mountainIslandThresholds" => index is null ? RulesetWording.TypeName(ruleset, key) : At(ruleset.Types, index)?.Name ?? key,
            "quotas" => RulesetWording.TypeName(ruleset, At(ruleset.Quotas, index)?.Type ?? key),
            "dimensions" or "judgements" => (ruleset.Dimension(key) ?? At(ruleset.Dimensions, index)) is { } dimension ? RulesetWording.Pick(dimension.Name, dimension.NameEn) : key,
            "eligibility" => ruleset.Eligibility.FirstOrDefault(rule => rule.Code == key) is { } rule ? $"{key} {RulesetWording.Pick(rule.Name, rule.NameEn)}" : key,
            "fields" or "anyOf" or "figures" => ruleset.Form.Field(key) is { } field ? RulesetWording.Label(field, null) : key,
            "placesByCounty" or "brandPlacesByCounty" => RulesetWording.County(key),
            _ => index is { } place ? (place + 1).ToString(CultureInfo.CurrentCulture) : key,
        };
    }

    private static T? At<T>(IReadOnlyList<T> list, int? index) => index < list.Count ? list[index.Value] : default;

    private static string? Hundredths(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int hundredths) ? RulesetWording.Hundredths(hundredths) : null;

    private string Part(string name)
    {
        var found = text["Part_" + name];
        return found.ResourceNotFound ? name : found.Value;
    }

    private string Named(string kind, string value)
    {
        var found = text[$"{char.ToUpperInvariant(kind[0])}{kind[1..]}_short_{value}"];
        return found.ResourceNotFound ? value : found.Value;
    }

    // A key in brackets may hold dots; a name may not.
    [GeneratedRegex(@"\[[^\]]*\]|\.?[^.\[\]]+")]
    private static partial Regex Step();
}
