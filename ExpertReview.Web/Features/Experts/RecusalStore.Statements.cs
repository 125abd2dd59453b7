using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Experts;

public sealed partial class RecusalStore
{
    /// <summary>An expert's recusals, by application.</summary>
    public Task<IReadOnlyList<Recusal>> OfExpertAsync(string expertId, CancellationToken cancel = default) =>
        database.QueryAsync<Recusal>("""
            SELECT r.application_id, b.blind_code, r.expert_id, r.ground, r.reason, r.recorded_at
              FROM recusals r
                   LEFT JOIN blind_copies b ON b.application_id = r.application_id
             WHERE r.expert_id = @expertId
             ORDER BY b.blind_code, r.application_id, r.ground
            """, new { expertId }, cancel);

    /// <summary>Every recusal of a program's experts.</summary>
    public static Task<IReadOnlyList<Recusal>> OfProgramAsync(Session session, string programId, CancellationToken cancel = default) =>
        session.QueryAsync<Recusal>("""
            SELECT r.application_id, b.blind_code, r.expert_id, r.ground, r.reason, r.recorded_at
              FROM recusals r
                   JOIN experts e ON e.expert_id = r.expert_id
                   LEFT JOIN blind_copies b ON b.application_id = r.application_id
             WHERE e.program_id = @programId
            """, new { programId }, cancel);

    private static async Task<ILookup<string, Relation>> RelationsAsync(Session session, string programId, CancellationToken cancel) =>
        (await session.QueryAsync<RelationRow>("""
            SELECT r.expert_id, r.kind, r.value, r.reason, r.note
              FROM expert_relations r
                   JOIN experts e ON e.expert_id = r.expert_id
             WHERE e.program_id = @programId
             ORDER BY r.declared_at, r.relation_id
            """, new { programId }, cancel)).ToLookup(row => row.ExpertId, row => row.Relation);

    /// <summary>The id of an application assigned to an expert whose sheet is not submitted. Serves the expert: codes and own rows only.</summary>
    private static Task<string?> OpenSheetAsync(Session session, string roundId, string blindCode, string expertId, CancellationToken cancel) =>
        session.SingleOrDefaultAsync<string>("""
            SELECT a.application_id
              FROM assignments a
                   JOIN blind_copies b ON b.application_id = a.application_id
                   LEFT JOIN score_sheets s
                   ON s.round_id = a.round_id AND s.application_id = a.application_id AND s.expert_id = a.expert_id
             WHERE a.round_id = @roundId
               AND a.expert_id = @expertId
               AND a.state = 'Active'
               AND b.blind_code = @blindCode
               AND COALESCE(s.is_submitted, FALSE) = FALSE
            """, new { roundId, blindCode, expertId }, cancel);

    private static Task<string?> ApplicationAsync(Session session, string programId, string application, CancellationToken cancel) =>
        session.SingleOrDefaultAsync<string>("""
            SELECT a.application_id
              FROM applications a
                   LEFT JOIN blind_copies b ON b.application_id = a.application_id
             WHERE a.program_id = @programId
               AND (a.application_id = @application OR b.blind_code = @application)
            """, new { programId, application }, cancel);

    private static Task<string> CodeAsync(Session session, string expertId, CancellationToken cancel) =>
        session.SingleAsync<string>("SELECT expert_code FROM experts WHERE expert_id = @expertId", new { expertId }, cancel);

    /// <returns>1, or 0 when it was recorded before.</returns>
    private Task<int> InsertAsync(Transaction transaction, Actor actor, RecusalKey key, string reason, CancellationToken cancel) =>
        transaction.ExecuteAsync("""
            INSERT INTO recusals (application_id, expert_id, ground, reason, recorded_at, recorded_by)
            VALUES (@ApplicationId, @ExpertId, @ground, @reason, @now, @Id)
            ON CONFLICT (application_id, expert_id, ground) DO NOTHING
            """,
            new { key.ApplicationId, key.ExpertId, ground = key.Ground.ToString(), reason, now = clock.GetUtcNow(), actor.Id }, cancel);

    private static Task<int> DeleteAsync(Transaction transaction, RecusalKey key, CancellationToken cancel) =>
        transaction.ExecuteAsync(
            "DELETE FROM recusals WHERE application_id = @ApplicationId AND expert_id = @ExpertId AND ground = @ground",
            new { key.ApplicationId, key.ExpertId, ground = key.Ground.ToString() }, cancel);

    private Task<int> InsertLiftAsync(Transaction transaction, Actor actor, RecusalKey key, string reason, CancellationToken cancel) =>
        transaction.ExecuteAsync("""
            INSERT INTO recusal_lifts (application_id, expert_id, ground, reason, lifted_at, lifted_by)
            VALUES (@ApplicationId, @ExpertId, @ground, @reason, @now, @Id)
            ON CONFLICT (application_id, expert_id, ground) DO UPDATE
               SET reason = excluded.reason, lifted_at = excluded.lifted_at, lifted_by = excluded.lifted_by
            """,
            new { key.ApplicationId, key.ExpertId, ground = key.Ground.ToString(), reason, now = clock.GetUtcNow(), actor.Id }, cancel);

    private sealed record KeyRow
    {
        public string ApplicationId { get; init; } = "";

        public string ExpertId { get; init; } = "";

        public RecusalGround Ground { get; init; }

        public RecusalKey Key => new(ApplicationId, ExpertId, Ground);
    }

    private sealed record RelationRow
    {
        public string ExpertId { get; init; } = "";

        public RelationKind Kind { get; init; }

        public string Value { get; init; } = "";

        public RelationReason Reason { get; init; }

        public string Note { get; init; } = "";

        public Relation Relation => new() { Kind = Kind, Value = Value, Reason = Reason, Note = Note };
    }
}
