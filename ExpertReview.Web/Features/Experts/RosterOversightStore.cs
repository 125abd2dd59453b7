using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Experts;

/// <summary>
/// What the supervisor reads of the roster: codes, fields of work, counts and grounds. No statement here reads an expert's name,
/// place, employer or phone, nor what anybody wrote: a place beside a recusal would tell where an applicant is.
/// </summary>
public sealed class RosterOversightStore(Database database)
{
    /// <summary>The experts of a program, by code.</summary>
    public Task<IReadOnlyList<OverseenExpert>> ExpertsAsync(string programId, CancellationToken cancel = default) =>
        database.QueryAsync<OverseenExpert>("""
            SELECT e.expert_id, e.expert_code, e.category, e.is_active, e.undertaking_signed_at, e.relations_declared_at,
                   COUNT(a.application_id) FILTER (WHERE a.state = 'Active') AS active,
                   COUNT(a.application_id) FILTER (WHERE a.state = 'Withdrawn') AS withdrawn,
                   COUNT(a.application_id) FILTER (WHERE a.state = 'Recused') AS recused
              FROM experts e
                   LEFT JOIN rounds o
                   ON o.program_id = e.program_id AND o.number = 1
                   LEFT JOIN assignments a
                   ON a.round_id = o.round_id AND a.expert_id = e.expert_id
             WHERE e.program_id = @programId
             GROUP BY e.expert_id, e.expert_code, e.category, e.is_active, e.undertaking_signed_at, e.relations_declared_at
             ORDER BY LENGTH(e.expert_code), e.expert_code
            """, new { programId }, cancel);

    /// <summary>The tracks that each expert knows, by expert id.</summary>
    public async Task<ILookup<string, string>> TracksAsync(string programId, CancellationToken cancel = default) =>
        await ExpertStore.TracksAsync(database, programId, cancel);

    /// <summary>The recusals in force, and those that staff lifted.</summary>
    public Task<IReadOnlyList<OverseenRecusal>> RecusalsAsync(string programId, CancellationToken cancel = default) =>
        database.QueryAsync<OverseenRecusal>("""
            SELECT r.expert_id, COALESCE(b.blind_code, r.application_id) AS application, r.ground, FALSE AS is_lifted, r.recorded_at AS at,
                   COALESCE(x.expert_code, p.user_name, r.recorded_by) AS account
              FROM recusals r
                   JOIN experts e ON e.expert_id = r.expert_id
                   LEFT JOIN blind_copies b ON b.application_id = r.application_id
                   LEFT JOIN experts x ON x.account_id = r.recorded_by
                   LEFT JOIN accounts p ON p.account_id = r.recorded_by
             WHERE e.program_id = @programId
             UNION ALL
            SELECT l.expert_id, COALESCE(b.blind_code, l.application_id) AS application, l.ground, TRUE AS is_lifted, l.lifted_at AS at,
                   COALESCE(p.user_name, l.lifted_by) AS account
              FROM recusal_lifts l
                   JOIN experts e ON e.expert_id = l.expert_id
                   LEFT JOIN blind_copies b ON b.application_id = l.application_id
                   LEFT JOIN accounts p ON p.account_id = l.lifted_by
             WHERE e.program_id = @programId
             ORDER BY 2, 3
            """, new { programId }, cancel);
}
