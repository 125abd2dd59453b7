using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>Officers' rulings on single rules, and the lists and documents they have seen.</summary>
public sealed class EligibilityRulings(Database database, LedgerStore ledger, TimeProvider clock)
{
    /// <summary>Judges one rule, or waives the rule that a waiver rule names; a ruling on the same rule is replaced.</summary>
    public Task<EligibilityRefusal?> RuleAsync(
        Actor actor, string programId, string applicationId, int baseVersion, string rule, RulingKind kind, string reason, string evidence,
        CancellationToken cancel = default)
    {
        (reason, evidence) = (reason.Trim(), evidence.Trim());
        return database.OnApplicationAsync(programId, applicationId, baseVersion, async (transaction, _, application) =>
        {
            if (application.Of(rule) is not { } finding)
                return EligibilityRefusal.RuleUnknown;
            var ground = EligibilityEvaluation.Ground(finding, application.Findings);
            if ((Check(application, finding, ground, kind) ?? CheckTexts(kind, reason, evidence)) is { } refusal)
                return refusal;
            var ruling = new Ruling
            {
                ApplicationId = applicationId, Rule = rule, Kind = kind, Reason = reason, Evidence = evidence, Basis = ground.Basis,
                RuledAt = clock.GetUtcNow(), RuledBy = actor.Id,
            };
            await EligibilityStore.RuleAsync(transaction, ruling, cancel);
            bool tellsPlace = DecidedFinding.TellsPlace(ground.Rule);
            await ledger.AppendAsync(transaction, actor, Act.EligibilityRuled, programId, applicationId, new RulingEntry
            {
                Rule = rule, Version = baseVersion, Before = finding.Ruling?.Kind, After = kind, Found = ground.Automatic,
                Figure = tellsPlace ? null : ground.Figure, Threshold = tellsPlace ? null : ground.Threshold,
                ReasonHash = CanonicalJson.Hash(reason), EvidenceHash = CanonicalJson.Hash(evidence),
            });
            return null;
        }, cancel);
    }

    public Task<EligibilityRefusal?> UndoAsync(
        Actor actor, string programId, string applicationId, int baseVersion, string rule, CancellationToken cancel = default) =>
        database.OnApplicationAsync(programId, applicationId, baseVersion, async (transaction, _, application) =>
        {
            if (application.Of(rule) is not { } finding)
                return EligibilityRefusal.RuleUnknown;
            if (finding.Ruling is not { } ruling)
                return EligibilityRefusal.NoRuling;
            if (!application.IsOpen)
                return EligibilityRefusal.DecisionStands;
            await EligibilityStore.UndoRulingAsync(transaction, applicationId, rule, cancel);
            await ledger.AppendAsync(transaction, actor, Act.EligibilityRuled, programId, applicationId, new RulingEntry
            {
                Rule = rule, Version = baseVersion, Before = ruling.Kind,
            });
            return null;
        }, cancel);

    /// <summary>Records lists and documents as received or classified, or (null) takes them off the record.</summary>
    public Task<EligibilityRefusal?> RecordAsync(
        Actor actor, string programId, string applicationId, int baseVersion, IReadOnlyDictionary<string, EvidenceState?> states,
        CancellationToken cancel = default) =>
        database.OnApplicationAsync(programId, applicationId, baseVersion, async (transaction, _, application) =>
        {
            if (!application.IsOpen)
                return EligibilityRefusal.DecisionStands;
            var owed = application.Owed.ToDictionary(one => one.Code);
            if (states.Keys.Any(field => !owed.ContainsKey(field)))
                return EligibilityRefusal.FieldUnknown;
            if (states.Any(pair => pair.Value == EvidenceState.Classified && owed[pair.Key].IsDocument))
                return EligibilityRefusal.NotClassifiable;
            var changed = states.Where(pair => application.Evidence.GetValueOrDefault(pair.Key)?.State != pair.Value)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
            if (changed.Count == 0)
                return EligibilityRefusal.NothingChanged;
            foreach (var (field, state) in changed)
                await EligibilityStore.RecordAsync(transaction, applicationId, field, state, clock.GetUtcNow(), actor.Id, cancel);
            await ledger.AppendAsync(transaction, actor, Act.EvidenceRecorded, programId, applicationId, new
            {
                version = baseVersion,
                fields = changed.Select(pair => new { field = pair.Key, before = application.Evidence.GetValueOrDefault(pair.Key)?.State, after = pair.Value }),
            });
            return null;
        }, cancel);

    private static EligibilityRefusal? Check(CheckedApplication application, Finding finding, Finding ground, RulingKind kind)
    {
        if (!application.IsOpen)
            return EligibilityRefusal.DecisionStands;
        bool isWaiver = finding.Rule.Check == EligibilityCheck.WaiverOnly;
        if (isWaiver != (kind == RulingKind.Waived))
            return EligibilityRefusal.RulingNotForThisRule;
        if (isWaiver)
            return ground.Automatic is Verdict.Failed or Verdict.NeedsJudgement ? null : EligibilityRefusal.NothingToWaive;
        if (finding.Automatic == Verdict.NotApplicable)
            return EligibilityRefusal.RuleNotApplicable;
        bool isFact = finding.Rule.Check is EligibilityCheck.OpenTrack or EligibilityCheck.SingleChoice;
        return isFact && finding.Automatic == Verdict.Failed && kind == RulingKind.Passed ? EligibilityRefusal.FactsDecide : null;
    }

    private static EligibilityRefusal? CheckTexts(RulingKind kind, string reason, string evidence) =>
        reason.Length == 0 ? EligibilityRefusal.ReasonMissing
        : kind == RulingKind.Waived && evidence.Length == 0 ? EligibilityRefusal.EvidenceMissing
        : EligibilityActs.TooLong(reason, evidence);
}
