using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>What an officer decides on a held form: mend it, take its differences, or discard it.</summary>
public sealed class HeldImportDecisions(Database database, ApplicationWritingStore writing, HeldImportStore held)
{
    /// <summary>Takes in a held form with its problems mended; where its application is there already it is held as a difference.</summary>
    public Task<HeldDecision> MendAsync(
        Actor actor, string programId, string importId, FormReading mended, string reason, CancellationToken cancel = default) =>
        DecideAsync(programId, importId, PhaseRight.Import, async (transaction, import, form) =>
        {
            if (string.IsNullOrWhiteSpace(reason))
                return new HeldDecision(ApplicationRefusal.ReasonMissing);
            if (!mended.IsReadable)
                return new HeldDecision(ApplicationRefusal.ProblemsLeft);
            // What was mended is the web form's word, though the file stays with it.
            var content = new NewAnswers(mended, AnswersOrigin.WebForm, import.DocumentId, reason.Trim());
            var there = await ApplicationStore.SameAsync(transaction, programId, mended.TypeCode!, mended.Answers!, form, cancel);
            await HeldImportStore.SettleAsync(transaction, importId, cancel);
            if (there is null)
                return new HeldDecision(null) { ApplicationId = await writing.AddAsync(transaction, actor, programId, content, form, cancel) };
            string id = there.Application.ApplicationId;
            if (there.ContentHash == AnswersContent.Hash(mended.Answers!) && there.Application.State == ApplicationState.Received)
                return new HeldDecision(null) { ApplicationId = id };
            string difference = await held.HoldAsync(transaction, actor, programId, id, import.FileName, content, [], cancel);
            return new HeldDecision(null) { ApplicationId = id, ImportId = difference };
        }, cancel);

    /// <summary>Takes the chosen differences of a held form as the application's next version.</summary>
    /// <param name="actor">Who decides.</param>
    /// <param name="programId">The program.</param>
    /// <param name="importId">The held form.</param>
    /// <param name="baseVersion">The version that it was compared with.</param>
    /// <param name="taken">Codes of the answers that are taken from the held form; the others stay.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops before anything is written.</param>
    public Task<HeldDecision> AcceptAsync(
        Actor actor, string programId, string importId, int baseVersion, IReadOnlyCollection<string> taken, string reason,
        CancellationToken cancel = default) =>
        DecideAsync(programId, importId, PhaseRight.Import, async (transaction, import, form) =>
        {
            if (string.IsNullOrWhiteSpace(reason))
                return new HeldDecision(ApplicationRefusal.ReasonMissing);
            var before = await ApplicationStore.AnswersAsync(transaction, import.ApplicationId!, cancel)
                ?? throw new InvalidOperationException($"There is no application {import.ApplicationId}.");
            if (before.Application.Version != baseVersion)
                return new HeldDecision(ApplicationRefusal.SavedElsewhere);
            var ruleset = (await ProgramStore.NewestRulesetAsync(transaction, programId, cancel))!.Ruleset;
            var changes = FormAnswersDifference.Between(before.Answers, import.Answers, form).Where(change => taken.Contains(change.Field)).ToList();
            if (changes.Count == 0 && before.Application.State == ApplicationState.Received)
                return new HeldDecision(ApplicationRefusal.NothingChanged);
            var merged = FormReading.Of(AnswersMerge.Apply(before.Answers, changes, import.Answers.Sources, form), ruleset);
            if (!merged.IsReadable)
                return new HeldDecision(ApplicationRefusal.ProblemsLeft);
            var content = new NewAnswers(merged, import.Origin, import.DocumentId, reason.Trim());
            await HeldImportStore.SettleAsync(transaction, importId, cancel);
            await writing.ReplaceAsync(transaction, actor, Act.ApplicationImported, before, content, form, cancel);
            return new HeldDecision(null) { ApplicationId = import.ApplicationId };
        }, cancel);

    /// <summary>Lets a held form go; nothing else changes.</summary>
    public Task<HeldDecision> DiscardAsync(Actor actor, string programId, string importId, CancellationToken cancel = default) =>
        DecideAsync(programId, importId, PhaseRight.Correct, async (transaction, import, _) =>
        {
            await held.DiscardAsync(transaction, actor, import, cancel);
            return new HeldDecision(null) { ApplicationId = import.ApplicationId };
        }, cancel);

    private Task<HeldDecision> DecideAsync(
        string programId, string importId, PhaseRight right, Func<Transaction, HeldImport, FormDefinition, Task<HeldDecision>> decide,
        CancellationToken cancel) =>
        database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            if (!await ProgramStore.AllowsAsync(transaction, programId, right, cancel))
                return new HeldDecision(ApplicationRefusal.PhaseForbids);
            var import = await HeldImportStore.FindAsync(transaction, programId, importId, cancel)
                ?? throw new InvalidOperationException($"There is no held import {importId}.");
            if (import.State != HeldImportState.Waiting)
                return new HeldDecision(ApplicationRefusal.AlreadyDecided);
            var ruleset = (await ProgramStore.NewestRulesetAsync(transaction, programId, cancel))!.Ruleset;
            return await decide(transaction, import, ruleset.Form);
        }, cancel);
}

/// <summary>What came of a decision on a held form.</summary>
/// <param name="Refusal">Why nothing was done; null when it was.</param>
public sealed record HeldDecision(ApplicationRefusal? Refusal)
{
    public string? ApplicationId { get; init; }

    /// <summary>The difference that is now to be decided.</summary>
    public string? ImportId { get; init; }
}
