namespace ExpertReview.Web.Features.Ledger;

/// <summary>One entry of the ledger (台账).</summary>
public sealed record LedgerEntry
{
    /// <summary>The event number: 1, 2, 3 … without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    public required string ActorId { get; init; }

    public required string ActorRole { get; init; }

    public required Act Act { get; init; }

    public string? ProgramId { get; init; }

    /// <summary>What it happened to, by code or id, never by an applicant's name.</summary>
    public required string Subject { get; init; }

    /// <summary>Canonical JSON: what changed, before and after.</summary>
    public required string Body { get; init; }

    public string? RequestId { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    /// <inheritdoc cref="LedgerRow.ComputeHash"/>
    public string ComputeHash() => LedgerRow.Of(this).ComputeHash();
}
