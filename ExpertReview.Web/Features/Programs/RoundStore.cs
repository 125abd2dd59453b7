using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Live;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Rounds and their states; every statement that writes <c>rounds</c> is in this file.</summary>
public sealed class RoundStore(Database database, ProgramStore programs, LedgerStore ledger, RoundFeed feed, TimeProvider clock)
{
    private const string Columns = """
        SELECT round_id, program_id, number, state, is_sealed, ruleset_version, ruleset_hash, opened_at, closes_at, closed_at, message
          FROM rounds
        """;

    public Task<Round?> FindAsync(string roundId, CancellationToken cancel = default) => FindAsync(database, roundId, cancel);

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    public static Task<Round?> FindAsync(Session session, string roundId, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<Round>($"{Columns} WHERE round_id = @roundId", new { roundId }, cancel);

    /// <summary>The initial review's round of a program.</summary>
    public Task<Round?> InitialAsync(string programId, CancellationToken cancel = default) => InitialAsync(database, programId, cancel);

    /// <inheritdoc cref="InitialAsync(string, CancellationToken)"/>
    public static Task<Round?> InitialAsync(Session session, string programId, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<Round>($"{Columns} WHERE program_id = @programId AND number = 1", new { programId }, cancel);

    /// <summary>Opens a planned round: freezes the newest ruleset by its hash and brings the program into scoring.</summary>
    public async Task<ProgramRefusal?> OpenAsync(
        Actor actor, string roundId, bool isSealed, DateTimeOffset? closesAt, CancellationToken cancel = default) =>
        await ChangeAsync(actor, roundId, Act.RoundOpened, "", async (transaction, round) =>
        {
            if (round.State != RoundState.Planned)
                return ProgramRefusal.RoundNotInThatState;
            if (closesAt <= clock.GetUtcNow())
                return ProgramRefusal.DeadlinePassed;
            int assigned = await transaction.SingleAsync<int>(
                "SELECT COUNT(*) FROM assignments WHERE round_id = @roundId AND state = 'Active'", new { roundId }, cancel);
            if (assigned == 0)
                return ProgramRefusal.NothingAssigned;
            if (!await ProgramStore.AllowsAsync(transaction, round.ProgramId, PhaseRight.Assign, cancel))
                return ProgramRefusal.PhaseForbids;
            if (await OutdatedCopiesAsync(transaction, roundId, cancel) > 0)
                return ProgramRefusal.CopiesOutdated;
            var ruleset = await ProgramStore.NewestRulesetAsync(transaction, round.ProgramId, cancel);
            await transaction.ExecuteAsync("""
                UPDATE rounds
                   SET state = 'Open', is_sealed = @isSealed, ruleset_version = @Version, ruleset_hash = @Hash,
                       opened_at = @now, closes_at = @closesAt
                 WHERE round_id = @roundId
                """,
                new { isSealed, ruleset!.Version, ruleset.Hash, now = clock.GetUtcNow(), closesAt, roundId }, cancel);
            await programs.SetPhaseAsync(transaction, actor, round.ProgramId, Phase.Scoring, nameof(Act.RoundOpened), cancel);
            return null;
        }, cancel);

    public Task<ProgramRefusal?> PauseAsync(Actor actor, string roundId, string message, CancellationToken cancel = default) =>
        SwitchAsync(actor, roundId, Act.RoundPaused, RoundState.Open, RoundState.Paused, message, cancel);

    public Task<ProgramRefusal?> ResumeAsync(Actor actor, string roundId, CancellationToken cancel = default) =>
        SwitchAsync(actor, roundId, Act.RoundResumed, RoundState.Paused, RoundState.Open, null, cancel);

    public Task<ProgramRefusal?> ExtendAsync(
        Actor actor, string roundId, DateTimeOffset closesAt, string reason, CancellationToken cancel = default) =>
        ChangeAsync(actor, roundId, Act.RoundExtended, reason, async (transaction, round) =>
        {
            if (string.IsNullOrWhiteSpace(reason))
                return ProgramRefusal.ReasonMissing;
            if (closesAt <= clock.GetUtcNow())
                return ProgramRefusal.DeadlinePassed;
            if (round.State is not (RoundState.Open or RoundState.Paused))
                return ProgramRefusal.RoundNotInThatState;
            await transaction.ExecuteAsync(
                "UPDATE rounds SET closes_at = @closesAt WHERE round_id = @roundId", new { closesAt, roundId }, cancel);
            return null;
        }, cancel);

    /// <summary>
    /// Closes the round and brings the program into reconsideration. Refused while assigned sheets are not submitted,
    /// unless <paramref name="forceReason"/> says why it must be.
    /// </summary>
    public Task<ProgramRefusal?> CloseAsync(Actor actor, string roundId, string? forceReason, CancellationToken cancel = default) =>
        ChangeAsync(actor, roundId, Act.RoundClosed, forceReason ?? "", async (transaction, round) =>
        {
            if (round.State is not (RoundState.Open or RoundState.Paused))
                return ProgramRefusal.RoundNotInThatState;
            if (string.IsNullOrWhiteSpace(forceReason) && await OpenSheetsAsync(transaction, roundId, cancel) > 0)
                return ProgramRefusal.SheetsOpen;
            await transaction.ExecuteAsync(
                "UPDATE rounds SET state = 'Closed', closed_at = @now WHERE round_id = @roundId",
                new { now = clock.GetUtcNow(), roundId }, cancel);
            await programs.SetPhaseAsync(transaction, actor, round.ProgramId, Phase.Reconsideration, nameof(Act.RoundClosed), cancel);
            return null;
        }, cancel);

    /// <summary>How many assigned sheets are not submitted.</summary>
    public static Task<int> OpenSheetsAsync(Session session, string roundId, CancellationToken cancel = default) =>
        session.SingleAsync<int>("""
            SELECT COUNT(*)
              FROM assignments a
                   LEFT JOIN score_sheets s
                   ON s.round_id = a.round_id AND s.application_id = a.application_id AND s.expert_id = a.expert_id
             WHERE a.round_id = @roundId
               AND a.state = 'Active'
               AND COALESCE(s.is_submitted, FALSE) = FALSE
            """, new { roundId }, cancel);

    /// <summary>How many assigned applications were corrected, withdrawn or decided anew after their blind copy was released.</summary>
    private static Task<int> OutdatedCopiesAsync(Session session, string roundId, CancellationToken cancel) =>
        session.SingleAsync<int>("""
            SELECT COUNT(DISTINCT s.application_id)
              FROM assignments s
                   JOIN applications a ON a.application_id = s.application_id
                   JOIN blind_copies b ON b.application_id = s.application_id
             WHERE s.round_id = @roundId
               AND s.state = 'Active'
               AND (b.state <> 'Released' OR b.version <> a.version OR a.state <> 'Received')
            """, new { roundId }, cancel);

    internal static Task PlanAsync(Transaction transaction, string programId, int number, CancellationToken cancel) =>
        transaction.ExecuteAsync(
            "INSERT INTO rounds (round_id, program_id, number, state) VALUES (@roundId, @programId, @number, 'Planned')",
            new { roundId = Identifier.New(), programId, number }, cancel);

    private Task<ProgramRefusal?> SwitchAsync(
        Actor actor, string roundId, Act act, RoundState from, RoundState to, string? message, CancellationToken cancel) =>
        ChangeAsync(actor, roundId, act, message ?? "", async (transaction, round) =>
        {
            if (round.State != from)
                return ProgramRefusal.RoundNotInThatState;
            await transaction.ExecuteAsync(
                "UPDATE rounds SET state = @to, message = @message WHERE round_id = @roundId",
                new { to = to.ToString(), message, roundId }, cancel);
            return null;
        }, cancel);

    private async Task<ProgramRefusal?> ChangeAsync(
        Actor actor, string roundId, Act act, string reason,
        Func<Transaction, Round, Task<ProgramRefusal?>> change, CancellationToken cancel)
    {
        long number = 0;
        var refusal = await database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            if (await FindAsync(transaction, roundId, cancel) is not { } before)
                return ProgramRefusal.RoundNotInThatState;
            if (await change(transaction, before) is { } refused)
                return refused;
            var after = await FindAsync(transaction, roundId, cancel);
            var entry = await ledger.AppendAsync(transaction, actor, act, before.ProgramId, $"round {before.Number}", new { before, after, reason });
            number = entry.Sequence;
            return (ProgramRefusal?)null;
        }, cancel);
        if (refusal is null)
            await feed.PublishAsync(new RoundNews(roundId, RoundNewsKind.RoundChanged, number));
        return refusal;
    }
}
