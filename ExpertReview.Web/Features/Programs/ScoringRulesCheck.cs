using Code = ExpertReview.Web.Features.Programs.RulesetProblemCode;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Dimensions, weights, marks, the ranking method and the cut line hold together.</summary>
internal static class ScoringRulesCheck
{
    public const int WholeWeight = 10_000;

    /// <summary>Fewest experts from which one highest and one lowest can be dropped with a mark left.</summary>
    public const int FewestForDropping = 3;

    /// <summary>The steps of a tie chain that name no dimension.</summary>
    public static IReadOnlyList<string> PlainTieSteps { get; } = ["raw-mean", "median", "lowest"];

    public const string DimensionStep = "dimension:";

    public static IEnumerable<RulesetProblem> Problems(Ruleset ruleset) =>
        [.. OfDimensions(ruleset), .. OfExperts(ruleset), .. OfRanking(ruleset), .. OfQuotas(ruleset)];

    private static IEnumerable<RulesetProblem> OfDimensions(Ruleset ruleset)
    {
        if (ruleset.Dimensions.Count == 0)
            yield return new("dimensions", Code.Empty);
        foreach (var problem in RulesetCheck.Codes(ruleset.Dimensions.Select(dimension => dimension.Code), index => $"dimensions[{index}].code"))
            yield return problem;
        foreach (var problem in ruleset.Dimensions.Index().SelectMany(pair => OfDimension(pair.Item, $"dimensions[{pair.Index}]")))
            yield return problem;
        long sum = ruleset.Dimensions.Sum(dimension => (long)dimension.Weight);
        if (sum != WholeWeight)
            yield return new("dimensions", Code.WeightSum, sum / 100m);
    }

    private static IEnumerable<RulesetProblem> OfDimension(Dimension dimension, string path)
    {
        foreach (var problem in RulesetCheck.Text($"{path}.name", dimension.Name)
            .Concat(RulesetCheck.Text($"{path}.nameEn", dimension.NameEn))
            .Concat(RulesetCheck.Text($"{path}.rubric", dimension.Rubric, RulesetCheck.MaxTextLength)))
            yield return problem;
        if (dimension.RubricEn?.Length > RulesetCheck.MaxTextLength)
            yield return new($"{path}.rubricEn", Code.TooLong, RulesetCheck.MaxTextLength);
        if (dimension.Weight is < 0 or > WholeWeight)
            yield return new($"{path}.weight", Code.OutOfRange, 0, 100);
        if (dimension.Minimum is < 0 or > RulesetCheck.MaxMark)
            yield return new($"{path}.minimum", Code.OutOfRange, 0, RulesetCheck.MaxMark / 100);
        if (dimension.Maximum is < 0 or > RulesetCheck.MaxMark)
            yield return new($"{path}.maximum", Code.OutOfRange, 0, RulesetCheck.MaxMark / 100);
        else if (dimension.Minimum >= dimension.Maximum)
            yield return new($"{path}.maximum", Code.MinimumNotBelowMaximum);
        else if (dimension.Step < 1)
            yield return new($"{path}.step", Code.OutOfRange, 0.01m, (dimension.Maximum - dimension.Minimum) / 100m);
        else if ((dimension.Maximum - dimension.Minimum) % dimension.Step != 0)
            yield return new($"{path}.step", Code.StepDoesNotDivide, dimension.Step / 100m, dimension.Minimum / 100m, dimension.Maximum / 100m);
    }

    private static IEnumerable<RulesetProblem> OfExperts(Ruleset ruleset) =>
    [
        .. RulesetCheck.Range("expertsPerApplication", ruleset.ExpertsPerApplication, 1, 99),
        .. RulesetCheck.Range("commentMaxLength", ruleset.CommentMaxLength, ruleset.CommentRequired ? 1 : 0, 10_000),
    ];

    private static IEnumerable<RulesetProblem> OfRanking(Ruleset ruleset)
    {
        var method = ruleset.Ranking;
        foreach (var problem in RulesetCheck.Range("ranking.dropFromExperts", method.DropFromExperts, FewestForDropping, 99)
            .Concat(RulesetCheck.Range("ranking.decimals", method.Decimals, 0, 6)))
            yield return problem;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, step) in method.TieChain.Index())
        {
            bool known = PlainTieSteps.Contains(step)
                || (step.StartsWith(DimensionStep, StringComparison.Ordinal) && ruleset.Dimension(step[DimensionStep.Length..]) is not null);
            if (!known)
                yield return new($"ranking.tieChain[{index}]", Code.UnknownTieStep, step);
            else if (!seen.Add(step))
                yield return new($"ranking.tieChain[{index}]", Code.DuplicateTieStep);
        }
    }

    private static IEnumerable<RulesetProblem> OfQuotas(Ruleset ruleset)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int highest = ruleset.Dimensions.Select(dimension => dimension.Maximum).DefaultIfEmpty(RulesetCheck.MaxMark).Max();
        foreach (var (index, quota) in ruleset.Quotas.Index())
        {
            string path = $"quotas[{index}]";
            if (ruleset.Type(quota.Type) is null)
                yield return new($"{path}.type", Code.UnknownType, quota.Type);
            else if (!seen.Add(quota.Type))
                yield return new($"{path}.type", Code.DuplicateQuota, quota.Type);
            foreach (var problem in RulesetCheck.Range($"{path}.places", quota.Places, 0, 100_000)
                .Concat(RulesetCheck.Range($"{path}.placesPerCity", quota.PlacesPerCity, 1, 100_000)))
                yield return problem;
            if (quota.MinimumTotal is { } minimum && (minimum < 0 || minimum > highest))
                yield return new($"{path}.minimumTotal", Code.OutOfRange, 0, highest / 100m);
        }
    }
}
