using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Live;

namespace ExpertReview.Web.Features.Assignments;

/// <summary>Assignments; every statement that writes <c>assignments</c> or <c>assignment_draws</c> is in this file.</summary>
public sealed class AssignmentStore(LedgerStore ledger, TimeProvider clock)
{
    /// <summary>The released applications of a program, by code: only these can be assigned.</summary>
    public static Task<IReadOnlyList<ReleasedApplication>> ReleasedAsync(Session session, string programId, CancellationToken cancel = default) =>
        session.QueryAsync<ReleasedApplication>("""
            SELECT b.application_id, b.blind_code, b.type_code, b.track_code, b.track_text
              FROM blind_copies b
                   JOIN applications a ON a.application_id = b.application_id
             WHERE b.program_id = @programId
               AND b.state = 'Released'
               AND a.state = 'Received'
             ORDER BY b.blind_code
            """, new { programId }, cancel);

    /// <summary>Every assignment of a round, whatever its state, by codes.</summary>
    public static Task<IReadOnlyList<Assignment>> OfRoundAsync(Session session, string roundId, CancellationToken cancel = default) =>
        session.QueryAsync<Assignment>("""
            SELECT a.application_id, b.blind_code, a.expert_id, e.expert_code, a.state, a.origin, a.reason, a.assigned_at,
                   s.version IS NOT NULL AS is_started, COALESCE(s.is_submitted, FALSE) AS is_submitted
              FROM assignments a
                   JOIN blind_copies b ON b.application_id = a.application_id
                   JOIN experts e ON e.expert_id = a.expert_id
                   LEFT JOIN score_sheets s
                   ON s.round_id = a.round_id AND s.application_id = a.application_id AND s.expert_id = a.expert_id
             WHERE a.round_id = @roundId
             ORDER BY b.blind_code, e.expert_code
            """, new { roundId }, cancel);

    /// <summary>The newest confirmed draw of a round.</summary>
    public static Task<AssignmentDrawn?> NewestDrawAsync(Session session, string roundId, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<AssignmentDrawn>(
            "SELECT seed, drawn_at, report FROM assignment_draws WHERE round_id = @roundId ORDER BY drawn_at DESC, draw_id LIMIT 1",
            new { roundId }, cancel);

    /// <summary>Assigns an application: only a released one, to an active expert of the same program who is not recused from it.</summary>
    /// <returns>False when it is assigned already or one of these conditions fails.</returns>
    internal async Task<bool> AddAsync(
        Transaction transaction, Actor actor, string roundId, string applicationId, string expertId,
        AssignmentOrigin origin, string reason, CancellationToken cancel) =>
        await transaction.ExecuteAsync("""
            INSERT INTO assignments (round_id, application_id, expert_id, state, origin, reason, assigned_at, assigned_by)
            SELECT o.round_id, b.application_id, e.expert_id, 'Active', @origin, @reason, @now, @Id
              FROM blind_copies b
                   JOIN experts e ON e.program_id = b.program_id
                   JOIN rounds o ON o.program_id = b.program_id
             WHERE o.round_id = @roundId
               AND b.application_id = @applicationId
               AND b.state = 'Released'
               AND e.expert_id = @expertId
               AND e.is_active = TRUE
               AND NOT EXISTS (SELECT 1
                                 FROM recusals r
                                WHERE r.application_id = b.application_id AND r.expert_id = e.expert_id)
            ON CONFLICT (round_id, application_id, expert_id) DO UPDATE
               SET state = 'Active', origin = excluded.origin, reason = excluded.reason,
                   assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by
             WHERE assignments.state <> 'Active'
            """,
            new { roundId, applicationId, expertId, origin = origin.ToString(), reason, now = clock.GetUtcNow(), actor.Id }, cancel) == 1;

    /// <summary>Takes an assignment back whose sheet is not submitted.</summary>
    internal async Task<bool> WithdrawAsync(
        Transaction transaction, Actor actor, string roundId, string applicationId, string expertId, string reason, CancellationToken cancel) =>
        await transaction.ExecuteAsync("""
            UPDATE assignments
               SET state = 'Withdrawn', origin = 'Manual', reason = @reason, assigned_at = @now, assigned_by = @Id
             WHERE round_id = @roundId
               AND application_id = @applicationId
               AND expert_id = @expertId
               AND state = 'Active'
               AND NOT EXISTS (SELECT 1
                                 FROM score_sheets s
                                WHERE s.round_id = @roundId AND s.application_id = @applicationId AND s.expert_id = @expertId
                                  AND s.is_submitted = TRUE)
            """,
            new { roundId, applicationId, expertId, reason, now = clock.GetUtcNow(), actor.Id }, cancel) == 1;

    /// <summary>Replaces all of a round's assignments by a draw.</summary>
    /// <returns>How many there were before.</returns>
    internal async Task<int> ReplaceAsync(
        Transaction transaction, Actor actor, string roundId, string seed, string report,
        IEnumerable<(string ApplicationId, string ExpertId)> pairs, CancellationToken cancel)
    {
        int before = await transaction.ExecuteAsync("DELETE FROM assignments WHERE round_id = @roundId", new { roundId }, cancel);
        await transaction.ExecuteAsync("""
            INSERT INTO assignment_draws (draw_id, round_id, seed, report, drawn_at, drawn_by)
            VALUES (@drawId, @roundId, @seed, @report, @now, @Id)
            """,
            new { drawId = Identifier.New(), roundId, seed, report, now = clock.GetUtcNow(), actor.Id }, cancel);
        foreach (var (applicationId, expertId) in pairs)
        {
            if (!await AddAsync(transaction, actor, roundId, applicationId, expertId, AssignmentOrigin.Draw, seed, cancel))
                throw new InvalidOperationException("The draw holds a pair that may not be assigned.");
        }

        return before;
    }

    /// <summary>Ends the active assignments of a program that a recusal now forbids, in the transaction of that recusal.</summary>
    internal async Task<IReadOnlyList<RoundNews>> RecuseAsync(Transaction transaction, Actor actor, string programId, CancellationToken cancel)
    {
        var ended = await transaction.QueryAsync<EndedAssignment>("""
            UPDATE assignments
               SET state = 'Recused', assigned_at = @now, assigned_by = @Id
             WHERE state = 'Active'
               AND round_id IN (SELECT o.round_id FROM rounds o WHERE o.program_id = @programId AND o.state <> 'Closed')
               AND EXISTS (SELECT 1
                             FROM recusals r
                            WHERE r.application_id = assignments.application_id AND r.expert_id = assignments.expert_id)
            RETURNING round_id, application_id, expert_id
            """, new { programId, now = clock.GetUtcNow(), actor.Id }, cancel);
        var news = new List<RoundNews>();
        foreach (var assignment in ended.OrderBy(row => row.ApplicationId, StringComparer.Ordinal).ThenBy(row => row.ExpertId, StringComparer.Ordinal))
        {
            var codes = await transaction.SingleAsync<Codes>("""
                SELECT b.blind_code, e.expert_code
                  FROM blind_copies b
                       JOIN experts e ON e.program_id = b.program_id
                 WHERE b.application_id = @ApplicationId
                   AND e.expert_id = @ExpertId
                """, assignment, cancel);
            var entry = await ledger.AppendAsync(transaction, actor, Act.AssignmentChanged, programId, $"{codes.BlindCode} {codes.ExpertCode}", new
            {
                before = AssignmentState.Active, after = AssignmentState.Recused,
            });
            news.Add(new RoundNews(assignment.RoundId, RoundNewsKind.AssignmentsChanged, entry.Sequence, assignment.ExpertId));
        }

        return news;
    }

    private sealed record EndedAssignment
    {
        public string RoundId { get; init; } = "";

        public string ApplicationId { get; init; } = "";

        public string ExpertId { get; init; } = "";
    }

    private sealed record Codes
    {
        public string BlindCode { get; init; } = "";

        public string ExpertCode { get; init; } = "";
    }
}
