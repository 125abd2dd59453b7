using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>
/// What the supervisor reads of the blind copies: codes, states, and what the ledger holds. No statement here reads an identity
/// table or the copies' text; released texts are read by the statements that serve experts.
/// </summary>
public sealed class BlindCopyOversightStore(Database database)
{
    /// <summary>Every application that is not withdrawn, with how far its copy is, by blind code.</summary>
    public Task<IReadOnlyList<OverseenCopy>> OfProgramAsync(string programId, CancellationToken cancel = default) =>
        database.QueryAsync<OverseenCopy>("""
            SELECT a.application_id, c.blind_code, a.type_code, a.track_code, c.state AS copy_state, c.suspicions, c.leaks,
                   c.released_at, COALESCE(p.user_name, c.released_by) AS released_by,
                   CASE WHEN d.is_eligible = TRUE AND d.version = a.version THEN TRUE ELSE FALSE END AS is_eligible,
                   CASE WHEN c.version = a.version THEN TRUE ELSE FALSE END AS is_current
              FROM applications a
                   LEFT JOIN eligibility_decisions d
                   ON d.application_id = a.application_id
                   LEFT JOIN blind_copies c
                   ON c.application_id = a.application_id
                   LEFT JOIN accounts p
                   ON p.account_id = c.released_by
             WHERE a.program_id = @programId
               AND a.state = 'Received'
             ORDER BY c.blind_code
            """, new { programId }, cancel);

    /// <summary>What was done to the copies of a program, in the order in which it was done.</summary>
    public Task<IReadOnlyList<OverseenCopyAct>> ActsAsync(string programId, CancellationToken cancel = default) =>
        database.QueryAsync<OverseenCopyAct>("""
            SELECT e.sequence, e.happened_at, e.act, e.subject AS application_id, e.body, COALESCE(p.user_name, e.actor_id) AS account
              FROM ledger_entries e
                   LEFT JOIN accounts p
                   ON p.account_id = e.actor_id
             WHERE e.program_id = @programId
               AND e.act IN ('BlindCopyMade', 'MaskEdited', 'BlindCopyReleased', 'BlindCopyWithdrawn')
             ORDER BY e.sequence
            """, new { programId }, cancel);
}
