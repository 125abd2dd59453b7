using System.Text;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Live;

namespace ExpertReview.Web.Features.Experts;

/// <summary>What experts do for themselves before material opens. These statements read and write the expert's own rows only.</summary>
public sealed partial class ExpertStore
{
    /// <summary>Keeps the signature under the undertaking: the hash of the text as it was shown, the name, the time.</summary>
    public async Task<ExpertRefusal?> SignUndertakingAsync(
        Actor actor, UndertakingText undertaking, UndertakingSignature signature, CancellationToken cancel = default)
    {
        if (!signature.IsAccepted)
            return ExpertRefusal.NotAccepted;
        if (signature.TextHash != undertaking.Hash)
            return ExpertRefusal.TextChanged;
        return await ForSelfAsync(actor, async (transaction, expert) =>
        {
            if (Plain(signature.Name) != Plain(expert.Name))
                return (ExpertRefusal.NameDiffers, []);
            await transaction.ExecuteAsync("""
                UPDATE experts
                   SET undertaking_hash = @Hash, undertaking_language = @Language, undertaking_name = @Name, undertaking_signed_at = @now
                 WHERE expert_id = @ExpertId
                """,
                new { undertaking.Hash, undertaking.Language, Name = signature.Name.Trim(), now = clock.GetUtcNow(), expert.ExpertId }, cancel);
            await ledger.AppendAsync(transaction, actor, Act.UndertakingSigned, expert.ProgramId, expert.ExpertCode, new
            {
                before = expert.UndertakingHash, after = undertaking.Hash, undertaking.Language,
            });
            return (null, []);
        }, cancel);
    }

    /// <summary>Adds declared relations; they become recusals in the same transaction, and the expert is not told which.</summary>
    public async Task<ExpertRefusal?> DeclareRelationsAsync(
        Actor actor, IReadOnlyList<Relation> relations, bool isStatementTicked, CancellationToken cancel = default)
    {
        if (!isStatementTicked)
            return ExpertRefusal.StatementMissing;
        if (!relations.All(relation => relation.IsComplete))
            return ExpertRefusal.RelationIncomplete;
        return await ForSelfAsync(actor, async (transaction, expert) =>
        {
            if (expert.UndertakingSignedAt is null)
                return (ExpertRefusal.UndertakingMissing, []);
            var now = clock.GetUtcNow();
            foreach (var relation in relations)
            {
                await transaction.ExecuteAsync("""
                    INSERT INTO expert_relations (relation_id, expert_id, kind, value, reason, note, declared_at)
                    VALUES (@relationId, @ExpertId, @kind, @Value, @reason, @Note, @now)
                    """,
                    new
                    {
                        relationId = Identifier.New(), expert.ExpertId, kind = relation.Kind.ToString(), relation.Value,
                        reason = relation.Reason.ToString(), relation.Note, now,
                    }, cancel);
            }

            await transaction.ExecuteAsync(
                "UPDATE experts SET relations_declared_at = @now WHERE expert_id = @ExpertId", new { now, expert.ExpertId }, cancel);
            await ledger.AppendAsync(transaction, actor, Act.RelationsDeclared, expert.ProgramId, expert.ExpertCode, new
            {
                // What was declared would name places and organizations.
                added = relations.GroupBy(relation => relation.Reason).ToDictionary(group => group.Key.ToString(), group => group.Count()),
            });
            return (null, await recusals.DeriveAsync(transaction, Actor.System, expert.ProgramId, cancel));
        }, cancel);
    }

    /// <summary>What the expert has declared so far.</summary>
    public Task<IReadOnlyList<Relation>> RelationsAsync(string expertId, CancellationToken cancel = default) =>
        database.QueryAsync<Relation>(
            "SELECT kind, value, reason, note FROM expert_relations WHERE expert_id = @expertId ORDER BY declared_at, relation_id",
            new { expertId }, cancel);

    private Task<ExpertRefusal?> ForSelfAsync(
        Actor actor, Func<Transaction, Expert, Task<(ExpertRefusal?, IReadOnlyList<RoundNews>)>> change, CancellationToken cancel) =>
        recusals.AnnouncingAsync<ExpertRefusal?>(async transaction =>
        {
            var self = await transaction.SingleOrDefaultAsync<Expert>($"{Columns} WHERE account_id = @Id", new { actor.Id }, cancel);
            if (self is not { IsActive: true })
                return (ExpertRefusal.NotFound, []);
            return await ProgramStore.AllowsAsync(transaction, self.ProgramId, PhaseRight.Recuse, cancel)
                ? await change(transaction, self)
                : (ExpertRefusal.PhaseForbids, []);
        }, cancel);

    private static string Plain(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
