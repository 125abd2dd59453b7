using ExpertReview.Web.Features.Eligibility.Checks;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>形式审查: applies a ruleset's formal checks to one application. Pure: the same arguments give the same findings.</summary>
public static class EligibilityEvaluation
{
    /// <summary>One finding for each rule, in the ruleset's order.</summary>
    /// <param name="facts">The application.</param>
    /// <param name="ruleset">The rules.</param>
    /// <param name="rulings">The officers' rulings on this application.</param>
    /// <param name="evidence">Lists and documents on record for this application, by field or document code.</param>
    /// <param name="recommendations">What the divisions of the program recommend.</param>
    public static IReadOnlyList<Finding> Of(
        ApplicationFacts facts, Ruleset ruleset, IReadOnlyCollection<Ruling> rulings, IReadOnlyDictionary<string, EvidenceState> evidence,
        Recommendations recommendations)
    {
        var findings = ruleset.Eligibility.ToDictionary(
            rule => rule.Code, rule => Automatic(new CheckContext(facts, ruleset, rule, evidence, recommendations)));
        var given = rulings.ToDictionary(ruling => ruling.Rule);
        foreach (var finding in findings.Values.Where(finding => given.ContainsKey(finding.Rule.Code)).ToList())
            findings[finding.Rule.Code] = Ruled(finding, given[finding.Rule.Code], findings);
        foreach (var waiver in findings.Values.Where(finding => finding.Verdict == Verdict.Waived && finding.Rule.Waives is not null).ToList())
            findings[waiver.Rule.Waives!] = findings[waiver.Rule.Waives!] with { Verdict = Verdict.Waived };
        return [.. ruleset.Eligibility.Select(rule => findings[rule.Code])];
    }

    /// <summary>The finding that a ruling on this rule is bound to: a waiver is bound to the rule that it waives.</summary>
    public static Finding Ground(Finding finding, IEnumerable<Finding> all) =>
        finding.Rule.Waives is { } waived ? all.FirstOrDefault(other => other.Rule.Code == waived) ?? finding : finding;

    private static Finding Ruled(Finding finding, Ruling ruling, Dictionary<string, Finding> all)
    {
        if (ruling.Basis != Ground(finding, all.Values).Basis)
            return finding with { Ruling = ruling, RulingOutdated = true };
        return finding with
        {
            Ruling = ruling,
            Verdict = ruling.Kind switch
            {
                RulingKind.Passed => Verdict.Passed,
                RulingKind.Failed => Verdict.Failed,
                _ => Verdict.Waived,
            },
        };
    }

    private static Finding Automatic(CheckContext context)
    {
        var rule = context.Rule;
        if (rule.Types.Count > 0 && !rule.Types.Contains(context.Facts.TypeCode))
            return context.Finding(Verdict.NotApplicable, CheckContext.Say("OtherType"));
        return rule.Check switch
        {
            EligibilityCheck.TrackThreshold => ThresholdChecks.OfTrack(context),
            EligibilityCheck.TypeThreshold => ThresholdChecks.OfType(context),
            EligibilityCheck.AnyAtLeast => MinimumCheck.AnyAtLeast(context),
            EligibilityCheck.OneOf => ChoiceChecks.OneOf(context),
            EligibilityCheck.NoneOf => ChoiceChecks.NoneOf(context),
            EligibilityCheck.OpenTrack => TrackChecks.Open(context),
            EligibilityCheck.SingleChoice => TrackChecks.Single(context),
            EligibilityCheck.Complete => CompletenessCheck.Complete(context),
            EligibilityCheck.Lengths => TextChecks.Lengths(context),
            EligibilityCheck.DateBetween => TextChecks.DateBetween(context),
            EligibilityCheck.NotListed => TextChecks.NotListed(context),
            EligibilityCheck.RecommendationLimit => RecommendationCheck.Limit(context),
            EligibilityCheck.WaiverOnly => context.Finding(Verdict.NotApplicable, CheckContext.Say("WaiverOnly", rule.Waives ?? "")),
            _ => throw new InvalidOperationException($"No check decides {rule.Check}."),
        };
    }
}
