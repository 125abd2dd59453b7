using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;
using IndicatorRules = ExpertReview.Web.Features.Programs.IndicatorRules;
using IndicatorWeighting = ExpertReview.Web.Features.Programs.IndicatorWeighting;
using LibraryWeighting = ExpertReview.Scoring.IndicatorWeighting;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>The weights of a dimension's figures as the ruleset states them.</summary>
internal static class IndicatorWeights
{
    /// <summary>The weights that the ruleset states for all figures of a dimension; null where they come from the figures.</summary>
    public static IReadOnlyList<double>? Stated(IndicatorRules rules, string dimension, IReadOnlyList<IndicatorRule> figures)
    {
        if (rules.Weighting is IndicatorWeighting.Entropy or IndicatorWeighting.Critic)
            return null;
        if (rules.Weighting == IndicatorWeighting.Fixed)
            return [.. figures.Select(figure => (double)figure.Weight)];
        if (figures.Count == 1)
            return [1];
        var rows = JudgementRows.Read(rules.Judgements.Single(table => table.Dimension == dimension).Rows, out _)
            ?? throw new ArgumentException($"The judgements of {dimension} are no numbers.", nameof(rules));
        return rules.Weighting == IndicatorWeighting.BestWorst
            ? LibraryWeighting.BestWorst(rows[0], rows[1], First(rows[0], 1), First(rows[1], 1)).Stated
            : LibraryWeighting.AnalyticHierarchy(JudgementRows.Square(rows)).Stated;
    }

    /// <summary>The figures that a track fills, as a dimension of the library.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="figures">All figures of the dimension.</param>
    /// <param name="stated">Their weights; null where they come from the figures.</param>
    /// <param name="filled">A plus for each figure that the track fills, a minus for each other.</param>
    /// <returns>Null where nothing with weight is filled.</returns>
    public static IndicatorDimension? Of(IndicatorRules rules, IReadOnlyList<IndicatorRule> figures, IReadOnlyList<double>? stated, string dimension, string filled)
    {
        int[] own = [.. Enumerable.Range(0, figures.Count).Where(index => filled[index] == '+')];
        if (own.Length == 0 || (stated is not null && own.All(index => stated[index] == 0)))
            return null;
        var weighting = stated is not null ? LibraryWeighting.Fixed([.. own.Select(index => stated[index])])
            : rules.Weighting == IndicatorWeighting.Entropy ? LibraryWeighting.Entropy
            : LibraryWeighting.Critic;
        return new(dimension, [.. own.Select(index => new Indicator(figures[index].Field, Direction(figures[index].Direction)))], weighting);
    }

    private static CriterionDirection Direction(IndicatorDirection direction) =>
        direction == IndicatorDirection.Cost ? CriterionDirection.Cost : CriterionDirection.Benefit;

    private static int First(IReadOnlyList<double> row, double number) => row.Index().First(pair => pair.Item == number).Index;
}
