using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>The agency's decisions on the mask of one application. Each makes the draft anew, so that what is stored is what was seen.</summary>
public sealed class MaskEditing(Database database, LedgerStore ledger, TimeProvider clock)
{
    /// <summary>Shorter terms are in too many words.</summary>
    public const int ShortestTerm = 2;

    public const int LongestTerm = 200;

    /// <summary>Masks a term wherever it stands.</summary>
    public Task<MaskEditOutcome> MaskAsync(
        Actor actor, string programId, string applicationId, int revision, string term, MaskKind kind, string reason, CancellationToken cancel = default) =>
        ChangeAsync(actor, programId, applicationId, revision, reason, (_, _) => [new(MaskEditKind.Mask, term.Trim(), kind.ToString())], cancel);

    /// <summary>Lets a masked term stand wherever it stands.</summary>
    public Task<MaskEditOutcome> UnmaskAsync(
        Actor actor, string programId, string applicationId, int revision, string term, string reason, CancellationToken cancel = default) =>
        ChangeAsync(actor, programId, applicationId, revision, reason, (_, before) =>
            [.. before.Texts.Values.SelectMany(text => text.Spans)
                .Where(span => MaskTerm.Of(span) == MaskTerm.Key(term))
                .Take(1)
                .Select(span => new TermEdit(MaskEditKind.Unmask, MaskTerm.Shown(span), span.Kind.ToString()))], cancel);

    /// <summary>Lets suspicious passages stand.</summary>
    public Task<MaskEditOutcome> AcceptAsync(
        Actor actor, string programId, string applicationId, int revision, IReadOnlyCollection<string> passages, string reason,
        CancellationToken cancel = default) =>
        ChangeAsync(actor, programId, applicationId, revision, reason, (_, before) =>
            [.. before.Suspicions.Where(suspicion => passages.Contains(suspicion.Text))
                .Select(suspicion => new TermEdit(MaskEditKind.Accept, suspicion.Text, suspicion.Kind.ToString()))], cancel);

    /// <summary>Masks suspicious passages, as they stand in the original.</summary>
    public Task<MaskEditOutcome> MaskSuspicionsAsync(
        Actor actor, string programId, string applicationId, int revision, IReadOnlyCollection<string> passages, MaskKind kind, string reason,
        CancellationToken cancel = default) =>
        ChangeAsync(actor, programId, applicationId, revision, reason, (found, before) =>
            [.. before.Suspicions.Where(suspicion => passages.Contains(suspicion.Text))
                .Select(suspicion => MaskTerm.InOriginal(FormPlaces.Answer(found.Application.Answers, found.Ruleset, suspicion.Place), before.Texts[suspicion.Place], suspicion))
                .Select(original => new TermEdit(MaskEditKind.Mask, original, kind.ToString()))], cancel);

    /// <summary>Takes a decision back.</summary>
    public Task<MaskEditOutcome> UndoAsync(
        Actor actor, string programId, string applicationId, int revision, string termKey, CancellationToken cancel = default) =>
        InTransactionAsync(programId, applicationId, revision, async (transaction, found) =>
        {
            if (found.Edits.FirstOrDefault(edit => edit.TermKey == termKey) is not { } undone)
                return new(BlindingRefusal.ChangedMeanwhile, 0);
            MaskEdit[] left = [.. found.Edits.Where(edit => edit != undone)];
            await MaskEditStore.RemoveAsync(transaction, applicationId, termKey, cancel);
            var after = found.Masked(left);
            await AppendAsync(transaction, actor, found, after, undone, "Undo", 0);
            await BlindCopyStore.ReplaceAsync(transaction, found.Draft(after), revision, cancel);
            return new(null, 0);
        }, cancel);

    private Task<MaskEditOutcome> ChangeAsync(
        Actor actor, string programId, string applicationId, int revision, string reason,
        Func<BlindingCase, MaskedApplication, TermEdit[]> decide, CancellationToken cancel) =>
        InTransactionAsync(programId, applicationId, revision, async (transaction, found) =>
        {
            if (string.IsNullOrWhiteSpace(reason))
                return new(BlindingRefusal.ReasonMissing, 0);
            var before = found.Masked();
            TermEdit[] terms = [.. decide(found, before).DistinctBy(term => MaskTerm.Key(term.Term))];
            if (Check(terms, found.Edits) is { } broken)
                return new(broken, 0);
            MaskEdit[] made = [.. terms.Select(term => Made(actor, found, term, reason.Trim()))];
            MaskEdit[] edits = [.. found.Edits.Where(edit => !made.Any(one => one.TermKey == edit.TermKey)), .. made];
            var after = found.Masked(edits);
            if (IsSame(before, after))
                return new(BlindingRefusal.NoEffect, 0);
            int places = 0;
            foreach (var edit in made)
            {
                int count = Places(edit, before, after);
                places += count;
                await MaskEditStore.PutAsync(transaction, edit, cancel);
                await AppendAsync(transaction, actor, found, after, edit, edit.Edit.ToString(), count);
            }

            await BlindCopyStore.ReplaceAsync(transaction, found.Draft(after), revision, cancel);
            return new(null, places);
        }, cancel);

    private Task<MaskEditOutcome> InTransactionAsync(
        string programId, string applicationId, int revision, Func<Transaction, BlindingCase, Task<MaskEditOutcome>> change, CancellationToken cancel) =>
        database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            var found = await BlindingCase.ReadAsync(transaction, programId, applicationId, cancel)
                ?? throw new InvalidOperationException($"There is no application {applicationId}.");
            if (found.ForbidsWorkOn(revision) is { } forbidden)
                return new(forbidden, 0);
            return found.Copy!.State == BlindCopyState.Released
                ? new(BlindingRefusal.AlreadyReleased, 0)
                : await change(transaction, found);
        }, cancel);

    private static BlindingRefusal? Check(TermEdit[] terms, IReadOnlyList<MaskEdit> edits)
    {
        if (terms.Length == 0)
            return BlindingRefusal.NothingChosen;
        if (terms.Any(term => MaskTerm.Key(term.Term).Length < ShortestTerm && term.Edit == MaskEditKind.Mask))
            return BlindingRefusal.TermTooShort;
        if (terms.Any(term => term.Term.Length > LongestTerm && term.Edit == MaskEditKind.Mask))
            return BlindingRefusal.TermTooLong;
        return terms.All(term => edits.Any(edit => edit.Edit == term.Edit && edit.TermKey == MaskTerm.Key(term.Term)))
            ? BlindingRefusal.AlreadyDecided
            : null;
    }

    private MaskEdit Made(Actor actor, BlindingCase found, TermEdit term, string reason) => new()
    {
        ApplicationId = found.ApplicationId, TermKey = MaskTerm.Key(term.Term), Term = term.Term, Edit = term.Edit, Kind = term.Kind,
        Reason = reason, Salt = Identifier.New(), EditedAt = clock.GetUtcNow(), EditedBy = actor.Id,
    };

    private static bool IsSame(MaskedApplication before, MaskedApplication after) =>
        before.Content.Write() == after.Content.Write() && before.Suspicions.Count == after.Suspicions.Count;

    private static int Places(MaskEdit edit, MaskedApplication before, MaskedApplication after) => edit.Edit switch
    {
        MaskEditKind.Mask => MaskTerm.CountIn(after, edit.TermKey),
        MaskEditKind.Unmask => MaskTerm.CountIn(before, edit.TermKey),
        MaskEditKind.Accept => before.Suspicions.Count(suspicion => MaskTerm.Key(suspicion.Text) == edit.TermKey),
        _ => throw new InvalidOperationException($"No count is defined for {edit.Edit}."),
    };

    /// <summary>The term and the reason may name somebody: the ledger binds them by their hashes.</summary>
    private Task<LedgerEntry> AppendAsync(
        Transaction transaction, Actor actor, BlindingCase found, MaskedApplication after, MaskEdit edit, string act, int places) =>
        ledger.AppendAsync(transaction, actor, Act.MaskEdited, found.ProgramId, found.ApplicationId, new
        {
            edit = act, undone = act == "Undo" ? edit.Edit : (MaskEditKind?)null, edit.Kind, places, found.Copy!.BlindCode, found.Copy.Version, masks = after.MaskCounts(),
            termHash = CanonicalJson.Hash(edit.Salt + "\n" + edit.TermKey),
            reasonHash = CanonicalJson.Hash(edit.Salt + "\n" + edit.Reason),
        });

    private sealed record TermEdit(MaskEditKind Edit, string Term, string Kind);
}

/// <summary>What became of a decision.</summary>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
/// <param name="Places">How many places it changed.</param>
public sealed record MaskEditOutcome(BlindingRefusal? Refusal, int Places);
