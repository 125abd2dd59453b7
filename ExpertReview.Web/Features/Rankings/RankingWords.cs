using System.Globalization;
using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;
using Microsoft.Extensions.Localization;
using AggregationMethod = ExpertReview.Web.Features.Programs.AggregationMethod;
using IndicatorRules = ExpertReview.Web.Features.Programs.IndicatorRules;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>A ranking in words, for pages, prints and exports.</summary>
public sealed class RankingWords(IStringLocalizer<RankingsText> text)
{
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string this[string key, params object[] values] => text[key, values];

    public string Method(RankingMethod method) => method.Aggregation switch
    {
        AggregationMethod.DropExtremes => text["Method_DropExtremes", method.DropFromExperts],
        AggregationMethod.Calibrated => Calibration(method.Calibration ?? new()),
        _ => text["Method_" + method.Aggregation],
    };

    /// <summary>What the indicator scores are and whether they count; null where there are none.</summary>
    public string? Indicators(Ruleset ruleset) => ruleset.Indicators is not { } rules ? null
        : text["Indicators_Explained"] + (rules.Share == 0 ? text["Indicators_Beside"] : text["Indicators_Counted", rules.Share / 100m, (IndicatorRules.Whole - rules.Share) / 100m]);

    /// <summary>How exact the order is, and how many decimals are printed.</summary>
    public string Exactness(RoundRanking ranking) =>
        text[ranking.Ruleset.HasComputedTotals ? "RoundedToNine" : "NeverRounded", ranking.Rules.Decimals];

    public static string Type(Ruleset ruleset, string code) => ruleset.Type(code) is not { } type ? code
        : IsEnglish ? type.NameEn
        : type.ShortName ?? type.Name;

    public static string Track(Ruleset ruleset, string? code) => ruleset.Track(code)?.Name ?? code ?? "";

    public static string Dimension(Ruleset ruleset, string code) => ruleset.Dimension(code) is not { } dimension ? code
        : IsEnglish ? dimension.NameEn
        : dimension.Name;

    public static string Program(Programs.Program program) => IsEnglish ? program.NameEn : program.Name;

    /// <summary>An exact value at the ruleset's decimals; "—" where there is none.</summary>
    public static string Printed(RankingRules rules, Fraction? value) =>
        value is { } given ? Points(rules.Printed(given), rules.Decimals) : "—";

    /// <summary>Points with a fixed number of decimals, the same in every language.</summary>
    public static string Points(decimal value, int decimals) =>
        value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public string Standing(RankingRow row) =>
        text[row.Reason == PlacementReason.NotComparable ? "Standing_NotComparable" : "Placement_" + row.Placement];

    /// <summary>Why a row stands where it stands.</summary>
    /// <param name="ranking">The ranking.</param>
    /// <param name="type">The row's type.</param>
    /// <param name="row">The row.</param>
    public string Reason(RoundRanking ranking, TypeRanking type, RankingRow row)
    {
        var rules = ranking.Rules;
        return row.Reason switch
        {
            PlacementReason.BelowMinimumTotal => text["Reason_BelowMinimumTotal", rules.MinimumTotalOf(type.Type)!],
            PlacementReason.TiedAtCutLine or PlacementReason.TiedAtGroupQuota => text[
                "Reason_" + row.Reason,
                type.UnresolvedTies.First(tie => tie.Applications.Contains(row.Candidate.Application)).PlacesLeft],
            PlacementReason.GroupQuotaFilled => text["Reason_GroupQuotaFilled", rules.QuotaOf(type.Type)!],
            PlacementReason.IncompleteSheet => text["Reason_IncompleteSheet", Codes(Unfinished(ranking, row))],
            PlacementReason.TooFewSheets => text["Reason_TooFewSheets", row.CompleteSheets, rules.FewestSheets, Codes(Unfinished(ranking, row))],
            PlacementReason.NotComparable => text[
                ranking.Ruleset.BlendsIndicators && ranking.Indicators?.TotalOf(row.Candidate.Application) is null
                    ? "Reason_NotComparable_Indicators"
                    : "Reason_NotComparable"],
            _ => text["Reason_" + row.Reason],
        };
    }

    /// <summary>What the total ties with, and what broke the tie; null where neither is the case.</summary>
    public string? Tie(RoundRanking ranking, RankingRow row)
    {
        if (row.TiedWith.Count > 0)
            return text[row.DecidedByStep is null ? "Tie_Unbroken" : "Tie_StillShared", string.Join(Comma, row.TiedWith)];
        return row.DecidedByStep is { } step ? text["Tie_BrokenBy", step, Step(ranking, ranking.Rules.TieChain[step - 1])].Value : null;
    }

    /// <summary>The whole tie chain, in order.</summary>
    public string TieChain(RoundRanking ranking) => ranking.Rules.TieChain.Count == 0
        ? text["TieChain_None"]
        : string.Join(" → ", ranking.Rules.TieChain.Select(step => Step(ranking, step)));

    private string Comma => text["Comma"];

    private string Calibration(CalibrationRules options) => string.Concat(
        text["Method_Calibrated"], text["Method_Spread_" + options.CalibratesSpread], text["Method_Outliers_" + options.DownweightsOutliers],
        text["Method_Track_" + options.ShrinksToTrack]);

    private string Step(RoundRanking ranking, TieBreak step) => step.Dimension is { } dimension
        ? text["Step_DimensionScore", Dimension(ranking.Ruleset, dimension)]
        : text["Step_" + step.Kind];

    private string Codes(List<string> codes) => codes.Count == 0 ? "—" : string.Join(Comma, codes);

    private static List<string> Unfinished(RoundRanking ranking, RankingRow row) =>
    [
        .. ranking.Application(row.Candidate.Application).Sheets
            .Where(sheet => sheet.Marks.Count < ranking.Ruleset.Dimensions.Count)
            .Select(sheet => sheet.Expert),
    ];
}
