using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.ScoreSheets;

public sealed partial class ScoreSheetStore
{
    /// <summary>Who the account is, and where its round stands; null for an account that is no expert.</summary>
    /// <remarks>An expert belongs to one program. Of its rounds the one being scored counts, else the last closed, else the next.</remarks>
    public Task<Desk?> DeskAsync(string accountId, CancellationToken cancel = default) =>
        database.SingleOrDefaultAsync<Desk>("""
            SELECT e.expert_id, e.expert_code, e.program_id, e.is_active,
                   (e.undertaking_signed_at IS NOT NULL AND e.relations_declared_at IS NOT NULL) AS is_cleared,
                   p.name AS program_name, p.name_en AS program_name_en, p.is_demo,
                   r.round_id, r.number, r.state, r.ruleset_version, r.closes_at, r.message
              FROM experts e
                   JOIN programs p ON p.program_id = e.program_id
                   JOIN rounds r ON r.program_id = e.program_id
             WHERE e.account_id = @accountId
             ORDER BY CASE r.state WHEN 'Open' THEN 1 WHEN 'Paused' THEN 1 WHEN 'Closed' THEN 2 ELSE 3 END,
                      CASE r.state WHEN 'Closed' THEN -r.number ELSE r.number END
             LIMIT 1
            """, new { accountId }, cancel);

    /// <summary>The expert's assignments in a round that has begun, with the own sheets, by blind code; withdrawn ones left out.</summary>
    public Task<IReadOnlyList<DeskSheet>> SheetsAsync(Desk desk, CancellationToken cancel = default) =>
        database.QueryAsync<DeskSheet>("""
            SELECT b.blind_code, b.type_code, b.track_code, b.track_text,
                   (a.state = 'Recused' OR EXISTS (SELECT 1 FROM recusals x
                                                    WHERE x.application_id = a.application_id
                                                      AND x.expert_id = a.expert_id)) AS is_recused,
                   s.marks, COALESCE(s.comment, '') AS comment, COALESCE(s.is_submitted, FALSE) AS is_submitted,
                   COALESCE(s.version, 0) AS version, s.event_number, s.content_hash
              FROM assignments a
                   JOIN rounds r ON r.round_id = a.round_id
                   JOIN blind_copies b ON b.application_id = a.application_id
                   LEFT JOIN score_sheets s
                   ON s.round_id = a.round_id AND s.application_id = a.application_id AND s.expert_id = a.expert_id
             WHERE a.round_id = @RoundId
               AND a.expert_id = @ExpertId
               AND a.state <> 'Withdrawn'
               AND b.state = 'Released'
               AND r.state <> 'Planned'
             ORDER BY b.blind_code
            """, new { desk.RoundId, desk.ExpertId }, cancel);

    /// <summary>Everything that decides whether the account may mark the sheet; null for an account that is no expert.</summary>
    public Task<Seat?> SeatAsync(string accountId, int round, string sheet, CancellationToken cancel = default) =>
        SeatAsync(database, accountId, round, sheet, cancel);

    /// <summary>The blind copies of one program and track, for the expert's page about one of them; no codes come along.</summary>
    public Task<IReadOnlyList<string>> TrackContentsAsync(string programId, string? trackCode, CancellationToken cancel = default) =>
        database.QueryAsync<string>("""
            SELECT content
              FROM blind_copies
             WHERE program_id = @programId
               AND track_code = @trackCode
               AND state = 'Released'
            """, new { programId, trackCode }, cancel);

    /// <summary>A released blind copy, for the supervisor; null when there is none of this code, or it is not released.</summary>
    public Task<ReleasedCopy?> ReleasedCopyAsync(string programId, string blindCode, CancellationToken cancel = default) =>
        database.SingleOrDefaultAsync<ReleasedCopy>("""
            SELECT blind_code, type_code, track_code, track_text, content, content_hash, version, released_at
              FROM blind_copies
             WHERE program_id = @programId
               AND blind_code = @blindCode
               AND state = 'Released'
            """, new { programId, blindCode }, cancel);

    /// <summary>The blind copy of a sheet that is this expert's to see; null when it is not.</summary>
    public Task<string?> ContentAsync(Desk desk, string blindCode, CancellationToken cancel = default) =>
        database.SingleOrDefaultAsync<string>("""
            SELECT b.content
              FROM assignments a
                   JOIN rounds r ON r.round_id = a.round_id
                   JOIN blind_copies b ON b.application_id = a.application_id
             WHERE a.round_id = @RoundId
               AND a.expert_id = @ExpertId
               AND a.state = 'Active'
               AND b.blind_code = @blindCode
               AND b.state = 'Released'
               AND r.state <> 'Planned'
               AND NOT EXISTS (SELECT 1 FROM recusals x WHERE x.application_id = a.application_id AND x.expert_id = a.expert_id)
            """, new { desk.RoundId, desk.ExpertId, blindCode }, cancel);

    private static Task<Seat?> SeatAsync(Session session, string accountId, int round, string sheet, CancellationToken cancel) =>
        session.SingleOrDefaultAsync<Seat>("""
            SELECT e.expert_id, e.expert_code, e.program_id, e.is_active,
                   (e.undertaking_signed_at IS NOT NULL AND e.relations_declared_at IS NOT NULL) AS is_cleared,
                   p.phase, r.round_id, r.state AS round_state, r.ruleset_version,
                   b.blind_code, b.state AS copy_state, a.state AS assignment_state,
                   EXISTS (SELECT 1 FROM recusals x WHERE x.application_id = a.application_id AND x.expert_id = e.expert_id) AS is_recused,
                   s.marks, s.comment, COALESCE(s.is_submitted, FALSE) AS is_submitted, COALESCE(s.version, 0) AS version,
                   s.event_number, s.content_hash
              FROM experts e
                   JOIN programs p ON p.program_id = e.program_id
                   LEFT JOIN rounds r ON r.program_id = e.program_id AND r.number = @round
                   LEFT JOIN blind_copies b ON b.program_id = e.program_id AND b.blind_code = @sheet
                   LEFT JOIN assignments a
                   ON a.round_id = r.round_id AND a.application_id = b.application_id AND a.expert_id = e.expert_id
                   LEFT JOIN score_sheets s
                   ON s.round_id = r.round_id AND s.application_id = b.application_id AND s.expert_id = e.expert_id
             WHERE e.account_id = @accountId
            """, new { accountId, round, sheet }, cancel);
}
