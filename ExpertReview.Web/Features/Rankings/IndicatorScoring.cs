using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;
using IndicatorNormalization = ExpertReview.Web.Features.Programs.IndicatorNormalization;
using IndicatorRules = ExpertReview.Web.Features.Programs.IndicatorRules;
using LibraryNormalization = ExpertReview.Scoring.IndicatorNormalization;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>A ruleset's indicators in the words of the scoring library.</summary>
public static class IndicatorScoring
{
    /// <returns>The scores; null where the ruleset has no indicators.</returns>
    public static IndicatorTable? Of(Ruleset ruleset, RankingInputs inputs)
    {
        if (ruleset.Indicators is not { } rules)
            return null;
        var scores = Scores(ruleset, inputs)
            .GroupBy(score => score.Application, StringComparer.Ordinal)
            .ToDictionary(own => own.Key, own => own.ToDictionary(score => score.Dimension, Rounded), StringComparer.Ordinal);
        return new([
            .. inputs.Applications.Select(application =>
            {
                var own = scores.GetValueOrDefault(application.Code) ?? [];
                return new ApplicationIndicators(application.Code, new(own, StringComparer.Ordinal), Total(ruleset, rules, own));
            }),
        ]);
    }

    /// <summary>Every score with the parts that it is made of.</summary>
    public static IEnumerable<IndicatorScore> Scores(Ruleset ruleset, RankingInputs inputs)
    {
        if (ruleset.Indicators is not { } rules)
            return [];
        return
            from dimension in ruleset.Dimensions
            let all = rules.Of(ruleset, dimension.Code)
            where all.Count > 0
            let weights = IndicatorWeights.Stated(rules, dimension.Code, all)
            from fills in inputs.Applications.GroupBy(application => Filled(ruleset, all, application.Track))
            from score in ScoresOf(rules, dimension, IndicatorWeights.Of(rules, all, weights, dimension.Code, fills.Key), fills)
            select score;
    }

    /// <summary>Which of a dimension's figures a track fills; tracks that fill the same are weighted alike.</summary>
    private static string Filled(Ruleset ruleset, IReadOnlyList<IndicatorRule> figures, string? track) =>
        string.Concat(figures.Select(figure => ruleset.Form.Field(figure.Field)!.IsFilledFor(track) ? '+' : '-'));

    private static IEnumerable<IndicatorScore> ScoresOf(
        IndicatorRules rules, Dimension dimension, IndicatorDimension? library, IEnumerable<RankedApplication> applications)
    {
        if (library is null)
            return [];
        RankedApplication[] compared = [.. applications];
        var codes = library.Indicators.Select(indicator => indicator.Code).ToHashSet(StringComparer.Ordinal);
        return IndicatorScores.Of(
            [.. compared.Select(application => new GroupedApplication(application.Code, $"{application.Type}/{application.Track}"))],
            from application in compared
            from figure in application.Figures ?? []
            where codes.Contains(figure.Key)
            select new IndicatorFigure(application.Code, figure.Key, (double)figure.Value),
            new()
            {
                Dimensions = [library],
                Normalization = Normalization(rules.Normalization),
                LeastWeightShare = (double)rules.LeastShare / IndicatorRules.Whole,
                Lowest = dimension.Minimum / 100d,
                Highest = dimension.Maximum / 100d,
            }).All;
    }

    private static LibraryNormalization Normalization(IndicatorNormalization normalization) => normalization switch
    {
        IndicatorNormalization.Percentile => LibraryNormalization.Percentile,
        IndicatorNormalization.MinMax => LibraryNormalization.MinMax,
        IndicatorNormalization.ZScore => LibraryNormalization.ZScore,
        _ => throw new ArgumentException($"No such normalization: {normalization}.", nameof(normalization)),
    };

    private static Fraction? Rounded(IndicatorScore score) =>
        score.Score.Value is { } value ? Fraction.Of(Math.Round((decimal)value, CalibratedTotals.Decimals)) : null;

    /// <summary>The dimensions that have indicators, by their weights; those without a score leave theirs to the others while enough remains.</summary>
    private static Fraction? Total(Ruleset ruleset, IndicatorRules rules, Dictionary<string, Fraction?> scores)
    {
        long all = 0, present = 0;
        var sum = Fraction.Zero;
        foreach (var dimension in ruleset.Dimensions.Where(dimension => rules.Of(ruleset, dimension.Code).Count > 0))
        {
            all += dimension.Weight;
            if (scores.GetValueOrDefault(dimension.Code) is not { } score)
                continue;
            present += dimension.Weight;
            sum += score * dimension.Weight;
        }

        return present > 0 && present * IndicatorRules.Whole >= all * rules.LeastShare ? sum / (int)present : null;
    }
}
