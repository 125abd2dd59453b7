using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>Officers' decisions on applications.</summary>
public sealed class EligibilityDecisions(Database database, LedgerStore ledger, TimeProvider clock)
{
    /// <summary>Decides an application on the version of its answers that the officer saw.</summary>
    public Task<EligibilityRefusal?> DecideAsync(
        Actor actor, string programId, string applicationId, int baseVersion, bool isEligible, string reason, CancellationToken cancel = default)
    {
        reason = reason.Trim();
        return database.OnApplicationAsync(programId, applicationId, baseVersion, async (transaction, program, application) =>
        {
            if (!application.IsOpen)
                return EligibilityRefusal.DecisionStands;
            if (isEligible && !application.IsSettled)
                return EligibilityRefusal.FindingsOpen;
            if (!isEligible && reason.Length == 0)
                return EligibilityRefusal.ReasonMissing;
            if (EligibilityActs.TooLong(reason) is { } refusal)
                return refusal;
            await WriteAsync(transaction, actor, program, application, isEligible, reason, cancel);
            return null;
        }, cancel);
    }

    /// <summary>Takes a decision back, so that rulings and evidence can be changed.</summary>
    public Task<EligibilityRefusal?> WithdrawAsync(
        Actor actor, string programId, string applicationId, int baseVersion, string reason, CancellationToken cancel = default)
    {
        reason = reason.Trim();
        return database.OnApplicationAsync(programId, applicationId, baseVersion, async (transaction, _, application) =>
        {
            if (application.Decision is not { } decision)
                return EligibilityRefusal.NoDecision;
            if (reason.Length == 0)
                return EligibilityRefusal.ReasonMissing;
            if (EligibilityActs.TooLong(reason) is { } refusal)
                return refusal;
            await EligibilityStore.WithdrawDecisionAsync(transaction, applicationId, cancel);
            await ledger.AppendAsync(transaction, actor, Act.EligibilityDecided, programId, applicationId, new DecisionEntry
            {
                Version = decision.Version, Before = decision.IsEligible, ReasonHash = CanonicalJson.Hash(reason),
            });
            return null;
        }, cancel);
    }

    /// <summary>Decides eligible every open application of which no rule is failed or needs judgement.</summary>
    /// <returns>How many were decided, or why none was.</returns>
    public Task<(int Decided, EligibilityRefusal? Refusal)> DecideSettledAsync(Actor actor, string programId, CancellationToken cancel = default) =>
        database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            if (!await ProgramStore.AllowsAsync(transaction, programId, PhaseRight.Decide, cancel))
                return (0, EligibilityRefusal.PhaseForbids);
            var program = await EligibilityChecking.OfProgramAsync(transaction, programId, cancel);
            var settled = program!.Applications.Where(application => application.IsOpen && application.IsSettled).ToList();
            foreach (var application in settled)
                await WriteAsync(transaction, actor, program, application, isEligible: true, "", cancel);
            return (settled.Count, settled.Count == 0 ? EligibilityRefusal.NothingToDecide : (EligibilityRefusal?)null);
        }, cancel);

    private async Task WriteAsync(
        Transaction transaction, Actor actor, CheckedProgram program, CheckedApplication application, bool isEligible, string reason, CancellationToken cancel)
    {
        string id = application.Application.ApplicationId;
        int version = application.Application.Version;
        await EligibilityStore.DecideAsync(transaction, new EligibilityDecision
        {
            ApplicationId = id, IsEligible = isEligible, Reason = reason, Version = version, FindingsHash = application.FindingsHash,
            DecidedAt = clock.GetUtcNow(), DecidedBy = actor.Id,
        }, cancel);
        await ledger.AppendAsync(transaction, actor, Act.EligibilityDecided, program.Rules.ProgramId, id, new DecisionEntry
        {
            Version = version, ContentHash = application.Entry.ContentHash, RulesetHash = program.Rules.Hash,
            Before = application.Decision?.IsEligible, After = isEligible, ReasonHash = CanonicalJson.Hash(reason),
            Findings = [.. application.Findings.Select(DecidedFinding.Of)],
        });
    }
}
