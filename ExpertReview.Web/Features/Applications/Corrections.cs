using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>What an officer changes of an application that was taken in: answers, division, withdrawal.</summary>
public sealed class Corrections(Database database, ApplicationWritingStore writing)
{
    /// <summary>Saves corrected answers as the next version, if <paramref name="baseVersion"/> is still the one that counts.</summary>
    public Task<ApplicationRefusal?> CorrectAsync(
        Actor actor, string applicationId, int baseVersion, FormReading corrected, string reason, CancellationToken cancel = default) =>
        InPhaseAsync(applicationId, reason, async (transaction, before, form) =>
        {
            if (before.Application.Version != baseVersion)
                return ApplicationRefusal.SavedElsewhere;
            if (!corrected.IsReadable)
                return ApplicationRefusal.ProblemsLeft;
            if (before.ContentHash == AnswersContent.Hash(corrected.Answers!))
                return ApplicationRefusal.NothingChanged;
            var there = await ApplicationStore.SameAsync(
                transaction, before.Application.ProgramId, corrected.TypeCode!, corrected.Answers!, form, cancel);
            if (there is not null && there.Application.ApplicationId != applicationId)
                return ApplicationRefusal.ApplicantTaken;
            var content = new NewAnswers(corrected, AnswersOrigin.WebForm, null, reason.Trim());
            await writing.ReplaceAsync(transaction, actor, Act.ApplicationCorrected, before, content, form, cancel);
            return null;
        }, cancel);

    /// <summary>Records the county or city of an applicant whose name does not tell it.</summary>
    public Task<ApplicationRefusal?> AssignDivisionAsync(
        Actor actor, string applicationId, string divisionCode, CancellationToken cancel = default) =>
        InPhaseAsync(applicationId, reason: null, async (transaction, before, _) =>
        {
            if (Divisions.Find(divisionCode) is not { } division)
                return ApplicationRefusal.DivisionUnknown;
            await writing.SetDivisionAsync(transaction, actor, before.Application, division, cancel);
            return null;
        }, cancel);

    /// <summary>Takes an application out of the selection; importing its form again offers to receive it again.</summary>
    public Task<ApplicationRefusal?> WithdrawAsync(Actor actor, string applicationId, string reason, CancellationToken cancel = default) =>
        InPhaseAsync(applicationId, reason, async (transaction, before, _) =>
        {
            await writing.WithdrawAsync(transaction, actor, before.Application, reason.Trim(), cancel);
            return null;
        }, cancel);

    private Task<ApplicationRefusal?> InPhaseAsync(
        string applicationId, string? reason, Func<Transaction, ApplicationAnswers, FormDefinition, Task<ApplicationRefusal?>> change,
        CancellationToken cancel) =>
        database.TransactionAsync(async transaction =>
        {
            if (reason is not null && string.IsNullOrWhiteSpace(reason))
                return ApplicationRefusal.ReasonMissing;
            await LedgerStore.SerializeAsync(transaction, cancel);
            var before = await ApplicationStore.AnswersAsync(transaction, applicationId, cancel)
                ?? throw new InvalidOperationException($"There is no application {applicationId}.");
            string programId = before.Application.ProgramId;
            if (!await ProgramStore.AllowsAsync(transaction, programId, PhaseRight.Correct, cancel))
                return ApplicationRefusal.PhaseForbids;
            if (before.Application.State == ApplicationState.Withdrawn)
                return ApplicationRefusal.AlreadyWithdrawn;
            var ruleset = (await ProgramStore.NewestRulesetAsync(transaction, programId, cancel))!.Ruleset;
            return await change(transaction, before, ruleset.Form);
        }, cancel);
}
