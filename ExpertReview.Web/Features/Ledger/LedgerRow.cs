using System.Text.Json;
using System.Text.Json.Nodes;
using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Ledger;

/// <summary>An entry exactly as the database holds it: text, whether or not it makes sense.</summary>
public sealed record LedgerRow
{
    public required long Sequence { get; init; }

    public required string HappenedAt { get; init; }

    public required string ActorId { get; init; }

    public required string ActorRole { get; init; }

    public required string Act { get; init; }

    public string? ProgramId { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public string? RequestId { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    public static LedgerRow Of(LedgerEntry entry) => new()
    {
        Sequence = entry.Sequence, HappenedAt = Instant.Text(entry.HappenedAt), ActorId = entry.ActorId, ActorRole = entry.ActorRole,
        Act = entry.Act.ToString(), ProgramId = entry.ProgramId, Subject = entry.Subject, Body = entry.Body, RequestId = entry.RequestId,
        PreviousHash = entry.PreviousHash, Hash = entry.Hash,
    };

    /// <summary>SHA-256 over the previous entry's hash, a line feed, and the canonical text of everything else in this entry.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public string ComputeHash() => CanonicalJson.Hash(PreviousHash + "\n" + CanonicalJson.Write(new
    {
        Sequence, HappenedAt, ActorId, ActorRole, Act, ProgramId, Subject, Body = JsonNode.Parse(Body), RequestId,
    }));

    /// <summary>Whether the content gives the hash.</summary>
    public bool Holds()
    {
        try
        {
            return ComputeHash() == Hash;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
