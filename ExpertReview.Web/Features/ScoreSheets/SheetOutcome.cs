namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>What became of a request about one sheet.</summary>
/// <param name="Refusal">Why nothing was changed; null when it was done, now or by an earlier sending of the same request.</param>
/// <param name="Seat">The sheet and all that decides about it; null for an account that is no expert.</param>
/// <param name="Receipt">What was done.</param>
/// <param name="Dimension">The dimension that the refusal concerns, by code.</param>
public sealed record SheetOutcome(MarkRefusal? Refusal, Seat? Seat, SheetReceipt? Receipt = null, string? Dimension = null);

/// <param name="Version">The sheet's version.</param>
/// <param name="EventNumber">The ledger's number of the act.</param>
/// <param name="ContentHash">See <see cref="SheetHash"/>.</param>
/// <param name="IsNew">False when an earlier sending of the same request had done it.</param>
public sealed record SheetReceipt(int Version, long EventNumber, string ContentHash, bool IsNew);

/// <summary>What the ledger keeps of a submission or its undoing; the first part of what it keeps of a save.</summary>
internal record SheetMovedBody
{
    public int Round { get; init; }

    public int Version { get; init; }

    public string ContentHash { get; init; } = "";
}

/// <summary>What the ledger keeps of a save. The comment, which could name somebody, is there by length and in the hash only.</summary>
internal sealed record SheetSavedBody : SheetMovedBody
{
    public int CommentLength { get; init; }

    public SortedDictionary<string, int?> Before { get; init; } = [];

    public SortedDictionary<string, int?> After { get; init; } = [];
}
