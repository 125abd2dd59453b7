using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>Makes blind copies of eligible applications, and makes them anew after a correction.</summary>
public sealed class BlindCopyMaking(Database database, BlindCopyStore copies, LedgerStore ledger)
{
    /// <summary>Makes the copy that is missing or that no longer says what the application says; a released one is withdrawn thereby.</summary>
    public Task<BlindingRefusal?> MakeAsync(Actor actor, string programId, string applicationId, CancellationToken cancel = default) =>
        database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            var found = await BlindingCase.ReadAsync(transaction, programId, applicationId, cancel)
                ?? throw new InvalidOperationException($"There is no application {applicationId}.");
            if (found.Forbids() is { } forbidden)
                return forbidden;
            var masked = found.Masked();
            var draft = found.Draft(masked);
            if (found.Copy is not { } before)
            {
                string code = await BlindCopyStore.AddAsync(transaction, draft, BlindCodes.New, cancel);
                await AppendAsync(transaction, actor, draft with { BlindCode = code }, masked);
                return null;
            }

            if (found.IsCurrent && before.ContentHash == draft.ContentHash && before.TrackCode == draft.TrackCode)
                return BlindingRefusal.AlreadyMade;
            await BlindCopyStore.ReplaceAsync(transaction, draft, before.Revision, cancel);
            if (before.State == BlindCopyState.Released)
            {
                await ledger.AppendAsync(transaction, actor, Act.BlindCopyWithdrawn, programId, applicationId, new
                {
                    before.BlindCode, before.Version, before.ContentHash, cause = nameof(BlindingRefusal.Outdated),
                });
            }

            await AppendAsync(transaction, actor, draft, masked);
            return (BlindingRefusal?)null;
        }, cancel);

    /// <summary>Makes every copy of a program that is missing or outdated, each in a transaction of its own.</summary>
    public async Task<IReadOnlyList<BlindingResult>> MakeAllAsync(Actor actor, string programId, CancellationToken cancel = default)
    {
        var results = new List<BlindingResult>();
        foreach (var row in (await copies.OfProgramAsync(programId, cancel)).Where(row => row.State is BlindingState.NotMade or BlindingState.Outdated))
            results.Add(new(row.ApplicationId, row.Applicant, await MakeAsync(actor, programId, row.ApplicationId, cancel)));
        return results;
    }

    private Task<LedgerEntry> AppendAsync(Transaction transaction, Actor actor, BlindCopy made, MaskedApplication masked) =>
        ledger.AppendAsync(transaction, actor, Act.BlindCopyMade, made.ProgramId, made.ApplicationId, new
        {
            made.BlindCode, made.Version, made.ContentHash, made.Suspicions, made.Leaks, masks = masked.MaskCounts(),
        });
}

/// <summary>What became of one application when many were acted on.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Applicant">Its applicant: for staff only.</param>
/// <param name="Refusal">Why it was not done; null when it was.</param>
public sealed record BlindingResult(string ApplicationId, string Applicant, BlindingRefusal? Refusal);
