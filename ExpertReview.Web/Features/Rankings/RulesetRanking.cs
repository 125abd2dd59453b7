using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;
using AggregationMethod = ExpertReview.Web.Features.Programs.AggregationMethod;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>A program's ruleset in the words of the scoring library.</summary>
public static class RulesetRanking
{
    private const string DimensionStep = "dimension:";

    /// <exception cref="ArgumentException">The ruleset names an unknown step in its tie chain, or drops extremes from fewer than three.</exception>
    public static RankingRules Rules(Ruleset ruleset, RankingTerms terms) => new()
    {
        Dimensions = [.. ruleset.Dimensions.Select(dimension => new WeightedDimension(dimension.Code, dimension.Weight))],
        Aggregation = Aggregation(ruleset.Ranking),
        TieChain = [.. ruleset.Ranking.TieChain.Select(Step)],
        FewestSheets = terms.FewestSheets,
        IncompleteSheets = terms.IncompleteSheets,
        PlacesByType = ruleset.Quotas.ToDictionary(quota => quota.Type, quota => quota.Places),
        MinimumTotalByType = ruleset.Quotas.ToDictionary(quota => quota.Type, quota => quota.MinimumTotal / 100m),
        Quotas =
        [
            .. ruleset.Quotas
                .Where(quota => quota.PlacesPerCity is not null)
                .Select(quota => new GroupQuota(quota.PlacesPerCity!.Value, quota.Type)),
        ],
        Decimals = ruleset.Ranking.Decimals,
        Rounding = ruleset.Ranking.Rounding,
    };

    /// <summary>The points that each dimension accepts.</summary>
    public static IReadOnlyDictionary<string, MarkRange> Ranges(Ruleset ruleset) => ruleset.Dimensions.ToDictionary(
        dimension => dimension.Code,
        dimension => new MarkRange(dimension.Minimum / 100m, dimension.Maximum / 100m, dimension.Step / 100m));

    /// <summary>What the calibration does, for the applications of these tracks.</summary>
    /// <param name="ruleset">The ruleset.</param>
    /// <param name="tracks">The track of every application by code; no track is a track of its own.</param>
    public static CalibrationOptions Calibration(Ruleset ruleset, IEnumerable<KeyValuePair<string, string?>> tracks)
    {
        var rules = ruleset.Ranking.Calibration ?? new();
        return new()
        {
            CalibratesSpread = rules.CalibratesSpread,
            WeighsReliability = rules.DownweightsOutliers,
            Topics = rules.ShrinksToTrack ? tracks.ToDictionary(track => track.Key, track => track.Value ?? "", StringComparer.Ordinal) : null,
        };
    }

    // Calibrated totals come from outside; what stands beside them, the dimensions' scores, are plain means.
    private static AggregationRule Aggregation(RankingMethod method) => method.Aggregation switch
    {
        AggregationMethod.Mean or AggregationMethod.Calibrated => AggregationRule.Mean,
        AggregationMethod.Median => AggregationRule.Median,
        AggregationMethod.DropExtremes => AggregationRule.DropExtremes(method.DropFromExperts),
        _ => throw new ArgumentException($"No such aggregation: {method.Aggregation}.", nameof(method)),
    };

    private static TieBreak Step(string step) => step switch
    {
        "raw-mean" => TieBreak.RawMean,
        "median" => TieBreak.MedianTotal,
        "lowest" => TieBreak.LowestTotal,
        "highest" => TieBreak.HighestTotal,
        _ when step.StartsWith(DimensionStep, StringComparison.Ordinal) => TieBreak.DimensionScore(step[DimensionStep.Length..]),
        _ => throw new ArgumentException($"The tie chain has an unknown step: {step}.", nameof(step)),
    };
}
