using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>
/// What the supervisor reads of the formal checks: codes, states, and what the ledger holds. No statement here reads an identity
/// table, a division, the form's words or an officer's words, so that nothing above it can show them.
/// </summary>
public sealed class EligibilityOversightStore(Database database)
{
    /// <summary>Every application that is not withdrawn: by blind code, then those that have none, by their random ids.</summary>
    public async Task<IReadOnlyList<OverseenApplication>> ApplicationsAsync(string programId, CancellationToken cancel = default)
    {
        var rows = await database.QueryAsync<OverseenApplication>("""
            SELECT a.application_id, c.blind_code, a.type_code, a.track_code, a.version, d.version AS decided_version, d.is_eligible
              FROM applications a
                   LEFT JOIN blind_copies c
                   ON c.application_id = a.application_id
                   LEFT JOIN eligibility_decisions d
                   ON d.application_id = a.application_id
             WHERE a.program_id = @programId
               AND a.state = 'Received'
            """, new { programId }, cancel);
        return [.. rows
            .OrderBy(row => row.BlindCode is null)
            .ThenBy(row => row.Code, StringComparer.Ordinal)];
    }

    /// <summary>Rulings, recorded lists and decisions of a program in the order in which they were made.</summary>
    public Task<IReadOnlyList<OverseenAct>> ActsAsync(string programId, CancellationToken cancel = default) =>
        database.QueryAsync<OverseenAct>("""
            SELECT e.sequence, e.happened_at, e.act, e.subject AS application_id, e.body, e.hash, e.actor_role AS role,
                   COALESCE(p.user_name, e.actor_id) AS account
              FROM ledger_entries e
                   LEFT JOIN accounts p
                   ON p.account_id = e.actor_id
             WHERE e.program_id = @programId
               AND e.act IN ('EligibilityRuled', 'EvidenceRecorded', 'EligibilityDecided')
             ORDER BY e.sequence
            """, new { programId }, cancel);
}
