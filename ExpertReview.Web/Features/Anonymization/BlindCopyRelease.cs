using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>Releases blind copies (放行), and withdraws them. Nothing that is not released can be assigned.</summary>
public sealed class BlindCopyRelease(Database database, BlindCopyStore copies, LedgerStore ledger, TimeProvider clock)
{
    /// <summary>Releases a copy in which nothing identifying is found and nothing suspicious is left undecided.</summary>
    /// <param name="actor">Who releases.</param>
    /// <param name="programId">The program.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="revision">The revision that was looked at; null for what is released unseen because it is clean.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<BlindingRefusal?> ReleaseAsync(
        Actor actor, string programId, string applicationId, int? revision, CancellationToken cancel = default) =>
        InTransactionAsync(programId, applicationId, async (transaction, found) =>
        {
            if (found.ForbidsWorkOn(revision) is { } forbidden)
                return forbidden;
            var copy = found.Copy!;
            if (copy.State == BlindCopyState.Released)
                return BlindingRefusal.AlreadyReleased;
            var masked = found.Masked();
            // The stored text is what experts will read: it is the one that is searched.
            if (LeakGate.Check(BlindContent.Read(copy.Content), masked.Terms).Count > 0)
                return BlindingRefusal.LeaksFound;
            if (copy.Content != masked.Content.Write())
                return BlindingRefusal.Outdated;
            if (masked.Suspicions.Count > 0)
                return BlindingRefusal.SuspicionsLeft;
            await BlindCopyStore.SetStateAsync(
                transaction, applicationId, copy.Revision, BlindCopyState.Released, clock.GetUtcNow(), actor.Id, cancel);
            await ledger.AppendAsync(transaction, actor, Act.BlindCopyReleased, programId, applicationId, new
            {
                copy.BlindCode, copy.Version, copy.ContentHash, edits = found.Edits.Count, masks = masked.MaskCounts(),
            });
            return null;
        }, cancel);

    /// <summary>Releases every copy of a program that is clean, each in a transaction of its own.</summary>
    public async Task<IReadOnlyList<BlindingResult>> ReleaseCleanAsync(Actor actor, string programId, CancellationToken cancel = default)
    {
        var results = new List<BlindingResult>();
        foreach (var row in await copies.OfProgramAsync(programId, cancel))
        {
            if (row.State is BlindingState.Clean or BlindingState.Suspicious or BlindingState.Leaking)
                results.Add(new(row.ApplicationId, row.Applicant, await ReleaseAsync(actor, programId, row.ApplicationId, revision: null, cancel)));
        }

        return results;
    }

    /// <summary>Takes a release back while no expert is assigned to the copy.</summary>
    public Task<BlindingRefusal?> WithdrawAsync(
        Actor actor, string programId, string applicationId, int revision, string reason, CancellationToken cancel = default) =>
        InTransactionAsync(programId, applicationId, async (transaction, found) =>
        {
            if (!found.IsAllowed)
                return BlindingRefusal.PhaseForbids;
            if (string.IsNullOrWhiteSpace(reason))
                return BlindingRefusal.ReasonMissing;
            if (found.Copy is not { State: BlindCopyState.Released } copy)
                return BlindingRefusal.NotReleased;
            if (await BlindCopyStore.IsAssignedAsync(transaction, applicationId, cancel))
                return BlindingRefusal.InUse;
            if (!await BlindCopyStore.SetStateAsync(transaction, applicationId, revision, BlindCopyState.Draft, null, null, cancel))
                return BlindingRefusal.ChangedMeanwhile;
            await ledger.AppendAsync(transaction, actor, Act.BlindCopyWithdrawn, programId, applicationId, new
            {
                copy.BlindCode, copy.Version, copy.ContentHash,
                // The reason may name somebody: the ledger binds it by its hash.
                reasonHash = CanonicalJson.Hash(reason.Trim()),
            });
            return null;
        }, cancel);

    private Task<BlindingRefusal?> InTransactionAsync(
        string programId, string applicationId, Func<Transaction, BlindingCase, Task<BlindingRefusal?>> act, CancellationToken cancel) =>
        database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            var found = await BlindingCase.ReadAsync(transaction, programId, applicationId, cancel)
                ?? throw new InvalidOperationException($"There is no application {applicationId}.");
            return await act(transaction, found);
        }, cancel);
}
