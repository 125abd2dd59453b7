using Code = ExpertReview.Web.Features.Programs.RulesetProblemCode;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Each eligibility rule has what its check reads: fields of the form, thresholds, dates, places.</summary>
internal static class EligibilityRuleCheck
{
    public static IEnumerable<RulesetProblem> Problems(Ruleset ruleset) =>
    [
        .. RulesetCheck.Codes(ruleset.Eligibility.Select(rule => rule.Code), index => $"eligibility[{ruleset.Eligibility[index].Code}].code"),
        .. ruleset.Eligibility.SelectMany(rule => Of(ruleset, rule, $"eligibility[{rule.Code}]")),
    ];

    private static IEnumerable<RulesetProblem> Of(Ruleset ruleset, EligibilityRule rule, string path) =>
    [
        .. RulesetCheck.Text($"{path}.name", rule.Name),
        .. RulesetCheck.Text($"{path}.nameEn", rule.NameEn),
        .. RulesetCheck.Text($"{path}.clause", rule.Clause, RulesetCheck.MaxTextLength),
        .. rule.Types.Concat(rule.Thresholds.Keys).Concat(rule.MountainIslandThresholds.Keys).Distinct()
            .Where(type => ruleset.Type(type) is null).Select(type => new RulesetProblem($"{path}.types", Code.UnknownType, type)),
        .. RulesetCheck.Range($"{path}.mountainIslandPercent", rule.MountainIslandPercent, 1, 100),
        .. rule.Check switch
        {
            EligibilityCheck.TrackThreshold => [.. Field(ruleset, rule.Field, path, FieldKind.Number, FieldKind.Count), .. TrackThresholds(ruleset, rule)],
            EligibilityCheck.TypeThreshold => [.. Field(ruleset, rule.Field, path, FieldKind.Number, FieldKind.Count), .. TypeThresholds(ruleset, rule, path)],
            EligibilityCheck.AnyAtLeast => AnyAtLeast(ruleset, rule, path),
            EligibilityCheck.OneOf or EligibilityCheck.NoneOf => Choices(ruleset, rule, path),
            EligibilityCheck.DateBetween => Dates(ruleset, rule, path),
            EligibilityCheck.NotListed => [.. Field(ruleset, rule.Field, path, FieldKind.Text), .. Values(rule, path)],
            EligibilityCheck.RecommendationLimit => Places(ruleset, rule, path),
            EligibilityCheck.WaiverOnly when ruleset.Eligibility.All(other => other.Code != rule.Waives || other == rule) =>
                [new RulesetProblem($"{path}.waives", Code.UnknownRule, rule.Waives ?? "")],
            _ => Enumerable.Empty<RulesetProblem>(),
        },
    ];

    private static IEnumerable<ApplicationType> TypesOf(Ruleset ruleset, EligibilityRule rule) =>
        ruleset.Types.Where(type => rule.Types.Count == 0 || rule.Types.Contains(type.Code));

    private static IEnumerable<RulesetProblem> Field(Ruleset ruleset, string? code, string path, params FieldKind[] kinds)
    {
        if (code is null)
            yield return new($"{path}.field", Code.RuleIncomplete);
        else if (ruleset.Form.Field(code) is not { } field)
            yield return new($"{path}.field", Code.UnknownField, code);
        else if (!kinds.Contains(field.Kind))
            yield return new($"{path}.field", Code.WrongFieldKind, code);
    }

    private static IEnumerable<RulesetProblem> TrackThresholds(Ruleset ruleset, EligibilityRule rule) =>
        from track in ruleset.Tracks.Index()
        where track.Item.Open
        from type in TypesOf(ruleset, rule)
        where track.Item.Types.Contains(type.Code) && !track.Item.Thresholds.ContainsKey(type.Code)
        select new RulesetProblem($"tracks[{track.Index}].thresholds[{type.Code}]", Code.ThresholdMissing, track.Item.Name, type.Name, rule.Code);

    private static IEnumerable<RulesetProblem> TypeThresholds(Ruleset ruleset, EligibilityRule rule, string path)
    {
        foreach (var type in TypesOf(ruleset, rule).Where(type => !rule.Thresholds.ContainsKey(type.Code)))
            yield return new($"{path}.thresholds[{type.Code}]", Code.RuleIncomplete);
        foreach (var (type, threshold) in rule.Thresholds.Concat(rule.MountainIslandThresholds).Where(pair => pair.Value < 0))
            yield return new($"{path}.thresholds[{type}]", Code.OutOfRange, 0, threshold);
    }

    private static IEnumerable<RulesetProblem> AnyAtLeast(Ruleset ruleset, EligibilityRule rule, string path) => rule.AnyOf.Count == 0
        ? [new RulesetProblem($"{path}.anyOf", Code.RuleIncomplete)]
        : rule.AnyOf.SelectMany(figure => Field(ruleset, figure.Field, path, FieldKind.Number, FieldKind.Count));

    private static IEnumerable<RulesetProblem> Choices(Ruleset ruleset, EligibilityRule rule, string path)
    {
        foreach (var problem in Field(ruleset, rule.Field, path, FieldKind.Choice).Concat(Values(rule, path)))
            yield return problem;
        if (rule.Field is not null && ruleset.Form.Field(rule.Field) is { Kind: FieldKind.Choice } field)
        {
            foreach (string unknown in rule.Values.Except(field.Choices))
                yield return new($"{path}.values", Code.UnknownChoice, unknown, field.Label);
        }
    }

    private static IEnumerable<RulesetProblem> Values(EligibilityRule rule, string path)
    {
        if (rule.Values.Count == 0)
            yield return new($"{path}.values", Code.RuleIncomplete);
    }

    private static IEnumerable<RulesetProblem> Dates(Ruleset ruleset, EligibilityRule rule, string path)
    {
        foreach (var problem in Field(ruleset, rule.Field, path, FieldKind.Date))
            yield return problem;
        if (rule.From is null && rule.Until is null)
            yield return new($"{path}.from", Code.RuleIncomplete);
        if (rule.From > rule.Until)
            yield return new($"{path}.from", Code.DatesReversed);
    }

    private static IEnumerable<RulesetProblem> Places(Ruleset ruleset, EligibilityRule rule, string path)
    {
        if (rule.PlacesPerCity is null && rule.PlacesByCounty.Count == 0)
            yield return new($"{path}.placesPerCity", Code.RuleIncomplete);
        foreach (var problem in RulesetCheck.Range($"{path}.placesPerCity", rule.PlacesPerCity, 0, 10_000))
            yield return problem;
        if (rule.BrandPlacesByCounty.Count > 0)
        {
            foreach (var problem in Field(ruleset, rule.Field, path, FieldKind.Choice))
                yield return problem;
        }

        foreach (var (county, places) in rule.PlacesByCounty.Concat(rule.BrandPlacesByCounty))
        {
            if (Divisions.Find(county) is null)
                yield return new($"{path}.placesByCounty", Code.UnknownCounty, county);
            foreach (var problem in RulesetCheck.Range($"{path}.placesByCounty", places, 0, 10_000))
                yield return problem;
        }
    }
}
