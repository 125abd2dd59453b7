using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>An application with everything that the formal checks say of it now.</summary>
public sealed record CheckedApplication
{
    public required ApplicationAnswers Entry { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Lists and documents that the application owes, in the form's order.</summary>
    public required IReadOnlyList<OwedEvidence> Owed { get; init; }

    /// <summary>What is on record, by field or document code.</summary>
    public required IReadOnlyDictionary<string, Evidence> Evidence { get; init; }

    /// <summary>The decision on record, outdated or not.</summary>
    public EligibilityDecision? Decision { get; init; }

    public Application Application => Entry.Application;

    public DecisionState State => EligibilityStore.State(Decision, Application.Version);

    /// <summary>A decision is still to be made.</summary>
    public bool IsOpen => State is DecisionState.Undecided or DecisionState.Outdated;

    /// <summary>No rule is failed or needs judgement.</summary>
    public bool IsSettled => Findings.All(finding => finding.IsSettled);

    /// <summary>What was found changed after the decision (other rules, another list, further recommendations).</summary>
    public bool FindingsChanged => Decision is not null && !IsOpen && Decision.FindingsHash != FindingsHash;

    public string FindingsHash => CanonicalJson.Hash(CanonicalJson.Write(
        Findings.Select(finding => new { finding.Rule.Code, finding.Verdict, finding.Basis })));

    public Finding? Of(string rule) => Findings.FirstOrDefault(finding => finding.Rule.Code == rule);
}

/// <summary>The applications of a program that are not withdrawn, checked by its newest ruleset.</summary>
public sealed record CheckedProgram(RulesetVersion Rules, Ruleset Ruleset, IReadOnlyList<CheckedApplication> Applications)
{
    public CheckedApplication? Find(string applicationId) => Applications.FirstOrDefault(one => one.Application.ApplicationId == applicationId);
}
