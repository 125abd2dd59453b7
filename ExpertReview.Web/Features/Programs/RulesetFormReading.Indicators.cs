namespace ExpertReview.Web.Features.Programs;

/// <summary>The part of the edit page about indicators.</summary>
public sealed partial class RulesetFormReading
{
    /// <summary>The figures that are ticked, in the form's order; none: no indicators at all.</summary>
    private IndicatorRules? Indicators(Dimension[] dimensions)
    {
        var input = _form.Indicators;
        var figures = IndicatorsInput.Candidates(_shown)
            .Where(field => dimensions.Any(dimension => dimension.Code == field.Dimension) && input.Figures.GetValueOrDefault(field.Code)?.Counts == true)
            .Select(field => Figure(field.Code, input.Figures[field.Code]))
            .ToList();
        if (figures.Count == 0)
            return null;
        return new()
        {
            Figures = figures,
            Normalization = input.Normalization,
            Weighting = input.Weighting,
            Judgements = input.Weighting is IndicatorWeighting.Hierarchy or IndicatorWeighting.BestWorst ? [.. Judgements(dimensions)] : [],
            LeastShare = Hundredths(input.LeastShare, "indicators.leastShare") ?? IndicatorRules.Whole,
            Share = Hundredths(input.Share, "indicators.share") ?? 0,
        };
    }

    private IndicatorRule Figure(string field, IndicatorInput input) => new()
    {
        Field = field, Direction = input.Direction, Weight = Whole(input.Weight, $"indicators.figures[{field}].weight") ?? 1,
    };

    private IEnumerable<IndicatorJudgements> Judgements(Dimension[] dimensions) =>
        from dimension in dimensions
        let rows = Typed(_form.Indicators.Judgements.GetValueOrDefault(dimension.Code))
        where rows.Length > 0
        select new IndicatorJudgements
        {
            Dimension = dimension.Code, Rows = rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
}
