using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Programs and their rulesets; every statement that writes <c>programs</c> or <c>rulesets</c> is in this file.</summary>
public sealed class ProgramStore(Database database, LedgerStore ledger, TimeProvider clock)
{
    private const string ProgramColumns = "SELECT program_id, name, name_en, phase, is_demo, created_at FROM programs";

    private const string RulesetColumns = """
        SELECT r.program_id, r.version, r.content, r.hash, r.reason, r.created_at, r.created_by, a.display_name AS created_by_name
          FROM rulesets r
               LEFT JOIN accounts a
               ON a.account_id = r.created_by
        """;

    /// <summary>Every program, newest first.</summary>
    public Task<IReadOnlyList<Program>> AllAsync(CancellationToken cancel = default) =>
        database.QueryAsync<Program>($"{ProgramColumns} ORDER BY created_at DESC, program_id", cancel: cancel);

    public Task<Program?> FindAsync(string programId, CancellationToken cancel = default) => FindAsync(database, programId, cancel);

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    public static Task<Program?> FindAsync(Session session, string programId, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<Program>($"{ProgramColumns} WHERE program_id = @programId", new { programId }, cancel);

    /// <summary>Whether the program's phase allows <paramref name="right"/> now; asked in the transaction that uses the right.</summary>
    public static async Task<bool> AllowsAsync(Session session, string programId, PhaseRight right, CancellationToken cancel = default) =>
        await FindAsync(session, programId, cancel) is { } program && program.Phase.Allows(right);

    /// <summary>Makes a program with the first version of its ruleset and its first round.</summary>
    public Task<ProgramRefusal?> CreateAsync(Actor actor, string programId, Ruleset ruleset, bool isDemo, CancellationToken cancel = default) =>
        database.TransactionAsync(async transaction =>
        {
            if (!Program.IsId(programId))
                return ProgramRefusal.IdInvalid;
            if (RulesetCheck.Check(ruleset).Count > 0)
                return ProgramRefusal.RulesetInvalid;
            var now = clock.GetUtcNow();
            int created = await transaction.ExecuteAsync("""
                INSERT INTO programs (program_id, name, name_en, phase, is_demo, created_at)
                VALUES (@programId, @Name, @NameEn, @phase, @isDemo, @now)
                ON CONFLICT (program_id) DO NOTHING
                """,
                new { programId, ruleset.Name, ruleset.NameEn, phase = nameof(Phase.Filing), isDemo, now }, cancel);
            if (created == 0)
                return ProgramRefusal.IdTaken;
            await ledger.AppendAsync(transaction, actor, Act.ProgramCreated, programId, programId, new { ruleset.Scheme, isDemo });
            await AddVersionAsync(transaction, actor, programId, 1, ruleset, ruleset.Scheme, cancel);
            await RoundStore.PlanAsync(transaction, programId, 1, cancel);
            return (ProgramRefusal?)null;
        }, cancel);

    /// <summary>The newest ruleset: the one that counts until a round freezes one.</summary>
    public Task<RulesetVersion?> NewestRulesetAsync(string programId, CancellationToken cancel = default) =>
        NewestRulesetAsync(database, programId, cancel);

    /// <inheritdoc cref="NewestRulesetAsync(string, CancellationToken)"/>
    public static Task<RulesetVersion?> NewestRulesetAsync(Session session, string programId, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<RulesetVersion>(
            $"{RulesetColumns} WHERE program_id = @programId ORDER BY version DESC LIMIT 1", new { programId }, cancel);

    public Task<RulesetVersion?> RulesetAsync(string programId, int version, CancellationToken cancel = default) =>
        RulesetAsync(database, programId, version, cancel);

    public static Task<RulesetVersion?> RulesetAsync(Session session, string programId, int version, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<RulesetVersion>(
            $"{RulesetColumns} WHERE program_id = @programId AND version = @version", new { programId, version }, cancel);

    /// <summary>Every version, newest first.</summary>
    public Task<IReadOnlyList<RulesetVersion>> RulesetsAsync(string programId, CancellationToken cancel = default) =>
        database.QueryAsync<RulesetVersion>(
            $"{RulesetColumns} WHERE program_id = @programId ORDER BY version DESC", new { programId }, cancel);

    /// <summary>Adds a version on top of <paramref name="baseVersion"/>, unless another came first or the round has opened.</summary>
    public Task<ProgramRefusal?> SaveRulesetAsync(
        Actor actor, string programId, Ruleset ruleset, int baseVersion, string reason, CancellationToken cancel = default) =>
        database.TransactionAsync(async transaction =>
        {
            if (string.IsNullOrWhiteSpace(reason))
                return ProgramRefusal.ReasonMissing;
            if (RulesetCheck.Check(ruleset).Count > 0)
                return ProgramRefusal.RulesetInvalid;
            await LedgerStore.SerializeAsync(transaction, cancel);
            if (!await AllowsAsync(transaction, programId, PhaseRight.EditRuleset, cancel))
                return ProgramRefusal.RulesetFrozen;
            var newest = await NewestRulesetAsync(transaction, programId, cancel);
            if (newest?.Version != baseVersion)
                return ProgramRefusal.SavedElsewhere;
            if (await LacksChosenAsync(transaction, programId, ruleset, cancel))
                return ProgramRefusal.TypeInUse;
            await AddVersionAsync(transaction, actor, programId, baseVersion + 1, ruleset, reason, cancel);
            await transaction.ExecuteAsync(
                "UPDATE programs SET name = @Name, name_en = @NameEn WHERE program_id = @programId",
                new { ruleset.Name, ruleset.NameEn, programId }, cancel);
            return (ProgramRefusal?)null;
        }, cancel);

    /// <summary>Moves a program by hand to a phase that no round owns.</summary>
    public Task<ProgramRefusal?> MoveAsync(Actor actor, string programId, Phase phase, string reason, CancellationToken cancel = default) =>
        database.TransactionAsync(async transaction =>
        {
            if (string.IsNullOrWhiteSpace(reason))
                return ProgramRefusal.ReasonMissing;
            await LedgerStore.SerializeAsync(transaction, cancel);
            var program = await FindAsync(transaction, programId, cancel);
            if (program?.Phase == phase)
                return ProgramRefusal.AlreadyInPhase;
            if (program?.Phase.ReachableByHand().Contains(phase) != true)
                return ProgramRefusal.PhaseBelongsToRound;
            await SetPhaseAsync(transaction, actor, programId, phase, reason, cancel);
            return (ProgramRefusal?)null;
        }, cancel);

    /// <summary>Sets the phase in the transaction of the act that brings it about.</summary>
    internal async Task SetPhaseAsync(
        Transaction transaction, Actor actor, string programId, Phase phase, string reason, CancellationToken cancel)
    {
        var before = await FindAsync(transaction, programId, cancel);
        await transaction.ExecuteAsync(
            "UPDATE programs SET phase = @phase WHERE program_id = @programId", new { phase = phase.ToString(), programId }, cancel);
        await ledger.AppendAsync(
            transaction, actor, Act.PhaseChanged, programId, programId, new { before = before?.Phase, after = phase, reason });
    }

    /// <summary>Whether applications have chosen a type or track that the ruleset does not have.</summary>
    private static async Task<bool> LacksChosenAsync(Transaction transaction, string programId, Ruleset ruleset, CancellationToken cancel)
    {
        var chosen = await transaction.QueryAsync<(string Type, string? Track)>("""
            SELECT DISTINCT type_code, track_code
              FROM applications
             WHERE program_id = @programId
               AND state = 'Received'
            """, new { programId }, cancel);
        return chosen.Any(choice => ruleset.Type(choice.Type) is null || (choice.Track is not null && ruleset.Track(choice.Track) is null));
    }

    private async Task AddVersionAsync(
        Transaction transaction, Actor actor, string programId, int version, Ruleset ruleset, string reason, CancellationToken cancel)
    {
        string content = RulesetJson.Write(ruleset);
        string hash = RulesetJson.Hash(content);
        await transaction.ExecuteAsync("""
            INSERT INTO rulesets (program_id, version, content, hash, reason, created_at, created_by)
            VALUES (@programId, @version, @content, @hash, @reason, @now, @Id)
            """,
            new { programId, version, content, hash, reason, now = clock.GetUtcNow(), actor.Id }, cancel);
        await ledger.AppendAsync(transaction, actor, Act.RulesetSaved, programId, $"ruleset {version}", new { version, hash, reason });
    }
}
