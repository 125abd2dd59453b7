using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>A detailed list (明细清单) or document that an application owes.</summary>
/// <param name="Code">Code of the figure that the list shows, or of the document.</param>
/// <param name="IsDocument">A document, not the list of a figure; it cannot be classified.</param>
public sealed record OwedEvidence(string Code, bool IsDocument)
{
    /// <summary>The documents of the completeness rule, then a list for every figure above zero that needs one, in the form's order.</summary>
    public static IReadOnlyList<OwedEvidence> Of(ApplicationFacts facts, Ruleset ruleset, EligibilityRule rule) =>
    [
        .. rule.Documents.Select(document => new OwedEvidence(document.Code, true)),
        .. ruleset.Form.Fields
            .Where(field => field.EvidenceList && field.IsFilledFor(facts.TrackCode) && facts.Answers.Number(field.Code) > 0)
            .Select(field => new OwedEvidence(field.Code, false)),
    ];

    /// <summary>What the application owes by all completeness rules of the ruleset.</summary>
    public static IReadOnlyList<OwedEvidence> Of(ApplicationFacts facts, Ruleset ruleset) =>
    [
        .. ruleset.Eligibility
            .Where(rule => rule.Check == EligibilityCheck.Complete && (rule.Types.Count == 0 || rule.Types.Contains(facts.TypeCode)))
            .SelectMany(rule => Of(facts, ruleset, rule)).Distinct(),
    ];
}
