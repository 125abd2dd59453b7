using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>The ranking of a round as it stands, and the frozen ones; every statement that writes <c>rankings</c> is in this file.</summary>
public sealed class RankingStore(Database database, ProgramStore programs, LedgerStore ledger, TimeProvider clock)
{
    /// <summary>The ranking of the moment, by the live terms. Ask <see cref="RoundSeal.HidesRanking"/> before: this reads marks.</summary>
    /// <exception cref="InvalidOperationException">The round is sealed.</exception>
    public Task<RoundRanking> LiveAsync(Round round, CancellationToken cancel = default) => ComputeAsync(round, RankingTerms.Live, cancel);

    /// <summary>What a freeze by these terms would give now.</summary>
    /// <exception cref="InvalidOperationException">The round is sealed.</exception>
    public async Task<RoundRanking> ComputeAsync(Round round, RankingTerms terms, CancellationToken cancel = default)
    {
        if (round.HidesRanking())
            throw new InvalidOperationException("The ranking of a sealed round was asked for.");
        var ruleset = await RulesetAsync(round, cancel);
        var (inputs, eventNumber) = await RankingInputStore.ReadAsync(database, round, ruleset.Ruleset, terms, cancel);
        return RoundRanking.Of(round, ruleset, inputs, eventNumber);
    }

    /// <summary>The round's frozen ruleset, or before it opens the newest one.</summary>
    public async Task<RulesetVersion> RulesetAsync(Round round, CancellationToken cancel = default) =>
        (round.RulesetVersion is { } version
            ? await programs.RulesetAsync(round.ProgramId, version, cancel)
            : await programs.NewestRulesetAsync(round.ProgramId, cancel))
        ?? throw new InvalidOperationException($"Program {round.ProgramId} has no ruleset.");

    /// <summary>Keeps the ranking of this moment under the next number, with its inputs. Nothing ever changes it again.</summary>
    /// <returns>The number, or why nothing was frozen.</returns>
    public Task<(int? Number, RankingRefusal? Refusal)> FreezeAsync(
        Actor actor, string roundId, RankingTerms terms, string reason, CancellationToken cancel = default) =>
        database.TransactionAsync<(int?, RankingRefusal?)>(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            var round = await RoundStore.FindAsync(transaction, roundId, cancel)
                ?? throw new InvalidOperationException($"There is no round {roundId}.");
            if (round.State != RoundState.Closed)
                return (null, RankingRefusal.RoundNotClosed);
            if (!await ProgramStore.AllowsAsync(transaction, round.ProgramId, PhaseRight.Freeze, cancel))
                return (null, RankingRefusal.PhaseForbids);
            if (string.IsNullOrWhiteSpace(reason))
                return (null, RankingRefusal.ReasonMissing);
            var version = await RulesetAsync(round, cancel);
            if (terms.FewestSheets < 1 || terms.FewestSheets > version.Ruleset.ExpertsPerApplication)
                return (null, RankingRefusal.FewestSheetsOutOfRange);
            var (inputs, eventNumber) = await RankingInputStore.ReadAsync(transaction, round, version.Ruleset, terms, cancel);
            if (inputs.Applications.Count == 0)
                return (null, RankingRefusal.NothingToRank);
            return (await KeepAsync(transaction, actor, RoundRanking.Of(round, version, inputs, eventNumber), reason.Trim(), cancel), null);
        }, cancel);

    /// <summary>The rounds that have frozen rankings.</summary>
    public Task<IReadOnlyList<string>> RoundsWithFrozenAsync(CancellationToken cancel = default) =>
        database.QueryAsync<string>("SELECT DISTINCT round_id FROM rankings ORDER BY round_id", null, cancel);

    /// <summary>The frozen rankings of a round, newest first.</summary>
    public Task<IReadOnlyList<FrozenRankingEntry>> AllFrozenAsync(string roundId, CancellationToken cancel = default) =>
        database.QueryAsync<FrozenRankingEntry>("""
            SELECT number, event_number, ruleset_hash, result_hash, reason, frozen_at
              FROM rankings
             WHERE round_id = @roundId
             ORDER BY number DESC
            """, new { roundId }, cancel);

    public Task<FrozenRanking?> FrozenAsync(string roundId, int number, CancellationToken cancel = default) =>
        database.SingleOrDefaultAsync<FrozenRanking>("""
            SELECT r.round_id, r.number, r.ruleset_version, r.ruleset_hash, r.event_number, r.inputs, r.result, r.result_hash,
                   r.library_version, r.reason, r.frozen_at, COALESCE(c.display_name, r.frozen_by) AS frozen_by
              FROM rankings r
                   LEFT JOIN accounts c ON c.account_id = r.frozen_by
             WHERE r.round_id = @roundId
               AND r.number = @number
            """, new { roundId, number }, cancel);

    /// <summary>A frozen ranking with the result that was stored, not computed again.</summary>
    public async Task<RoundRanking> OpenAsync(Round round, FrozenRanking frozen, CancellationToken cancel = default)
    {
        var version = await FrozenRulesetAsync(round, frozen, cancel);
        return new RoundRanking
        {
            Round = round,
            Ruleset = version.Ruleset,
            RulesetHash = frozen.RulesetHash,
            RulesetVersion = frozen.RulesetVersion,
            Inputs = RankingInputs.Read(frozen.Inputs),
            Result = RankingJson.Read(frozen.Result),
            Indicators = RankingJson.ReadIndicators(frozen.Result),
            EventNumber = frozen.EventNumber,
            Number = frozen.Number,
        };
    }

    /// <summary>Computes a frozen ranking again from its stored inputs and holds it against what is stored and what the ledger says.</summary>
    public async Task<Recomputation> RecomputeAsync(Round round, FrozenRanking frozen, CancellationToken cancel = default)
    {
        var version = await FrozenRulesetAsync(round, frozen, cancel);
        var again = RoundRanking.Of(round, version, RankingInputs.Read(frozen.Inputs), frozen.EventNumber);
        string result = RankingJson.Write(again);
        // The freeze was serialized with every other act: its own entry is the next one after the inputs.
        var entry = (await ledger.AfterAsync(frozen.EventNumber, 1, cancel)).SingleOrDefault();
        return new Recomputation(
            CanonicalJson.Hash(result),
            IsSameResult: result == frozen.Result,
            IsStoredTextIntact: CanonicalJson.Hash(frozen.Result) == frozen.ResultHash,
            IsRulesetIntact: RulesetJson.Hash(version.Content) == frozen.RulesetHash && round.RulesetHash == frozen.RulesetHash,
            IsRecordedInLedger: entry is { Act: Act.RankingFrozen } && entry.Body == CanonicalJson.Write(Record(frozen)));
    }

    private static FreezeRecord Record(FrozenRanking frozen) => new(
        frozen.RoundId, frozen.Number, frozen.RulesetHash, frozen.EventNumber, CanonicalJson.Hash(frozen.Inputs), frozen.ResultHash,
        frozen.LibraryVersion, frozen.Reason);

    private async Task<int> KeepAsync(Transaction transaction, Actor actor, RoundRanking ranking, string reason, CancellationToken cancel)
    {
        int number = await transaction.SingleAsync<int>(
            "SELECT COALESCE(MAX(number), 0) + 1 FROM rankings WHERE round_id = @RoundId", new { ranking.Round.RoundId }, cancel);
        var frozen = new FrozenRanking
        {
            RoundId = ranking.Round.RoundId,
            Number = number,
            RulesetVersion = ranking.RulesetVersion,
            RulesetHash = ranking.RulesetHash,
            EventNumber = ranking.EventNumber,
            Inputs = ranking.Inputs.ToJson(),
            Result = RankingJson.Write(ranking),
            ResultHash = ranking.ResultHash,
            LibraryVersion = RankingJson.LibraryVersion,
            Reason = reason,
            FrozenAt = clock.GetUtcNow(),
            FrozenBy = actor.Id,
        };
        await transaction.ExecuteAsync("""
            INSERT INTO rankings (round_id, number, ruleset_version, ruleset_hash, event_number, inputs, result, result_hash,
                                  library_version, reason, frozen_at, frozen_by)
            VALUES (@RoundId, @Number, @RulesetVersion, @RulesetHash, @EventNumber, @Inputs, @Result, @ResultHash,
                    @LibraryVersion, @Reason, @FrozenAt, @FrozenBy)
            """, frozen, cancel);
        await ledger.AppendAsync(transaction, actor, Act.RankingFrozen, ranking.Round.ProgramId, $"ranking {number}", Record(frozen));
        return number;
    }

    private async Task<RulesetVersion> FrozenRulesetAsync(Round round, FrozenRanking frozen, CancellationToken cancel) =>
        await programs.RulesetAsync(round.ProgramId, frozen.RulesetVersion, cancel)
        ?? throw new InvalidOperationException($"Ruleset {frozen.RulesetVersion} of {round.ProgramId} is gone.");

    private sealed record FreezeRecord(
        string RoundId, int Number, string RulesetHash, long EventNumber, string InputsHash, string ResultHash, string LibraryVersion, string Reason);
}
