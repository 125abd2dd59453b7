using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;
using AggregationMethod = ExpertReview.Web.Features.Programs.AggregationMethod;
using IndicatorRules = ExpertReview.Web.Features.Programs.IndicatorRules;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>Official totals that the ranking cannot make of one application's marks alone: calibrated ones, and those that count indicators.</summary>
public static class OfficialTotals
{
    /// <param name="ruleset">The ruleset.</param>
    /// <param name="rules">Its rules for ranking.</param>
    /// <param name="panel">The marks.</param>
    /// <param name="candidates">The applications that take part.</param>
    /// <param name="tracks">Their tracks by code.</param>
    /// <param name="indicators">Their indicator scores; null where the ruleset has none.</param>
    /// <returns>
    /// Totals in points by code, without the applications that have none that could be compared; null where the ranking aggregates.
    /// </returns>
    public static IReadOnlyDictionary<string, Fraction>? Of(
        Ruleset ruleset, RankingRules rules, Panel panel, IReadOnlyList<Candidate> candidates,
        IEnumerable<KeyValuePair<string, string?>> tracks, IndicatorTable? indicators)
    {
        var calibrated = ruleset.Ranking.Aggregation == AggregationMethod.Calibrated
            ? CalibratedTotals.Of(panel, rules, candidates, RulesetRanking.Calibration(ruleset, tracks))
            : null;
        return ruleset.Indicators is { Share: > 0 } counted && indicators is not null
            ? Blended(calibrated ?? Aggregated(rules, panel, candidates), indicators, counted.Share)
            : calibrated;
    }

    private static Dictionary<string, Fraction> Aggregated(RankingRules rules, Panel panel, IReadOnlyList<Candidate> candidates) =>
        Ranking.Of(panel, rules, candidates).Types
            .SelectMany(type => type.Rows)
            .Where(row => row.Total is not null)
            .ToDictionary(row => row.Candidate.Application, row => row.Total!.Value, StringComparer.Ordinal);

    private static Dictionary<string, Fraction> Blended(IReadOnlyDictionary<string, Fraction> marks, IndicatorTable indicators, int share) => (
        from total in marks
        let score = indicators.TotalOf(total.Key)
        where score is not null
        let blended = ((total.Value * (IndicatorRules.Whole - share)) + (score.Value * share)) / IndicatorRules.Whole
        select KeyValuePair.Create(total.Key, Fraction.Of(blended.Round(CalibratedTotals.Decimals, MidpointRounding.ToEven))))
        .ToDictionary(StringComparer.Ordinal);
}
