using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Programs;

/// <summary>How far a season has come, counted in two statements whatever its size. It writes nothing and reads no identity.</summary>
public sealed class SeasonStore(Database database)
{
    /// <param name="programId">The program.</param>
    /// <param name="expertsPerApplication">How many experts the ruleset asks for.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<SeasonCounts> CountAsync(string programId, int expertsPerApplication, CancellationToken cancel = default)
    {
        // A decision counts for the version that it was made on; so does a blind copy.
        var applications = await database.SingleAsync<SeasonCounts>("""
            WITH stages AS (
                SELECT CASE WHEN d.version = a.version THEN d.is_eligible END AS is_eligible,
                       b.state AS blind_state,
                       CASE WHEN b.version = a.version THEN 1 ELSE 0 END AS blind_is_current,
                       (SELECT COUNT(*)
                          FROM assignments s
                               JOIN rounds r
                               ON r.round_id = s.round_id
                         WHERE r.program_id = a.program_id
                           AND r.number = 1
                           AND s.application_id = a.application_id
                           AND s.state = 'Active') AS experts
                  FROM applications a
                       LEFT JOIN eligibility_decisions d
                       ON d.application_id = a.application_id
                       LEFT JOIN blind_copies b
                       ON b.application_id = a.application_id
                 WHERE a.program_id = @programId
                   AND a.state = 'Received'
            )
            SELECT COUNT(*) AS received,
                   COUNT(*) FILTER (WHERE is_eligible IS NULL) AS undecided,
                   COUNT(*) FILTER (WHERE is_eligible = TRUE) AS eligible,
                   COUNT(*) FILTER (WHERE is_eligible = FALSE) AS ineligible,
                   COUNT(*) FILTER (WHERE is_eligible = TRUE AND (blind_state IS NULL OR blind_is_current = 0)) AS unblinded,
                   COUNT(*) FILTER (WHERE blind_state = 'Draft' AND blind_is_current = 1) AS drafts,
                   COUNT(*) FILTER (WHERE blind_state = 'Released') AS released,
                   COUNT(*) FILTER (WHERE blind_state = 'Released' AND experts < @expertsPerApplication) AS short_of_experts
              FROM stages
            """, new { programId, expertsPerApplication }, cancel);
        var round = await database.SingleAsync<SeasonCounts>("""
            SELECT COUNT(a.application_id) AS sheets,
                   COUNT(a.application_id) FILTER (WHERE s.version IS NOT NULL AND NOT s.is_submitted) AS begun,
                   COUNT(a.application_id) FILTER (WHERE s.is_submitted) AS submitted,
                   (SELECT COUNT(*) FROM experts e WHERE e.program_id = @programId AND e.is_active) AS experts,
                   (SELECT COUNT(*) FROM experts e
                     WHERE e.program_id = @programId AND e.is_active AND e.undertaking_signed_at IS NULL) AS unsigned_experts,
                   (SELECT COUNT(*) FROM rankings k JOIN rounds o ON o.round_id = k.round_id WHERE o.program_id = @programId) AS rankings
              FROM rounds r
                   LEFT JOIN assignments a
                   ON a.round_id = r.round_id AND a.state = 'Active'
                   LEFT JOIN score_sheets s
                   ON s.round_id = a.round_id AND s.application_id = a.application_id AND s.expert_id = a.expert_id
             WHERE r.program_id = @programId
               AND r.number = 1
            """, new { programId }, cancel);
        return round with
        {
            Received = applications.Received,
            Undecided = applications.Undecided,
            Eligible = applications.Eligible,
            Ineligible = applications.Ineligible,
            Unblinded = applications.Unblinded,
            Drafts = applications.Drafts,
            Released = applications.Released,
            ShortOfExperts = applications.ShortOfExperts,
        };
    }
}
