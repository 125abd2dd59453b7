namespace ExpertReview.Web.Features.Ledger;

/// <summary>What verification found.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="FirstBroken">Number of the first entry that does not hold; null when all hold.</param>
/// <param name="Fault">What is wrong there.</param>
/// <param name="Head">The ledger's head.</param>
/// <param name="VerifiedAt">When.</param>
public sealed record LedgerVerdict(long Entries, long? FirstBroken, LedgerFault? Fault, LedgerHead Head, DateTimeOffset VerifiedAt)
{
    public bool IsIntact => FirstBroken is null;
}

/// <summary>The ways in which an entry can fail to hold.</summary>
public enum LedgerFault
{
    /// <summary>A number is missing: an entry was deleted.</summary>
    Missing,

    /// <summary>The entry does not continue the one before it: it was inserted, reordered, or its predecessor changed.</summary>
    NotChained,

    /// <summary>The entry's content does not give its hash: it was edited.</summary>
    Edited,

    /// <summary>The head says that more entries followed: the end was cut off.</summary>
    CutOff,

    /// <summary>The entry's number lies before the first or beyond the head: it was inserted.</summary>
    OutsideChain,
}

/// <summary>Walks the whole chain and names the first entry that does not hold.</summary>
public sealed class LedgerVerification(LedgerStore ledger, TimeProvider clock)
{
    private const int PageSize = 5000;

    private volatile LedgerVerdict? _last;

    /// <summary>The latest verdict since this process started; null before the first.</summary>
    public LedgerVerdict? Last => _last;

    public async Task<LedgerVerdict> VerifyAsync(CancellationToken cancel = default)
    {
        var verdict = await WalkAsync(cancel);
        _last = verdict;
        return verdict;
    }

    private async Task<LedgerVerdict> WalkAsync(CancellationToken cancel)
    {
        // The head first: what is appended meanwhile lies beyond it and is left for the next time.
        var head = await ledger.HeadAsync(cancel);
        if ((await ledger.RangeAsync(cancel)).First is { } first and < 1)
            return Broken(0, first, LedgerFault.OutsideChain, head);
        long number = 0;
        string hash = new('0', 64);
        while (number < head.Sequence)
        {
            var page = await ledger.RowsAfterAsync(number, PageSize, cancel);
            foreach (var row in page.TakeWhile(row => row.Sequence <= head.Sequence))
            {
                if (Fault(row, number, hash) is { } fault)
                    return Broken(number, number + 1, fault, head);
                number = row.Sequence;
                hash = row.Hash;
            }

            if (number < head.Sequence && (page.Count < PageSize || page[^1].Sequence > head.Sequence))
                return Broken(number, number + 1, LedgerFault.CutOff, head);
        }

        if (hash != head.Hash)
            return Broken(number, number, LedgerFault.NotChained, head);
        return await BeyondAsync(cancel) is { } beyond
            ? Broken(number, beyond, LedgerFault.OutsideChain, head)
            : new LedgerVerdict(number, null, null, head, clock.GetUtcNow());
    }

    /// <summary>An entry beyond the head. Entries and head are committed together, so a head read after them covers them.</summary>
    private async Task<long?> BeyondAsync(CancellationToken cancel)
    {
        long last = (await ledger.RangeAsync(cancel)).Last ?? 0;
        long end = (await ledger.HeadAsync(cancel)).Sequence;
        return last > end ? (await ledger.RowsAfterAsync(end, 1, cancel)).Select(row => (long?)row.Sequence).FirstOrDefault() : null;
    }

    private LedgerVerdict Broken(long entries, long entry, LedgerFault fault, LedgerHead head) =>
        new(entries, entry, fault, head, clock.GetUtcNow());

    private static LedgerFault? Fault(LedgerRow row, long previousNumber, string previousHash)
    {
        if (row.Sequence != previousNumber + 1)
            return LedgerFault.Missing;
        if (row.PreviousHash != previousHash)
            return LedgerFault.NotChained;
        return row.Holds() ? null : LedgerFault.Edited;
    }
}
