using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>Reads how far a round is. It names no column that holds a mark or a comment, so that a sealed round leaks nothing by it.</summary>
public sealed class ProgressStore(Database database)
{
    public async Task<RoundProgress> OfAsync(Round round, CancellationToken cancel = default)
    {
        var rows = await database.QueryAsync<Row>("""
            SELECT h.sequence AS event_number, b.blind_code, b.type_code, e.expert_id, e.expert_code,
                   CASE WHEN a.state = 'Recused'  THEN 'Recused'
                        WHEN s.is_submitted       THEN 'Submitted'
                        WHEN s.version IS NOT NULL THEN 'Started'
                        ELSE 'Empty'
                   END AS state,
                   s.saved_at
              FROM ledger_head h
                   LEFT JOIN assignments a ON a.round_id = @RoundId AND a.state IN ('Active', 'Recused')
                   LEFT JOIN blind_copies b ON b.application_id = a.application_id
                   LEFT JOIN experts e ON e.expert_id = a.expert_id
                   LEFT JOIN score_sheets s
                   ON s.round_id = a.round_id AND s.application_id = a.application_id AND s.expert_id = a.expert_id
            """, new { round.RoundId }, cancel);
        return new RoundProgress(
            [
                .. rows
                    .Where(row => row.BlindCode is not null)
                    .OrderBy(row => row.TypeCode, StringComparer.Ordinal)
                    .ThenBy(row => row.BlindCode, StringComparer.Ordinal)
                    .ThenBy(row => row.ExpertCode, StringComparer.Ordinal)
                    .Select(row => new SheetProgress
                    {
                        Application = row.BlindCode!,
                        Type = row.TypeCode!,
                        ExpertId = row.ExpertId!,
                        Expert = row.ExpertCode!,
                        State = Enum.Parse<SheetState>(row.State),
                        SavedAt = row.SavedAt,
                    }),
            ],
            rows[0].EventNumber);
    }

    private sealed record Row
    {
        public long EventNumber { get; init; }

        public string? BlindCode { get; init; }

        public string? TypeCode { get; init; }

        public string? ExpertId { get; init; }

        public string? ExpertCode { get; init; }

        public string State { get; init; } = "";

        public DateTimeOffset? SavedAt { get; init; }
    }
}
