using System.Text.Json.Nodes;
using ExpertReview.Web.Data;

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

    /// <summary>SHA-256 over the previous entry's hash, a line feed, and the canonical text of everything else in this entry.</summary>
    public string ComputeHash() => CanonicalJson.Hash(PreviousHash + "\n" + CanonicalJson.Write(new
    {
        Sequence,
        HappenedAt = Instant.Text(HappenedAt),
        ActorId,
        ActorRole,
        Act,
        ProgramId,
        Subject,
        Body = JsonNode.Parse(Body),
        RequestId,
    }));
}
