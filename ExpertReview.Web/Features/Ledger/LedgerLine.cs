using System.Text.Json.Nodes;
using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Ledger;

/// <summary>One line of the export: everything that the hash covers, and the hashes, so that a reader can check the chain.</summary>
public static class LedgerLine
{
    public static string Of(TimelineEntry entry) => CanonicalJson.Write(new
    {
        entry.Sequence,
        HappenedAt = Instant.Text(entry.HappenedAt),
        entry.ActorId,
        entry.ActorRole,
        entry.ExpertCode,
        entry.Act,
        entry.ProgramId,
        entry.Subject,
        Body = entry.IsWithheld ? null : JsonNode.Parse(entry.Body),
        entry.IsWithheld,
        entry.RequestId,
        entry.PreviousHash,
        entry.Hash,
    });
}
