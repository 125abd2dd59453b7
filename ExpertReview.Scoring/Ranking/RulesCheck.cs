using System.Globalization;

namespace ExpertReview.Scoring;

/// <summary>What rules must be before they rank anything.</summary>
internal static class RulesCheck
{
    public static IEnumerable<RulesProblem> Problems(RankingRules rules) =>
        OfDimensions(rules).Concat(OfTotals(rules)).Concat(OfPlaces(rules));

    private static IEnumerable<RulesProblem> OfDimensions(RankingRules rules)
    {
        if (rules.Dimensions.Count == 0)
            yield return new(RulesProblemCode.NoDimension);
        if (rules.Dimensions.Any(one => string.IsNullOrWhiteSpace(one.Dimension)))
            yield return new(RulesProblemCode.EmptyDimension);
        foreach (string repeated in Repeated(rules.Dimensions.Select(one => one.Dimension)))
            yield return new(RulesProblemCode.DuplicateDimension, repeated);
        foreach (var negative in rules.Dimensions.Where(one => one.Weight < 0))
            yield return new(RulesProblemCode.NegativeWeight, negative.Dimension);

        long sum = rules.Dimensions.Sum(one => (long)one.Weight);
        if (rules.Dimensions.Count > 0 && (sum != rules.WholeWeight || sum < 1))
            yield return new(RulesProblemCode.WeightSum, sum.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<RulesProblem> OfTotals(RankingRules rules)
    {
        if (rules.FewestSheets < 1)
            yield return new(RulesProblemCode.FewestSheets);
        foreach (var step in rules.TieChain)
        {
            if (step.Dimension is { } dimension && rules.Dimensions.All(one => one.Dimension != dimension))
                yield return new(RulesProblemCode.UnknownTieDimension, dimension);
        }

        if (rules.Decimals is < 0 or > 15)
            yield return new(RulesProblemCode.Decimals);
    }

    private static IEnumerable<RulesProblem> OfPlaces(RankingRules rules)
    {
        if (rules.Places < 0)
            yield return new(RulesProblemCode.NegativePlaces);
        foreach (var (type, _) in rules.PlacesByType.Where(places => places.Value < 0).OrderBy(places => places.Key, StringComparer.Ordinal))
            yield return new(RulesProblemCode.NegativePlaces, type);
        foreach (var quota in rules.Quotas.Where(quota => quota.Most < 0))
            yield return new(RulesProblemCode.NegativeQuota, quota.Type);
        foreach (string? repeated in Repeated(rules.Quotas.Select(quota => quota.Type)))
            yield return new(RulesProblemCode.DuplicateQuota, repeated);
    }

    private static IEnumerable<T> Repeated<T>(IEnumerable<T> values) =>
        values.GroupBy(value => value).Where(equal => equal.Count() > 1).Select(equal => equal.Key);
}
