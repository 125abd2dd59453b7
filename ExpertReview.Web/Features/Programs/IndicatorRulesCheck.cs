using Code = ExpertReview.Web.Features.Programs.RulesetProblemCode;

namespace ExpertReview.Web.Features.Programs;

/// <summary>The figures that are scored are figures of the form, and their weights can be had.</summary>
internal static class IndicatorRulesCheck
{
    private const int MostWeight = 10_000;

    public static IEnumerable<RulesetProblem> Problems(Ruleset ruleset) =>
        ruleset.Indicators is not { } rules ? [] : [.. OfFigures(ruleset, rules), .. OfShares(ruleset, rules), .. OfJudgements(ruleset, rules)];

    private static IEnumerable<RulesetProblem> OfFigures(Ruleset ruleset, IndicatorRules rules)
    {
        if (rules.Figures.Count == 0)
            yield return new("indicators.figures", Code.Empty);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var figure in rules.Figures)
        {
            string path = $"indicators.figures[{figure.Field}]";
            if (!seen.Add(figure.Field))
                yield return new(path, Code.DuplicateCode, figure.Field);
            if (ruleset.Form.Field(figure.Field) is not { } field)
                yield return new(path, Code.UnknownField, figure.Field);
            else if (field.Kind is not (FieldKind.Number or FieldKind.Count))
                yield return new(path, Code.WrongFieldKind, figure.Field);
            else if (field.Dimension is null)
                yield return new(path, Code.NoDimension, field.Label);
            foreach (var problem in RulesetCheck.Range($"{path}.weight", figure.Weight, 0, MostWeight))
                yield return problem;
        }

        foreach (var dimension in ruleset.Dimensions.Where(_ => rules.Weighting == IndicatorWeighting.Fixed))
        {
            if (rules.Of(ruleset, dimension.Code) is { Count: > 0 } own && own.All(figure => figure.Weight <= 0))
                yield return new($"indicators.figures[{own[0].Field}].weight", Code.NoWeight, dimension.Name);
        }
    }

    private static IEnumerable<RulesetProblem> OfShares(Ruleset ruleset, IndicatorRules rules)
    {
        if (rules.LeastShare is < 0 or > IndicatorRules.Whole)
            yield return new("indicators.leastShare", Code.OutOfRange, 0, 100);
        if (rules.Share is < 0 or > IndicatorRules.Whole)
            yield return new("indicators.share", Code.OutOfRange, 0, 100);
        if (rules.Share > 0 && ruleset.Dimensions.Select(dimension => (dimension.Minimum, dimension.Maximum)).Distinct().Count() > 1)
            yield return new("indicators.share", Code.ScalesDiffer);
    }

    private static IEnumerable<RulesetProblem> OfJudgements(Ruleset ruleset, IndicatorRules rules)
    {
        if (rules.Weighting is not (IndicatorWeighting.Hierarchy or IndicatorWeighting.BestWorst))
            return [];
        return ruleset.Dimensions
            .Select(dimension => (dimension.Code, Count: rules.Of(ruleset, dimension.Code).Count))
            .Where(dimension => dimension.Count > 1)
            .SelectMany(dimension => OfTable(rules, dimension.Code, dimension.Count));
    }

    private static IEnumerable<RulesetProblem> OfTable(IndicatorRules rules, string dimension, int figures)
    {
        string path = $"indicators.judgements[{dimension}]";
        var given = rules.Judgements.Where(table => table.Dimension == dimension).ToList();
        if (given is not [var table])
            return [new(path, given.Count == 0 ? Code.Missing : Code.DuplicateCode, dimension)];
        if (JudgementRows.Read(table.Rows, out string? wrong) is not { } rows)
            return [new(path, Code.NotANumber, wrong!)];
        int height = rules.Weighting == IndicatorWeighting.Hierarchy ? figures : 2;
        if (rows.Count != height || rows.Any(row => row.Count != figures))
            return [new(path, Code.WrongTableSize, height, figures)];
        return rules.Weighting == IndicatorWeighting.Hierarchy ? Reciprocal(path, rows) : BestAndWorst(path, rows);
    }

    private static IEnumerable<RulesetProblem> Reciprocal(string path, IReadOnlyList<IReadOnlyList<double>> rows)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            for (int column = row; column < rows.Count; column++)
            {
                if (Math.Abs((rows[row][column] * rows[column][row]) - 1) > 1e-9)
                    return [new(path, Code.NotReciprocal, row + 1, column + 1)];
            }
        }

        return [];
    }

    private static IEnumerable<RulesetProblem> BestAndWorst(string path, IReadOnlyList<IReadOnlyList<double>> rows) =>
        rows.All(row => row.All(number => number is >= 1 and <= 9) && row.Contains(1)) ? [] : [new(path, Code.NotBestWorst)];
}
