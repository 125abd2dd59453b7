namespace ExpertReview.Web.Features.Ledger;

/// <summary>What verification found.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="FirstBroken">Number of the first entry that does not hold; null when all hold.</param>
/// <param name="Fault">What is wrong there.</param>
/// <param name="Head">The ledger's head.</param>
public sealed record LedgerVerdict(long Entries, long? FirstBroken, LedgerFault? Fault, LedgerHead Head)
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
}

/// <summary>Walks the whole chain and names the first entry that does not hold.</summary>
public sealed class LedgerVerification(LedgerStore ledger)
{
    private const int PageSize = 5000;

    public async Task<LedgerVerdict> VerifyAsync(CancellationToken cancel = default)
    {
        // The head first: what is appended meanwhile lies beyond it and is left for the next time.
        var head = await ledger.HeadAsync(cancel);
        long number = 0;
        string hash = new('0', 64);
        while (number < head.Sequence)
        {
            var page = await ledger.AfterAsync(number, PageSize, cancel);
            if (page.Count == 0)
                return new LedgerVerdict(number, number + 1, LedgerFault.CutOff, head);
            foreach (var entry in page.TakeWhile(entry => entry.Sequence <= head.Sequence))
            {
                if (Fault(entry, number, hash) is { } fault)
                    return new LedgerVerdict(number, number + 1, fault, head);
                number = entry.Sequence;
                hash = entry.Hash;
            }

            if (page[^1].Sequence > head.Sequence)
                break;
        }

        if (number < head.Sequence)
            return new LedgerVerdict(number, number + 1, LedgerFault.CutOff, head);
        return hash == head.Hash
            ? new LedgerVerdict(number, null, null, head)
            : new LedgerVerdict(number, number, LedgerFault.NotChained, head);
    }

    private static LedgerFault? Fault(LedgerEntry entry, long previousNumber, string previousHash)
    {
        if (entry.Sequence != previousNumber + 1)
            return LedgerFault.Missing;
        if (entry.PreviousHash != previousHash)
            return LedgerFault.NotChained;
        return entry.ComputeHash() == entry.Hash ? null : LedgerFault.Edited;
    }
}
