using ExpertReview.Web.Features.Ledger;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>Officers' acts in words for the supervisor: what was done, never what the officer wrote.</summary>
public static class OversightWords
{
    /// <summary>The hash of an empty text: nothing was written.</summary>
    public static string OfNothing { get; } = CanonicalJson.Hash("");

    public static string Act(IStringLocalizer<EligibilityText> text, OverseenAct act) => act.Act switch
    {
        Ledger.Act.EligibilityRuled when act.Ruling.After is { } ruled => text["Oversight_Ruled", act.Ruling.Rule, text["Ruling_" + ruled]],
        Ledger.Act.EligibilityRuled => text["Oversight_RulingUndone", act.Ruling.Rule],
        Ledger.Act.EvidenceRecorded => text["Oversight_Recorded", act.RecordedCount],
        _ when act.Decision.After is { } isEligible => text["DecisionNow", text["State_" + (isEligible ? DecisionState.Eligible : DecisionState.NotEligible)]],
        _ => text["WithdrawDecision"],
    };

    /// <summary>The hashes of what the officer wrote, each under the key of its label.</summary>
    public static IEnumerable<(string Label, string Hash)> Hashes(OverseenAct act)
    {
        var (reason, evidence) = act.Act switch
        {
            Ledger.Act.EligibilityRuled => (act.Ruling.ReasonHash, act.Ruling.EvidenceHash),
            Ledger.Act.EligibilityDecided => (act.Decision.ReasonHash, null),
            _ => (null, null),
        };
        if (reason is not null)
            yield return ("Reason", reason);
        if (evidence is not null && evidence != OfNothing)
            yield return ("Evidence", evidence);
    }
}
