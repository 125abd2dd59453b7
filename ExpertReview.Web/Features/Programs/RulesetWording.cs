using System.Globalization;
using Microsoft.Extensions.Localization;
using ExpertReview.Web.Features.Shared;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Says a ruleset in words of the reader's language: what pages print and what differences and problems name.</summary>
public sealed class RulesetWording(IStringLocalizer<ProgramsText> text)
{
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>The name in the reader's language.</summary>
    public static string Pick(string chinese, string? english) => IsEnglish && !string.IsNullOrWhiteSpace(english) ? english : chinese;

    /// <summary>The field's label, which for some tracks is another one.</summary>
    public static string Label(FormField field, string? track) =>
        track is not null && field.LabelForTracks.TryGetValue(track, out string? own)
            ? Pick(own, field.LabelEnForTracks.GetValueOrDefault(track))
            : Pick(field.Label, field.LabelEn);

    public static string Name(Program program) => Pick(program.Name, program.NameEn);

    /// <summary>Hundredths as points or per cent.</summary>
    public static string Hundredths(int value) => (value / 100m).ToString("0.##", CultureInfo.CurrentCulture);

    public static string Figure(decimal value) => value.ToString("#,0.############", CultureInfo.CurrentCulture);

    /// <summary>A moment in China time, with the date written out.</summary>
    public string Moment(DateTimeOffset moment) => text["Moment", moment.ToOffset(ChinaTime.Offset)];

    public string Day(DateOnly day) => text["Day", day];

    public static string County(string code) => Divisions.Find(code)?.Name ?? code;

    public static string TypeName(Ruleset ruleset, string code) =>
        ruleset.Type(code) is { } type ? Pick(type.ShortName ?? type.Name, type.NameEn) : code;

    /// <summary>A short name for one of a list's choices.</summary>
    public string Choice(string list, Enum choice) => text[$"{list}_short_{char.ToLowerInvariant(choice.ToString()[0])}{choice.ToString()[1..]}"];

    public string Aggregation(RankingMethod method) => text["Aggregation_" + method.Aggregation, method.DropFromExperts];

    /// <summary>What the calibrated method does beside, a sentence each; empty for the other methods.</summary>
    public IReadOnlyList<string> Calibration(RankingMethod method)
    {
        if (method.Aggregation != AggregationMethod.Calibrated)
            return [];
        var options = method.Calibration ?? new();
        return
        [
            text["Calibration_Spread_" + options.CalibratesSpread], text["Calibration_Outliers_" + options.DownweightsOutliers],
            text["Calibration_Track_" + options.ShrinksToTrack], text["Calibration_Disconnected"],
        ];
    }

    public string Rounding(Ruleset ruleset) => text[
        ruleset.HasComputedTotals ? "Rounding_Computed" : "Rounding", ruleset.Ranking.Decimals, text["Rounding_" + ruleset.Ranking.Rounding].Value];

    public string TieStep(Ruleset ruleset, string step) => step.StartsWith(ScoringRulesCheck.DimensionStep, StringComparison.Ordinal)
        ? text["Tie_dimension", ruleset.Dimension(step[ScoringRulesCheck.DimensionStep.Length..]) is { } dimension ? Pick(dimension.Name, dimension.NameEn) : step]
        : text["Tie_" + step];

    public string Quota(Quota quota)
    {
        string[] parts =
        [
            .. quota.Places is { } places ? [text["Quota_Places", places].Value] : Array.Empty<string>(),
            .. quota.MinimumTotal is { } minimum ? [text["Quota_Minimum", Hundredths(minimum)].Value] : Array.Empty<string>(),
            .. quota.PlacesPerCity is { } perCity ? [text["Quota_PerCity", perCity].Value] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? text["Quota_None"] : string.Join(text["Quota_Join"], parts);
    }

    /// <summary>What an eligibility rule does, in one or two sentences.</summary>
    public string Rule(Ruleset ruleset, EligibilityRule rule)
    {
        string what = text["Rule_" + rule.Check, RuleArguments(ruleset, rule)];
        if (rule.MountainIslandPercent is { } percent)
            what += text["Rule_MountainPercent", percent];
        if (rule.MountainIslandThresholds.Count > 0)
            what += text["Rule_MountainThresholds", Thresholds(ruleset, rule.MountainIslandThresholds)];
        return rule.InPrinciple ? what + text["Rule_InPrinciple"] : what;
    }

    public string Problem(RulesetProblem problem) => text["Problem_" + problem.Code, problem.Arguments];

    private object[] RuleArguments(Ruleset ruleset, EligibilityRule rule) => rule.Check switch
    {
        EligibilityCheck.TypeThreshold => [FieldLabel(ruleset, rule.Field), Thresholds(ruleset, rule.Thresholds)],
        EligibilityCheck.AnyAtLeast =>
            [string.Join(text["Or"], rule.AnyOf.Select(figure => text["AtLeast", FieldLabel(ruleset, figure.Field), Figure(figure.Minimum)].Value))],
        EligibilityCheck.OneOf or EligibilityCheck.NoneOf => [FieldLabel(ruleset, rule.Field), string.Join('、', rule.Values)],
        EligibilityCheck.NotListed => [FieldLabel(ruleset, rule.Field), rule.Values.Count],
        EligibilityCheck.DateBetween =>
            [FieldLabel(ruleset, rule.Field), rule.From is { } from ? Day(from) : "…", rule.Until is { } until ? Day(until) : "…"],
        EligibilityCheck.RecommendationLimit => [Limit(rule)],
        EligibilityCheck.WaiverOnly => [rule.Waives ?? ""],
        _ => [FieldLabel(ruleset, rule.Field)],
    };

    private string Limit(EligibilityRule rule) => rule.PlacesPerCity is { } places
        ? text["Limit_PerCity", places]
        : string.Join('、', rule.PlacesByCounty.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
            rule.BrandPlacesByCounty.TryGetValue(pair.Key, out int brand)
                ? text["Limit_WithBrand", County(pair.Key), pair.Value, brand].Value
                : text["Limit_County", County(pair.Key), pair.Value].Value));

    private static string Thresholds(Ruleset ruleset, IReadOnlyDictionary<string, decimal> thresholds) =>
        string.Join('、', ruleset.Types.Where(type => thresholds.ContainsKey(type.Code))
            .Select(type => $"{Pick(type.ShortName ?? type.Name, type.NameEn)} {Figure(thresholds[type.Code])}"));

    private static string FieldLabel(Ruleset ruleset, string? code) =>
        ruleset.Form.Field(code ?? "") is { } field ? Label(field, null) : code ?? "";
}
