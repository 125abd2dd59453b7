using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>
/// Rulings, recorded evidence and decisions of the formal checks; every statement that writes them is in this file. It decides
/// nothing: <see cref="EligibilityRulings"/> and <see cref="EligibilityDecisions"/> do.
/// </summary>
public sealed class EligibilityStore(Database database)
{
    /// <summary>Whether the application is decided eligible, on the version of its answers that counts, and not withdrawn.</summary>
    public static async Task<bool> IsEligibleAsync(Session session, string applicationId, CancellationToken cancel = default) =>
        await session.SingleOrDefaultAsync<int>("""
            SELECT COUNT(*)
              FROM eligibility_decisions d
              JOIN applications a ON a.application_id = d.application_id AND a.version = d.version
             WHERE d.application_id = @applicationId AND d.is_eligible AND a.state = 'Received'
            """,
            new { applicationId }, cancel) > 0;

    /// <summary>Where each application of a program that is not withdrawn stands, by id.</summary>
    public async Task<IReadOnlyDictionary<string, DecisionState>> StatesAsync(string programId, CancellationToken cancel = default)
    {
        var rows = await database.QueryAsync<StateRow>("""
            SELECT a.application_id, a.version, d.version AS decided_version, d.is_eligible
              FROM applications a
              LEFT JOIN eligibility_decisions d ON d.application_id = a.application_id
             WHERE a.program_id = @programId AND a.state = 'Received'
            """,
            new { programId }, cancel);
        return rows.ToDictionary(row => row.ApplicationId, row => State(row.DecidedVersion, row.IsEligible, row.Version));
    }

    /// <summary>Where an application stands by its decision, if it has one.</summary>
    public static DecisionState State(EligibilityDecision? decision, int version) => State(decision?.Version, decision?.IsEligible, version);

    internal static Task<IReadOnlyList<Ruling>> RulingsAsync(Session session, string programId, CancellationToken cancel) =>
        session.QueryAsync<Ruling>("""
            SELECT r.application_id, r.rule, r.ruling AS kind, r.reason, r.evidence, r.basis, r.ruled_at, COALESCE(p.display_name, r.ruled_by) AS ruled_by
              FROM eligibility_rulings r
              JOIN applications a ON a.application_id = r.application_id
              LEFT JOIN accounts p ON p.account_id = r.ruled_by
             WHERE a.program_id = @programId
            """,
            new { programId }, cancel);

    internal static Task<IReadOnlyList<Evidence>> EvidenceAsync(Session session, string programId, CancellationToken cancel) =>
        session.QueryAsync<Evidence>("""
            SELECT e.application_id, e.field, e.state, e.recorded_at, COALESCE(p.display_name, e.recorded_by) AS recorded_by
              FROM eligibility_evidence e
              JOIN applications a ON a.application_id = e.application_id
              LEFT JOIN accounts p ON p.account_id = e.recorded_by
             WHERE a.program_id = @programId
            """,
            new { programId }, cancel);

    internal static Task<IReadOnlyList<EligibilityDecision>> DecisionsAsync(Session session, string programId, CancellationToken cancel) =>
        session.QueryAsync<EligibilityDecision>("""
            SELECT d.application_id, d.is_eligible, d.reason, d.version, d.findings_hash, d.decided_at, COALESCE(p.display_name, d.decided_by) AS decided_by
              FROM eligibility_decisions d
              JOIN applications a ON a.application_id = d.application_id
              LEFT JOIN accounts p ON p.account_id = d.decided_by
             WHERE a.program_id = @programId
            """,
            new { programId }, cancel);

    internal static Task RuleAsync(Transaction transaction, Ruling ruling, CancellationToken cancel) =>
        transaction.ExecuteAsync("""
            INSERT INTO eligibility_rulings (application_id, rule, ruling, reason, evidence, basis, ruled_at, ruled_by)
            VALUES (@ApplicationId, @Rule, @kind, @Reason, @Evidence, @Basis, @RuledAt, @RuledBy)
            ON CONFLICT (application_id, rule) DO UPDATE
               SET ruling = excluded.ruling, reason = excluded.reason, evidence = excluded.evidence, basis = excluded.basis,
                   ruled_at = excluded.ruled_at, ruled_by = excluded.ruled_by
            """,
            new
            {
                ruling.ApplicationId, ruling.Rule, kind = ruling.Kind.ToString(), ruling.Reason, ruling.Evidence, ruling.Basis, ruling.RuledAt, ruling.RuledBy,
            }, cancel);

    internal static Task UndoRulingAsync(Transaction transaction, string applicationId, string rule, CancellationToken cancel) =>
        transaction.ExecuteAsync(
            "DELETE FROM eligibility_rulings WHERE application_id = @applicationId AND rule = @rule", new { applicationId, rule }, cancel);

    /// <summary>Records the state of a list or document; null takes it off the record.</summary>
    internal static Task RecordAsync(
        Transaction transaction, string applicationId, string field, EvidenceState? state, DateTimeOffset now, string actorId, CancellationToken cancel) =>
        state is null
            ? transaction.ExecuteAsync(
                "DELETE FROM eligibility_evidence WHERE application_id = @applicationId AND field = @field", new { applicationId, field }, cancel)
            : transaction.ExecuteAsync("""
                INSERT INTO eligibility_evidence (application_id, field, state, recorded_at, recorded_by)
                VALUES (@applicationId, @field, @state, @now, @actorId)
                ON CONFLICT (application_id, field) DO UPDATE
                   SET state = excluded.state, recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
                """,
                new { applicationId, field, state = state.ToString(), now, actorId }, cancel);

    internal static Task DecideAsync(Transaction transaction, EligibilityDecision decision, CancellationToken cancel) =>
        transaction.ExecuteAsync("""
            INSERT INTO eligibility_decisions (application_id, is_eligible, reason, version, findings_hash, decided_at, decided_by)
            VALUES (@ApplicationId, @IsEligible, @Reason, @Version, @FindingsHash, @DecidedAt, @DecidedBy)
            ON CONFLICT (application_id) DO UPDATE
               SET is_eligible = excluded.is_eligible, reason = excluded.reason, version = excluded.version,
                   findings_hash = excluded.findings_hash, decided_at = excluded.decided_at, decided_by = excluded.decided_by
            """, decision, cancel);

    internal static Task WithdrawDecisionAsync(Transaction transaction, string applicationId, CancellationToken cancel) =>
        transaction.ExecuteAsync("DELETE FROM eligibility_decisions WHERE application_id = @applicationId", new { applicationId }, cancel);

    internal static DecisionState State(int? decidedVersion, bool? isEligible, int version) => decidedVersion switch
    {
        null => DecisionState.Undecided,
        { } decided when decided != version => DecisionState.Outdated,
        _ => isEligible == true ? DecisionState.Eligible : DecisionState.NotEligible,
    };

    private sealed record StateRow
    {
        public string ApplicationId { get; init; } = "";

        public int Version { get; init; }

        public int? DecidedVersion { get; init; }

        public bool? IsEligible { get; init; }
    }
}
