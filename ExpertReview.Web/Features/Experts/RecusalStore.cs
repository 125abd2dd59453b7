using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Live;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Recusals; every statement that writes <c>recusals</c> or <c>recusal_lifts</c> is in this file and its statements part.</summary>
public sealed partial class RecusalStore(
    Database database, LedgerStore ledger, RoundFeed feed, IEnumerable<RecusalConsequence> consequences, TimeProvider clock)
{
    /// <summary>Brings the derived recusals of a program up to date with its applications, experts and declared relations.</summary>
    public Task DeriveAsync(Actor actor, string programId, CancellationToken cancel = default) =>
        AnnouncingAsync(async transaction => (true, await DeriveAsync(transaction, actor, programId, cancel)), cancel);

    /// <inheritdoc cref="DeriveAsync(Actor, string, CancellationToken)"/>
    /// <returns>What to announce after the commit.</returns>
    public async Task<IReadOnlyList<RoundNews>> DeriveAsync(
        Transaction transaction, Actor actor, string programId, CancellationToken cancel = default)
    {
        var experts = await ExpertStore.AllAsync(transaction, programId, cancel);
        var relations = await RelationsAsync(transaction, programId, cancel);
        var places = await transaction.QueryAsync<ApplicantPlace>(
            "SELECT application_id, city_code, county_code FROM applications WHERE program_id = @programId", new { programId }, cancel);
        var organizations = experts.Select(expert => expert.Employer)
            .Concat(relations.SelectMany(group => group).Where(relation => relation.Kind == RelationKind.Organization).Select(relation => relation.Value))
            .Distinct().ToList();
        var naming = await NamedOrganizationStore.ApplicationsNamingAsync(transaction, programId, organizations, cancel);
        var wanted = RecusalRules.Derive(experts, relations, places, naming);

        var present = (await transaction.QueryAsync<KeyRow>($"""
            SELECT r.application_id, r.expert_id, r.ground
              FROM recusals r
                   JOIN experts e ON e.expert_id = r.expert_id
             WHERE e.program_id = @programId
               AND r.ground {transaction.In("@grounds")}
            """, new { programId, grounds = Names(RecusalRules.Derived) }, cancel)).Select(row => row.Key).ToHashSet();
        var lifted = (await transaction.QueryAsync<KeyRow>("""
            SELECT l.application_id, l.expert_id, l.ground
              FROM recusal_lifts l
                   JOIN experts e ON e.expert_id = l.expert_id
             WHERE e.program_id = @programId
            """, new { programId }, cancel)).Select(row => row.Key).ToHashSet();
        var added = wanted.Where(pair => !present.Contains(pair.Key) && !lifted.Contains(pair.Key)).ToList();
        var removed = present.Where(key => !wanted.ContainsKey(key)).ToList();
        if (added.Count == 0 && removed.Count == 0)
            return [];

        foreach (var (key, reason) in added)
            await InsertAsync(transaction, actor, key, reason, cancel);
        foreach (var key in removed)
            await DeleteAsync(transaction, key, cancel);
        var codes = experts.ToDictionary(expert => expert.ExpertId, expert => expert.ExpertCode);
        await ledger.AppendAsync(transaction, actor, Act.RecusalRecorded, programId, "derived", new
        {
            added = added.Select(pair => Entry(pair.Key)).Order(StringComparer.Ordinal),
            removed = removed.Select(Entry).Order(StringComparer.Ordinal),
        });
        return await FollowAsync(transaction, actor, programId, cancel);

        string Entry(RecusalKey key) => $"{codes[key.ExpertId]} {key.ApplicationId} {key.Ground}";
    }

    /// <summary>An expert withdraws from one assigned application; the assignment ends with it.</summary>
    public async Task<ExpertRefusal?> DeclareOnSheetAsync(
        Actor actor, string roundId, string blindCode, string expertId, string reason, CancellationToken cancel = default) =>
        string.IsNullOrWhiteSpace(reason)
            ? ExpertRefusal.ReasonMissing
            : await AnnouncingAsync<ExpertRefusal?>(async transaction =>
            {
                if (await RoundStore.FindAsync(transaction, roundId, cancel) is not { } round)
                    return (ExpertRefusal.NotFound, []);
                if (!await ProgramStore.AllowsAsync(transaction, round.ProgramId, PhaseRight.Recuse, cancel))
                    return (ExpertRefusal.PhaseForbids, []);
                if (await OpenSheetAsync(transaction, roundId, blindCode, expertId, cancel) is not { } applicationId)
                    return (ExpertRefusal.SheetNotOpen, []);
                return await RecordAsync(
                    transaction, actor, round.ProgramId, new RecusalKey(applicationId, expertId, RecusalGround.DeclaredOnSheet), blindCode, reason, cancel);
            }, cancel);

    /// <summary>Staff record that an expert must not see an application.</summary>
    /// <param name="actor">Who records it.</param>
    /// <param name="programId">The program.</param>
    /// <param name="application">Its blind code, or its id.</param>
    /// <param name="expertCode">The expert.</param>
    /// <param name="reason">Why; required.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<ExpertRefusal?> RecordByStaffAsync(
        Actor actor, string programId, string application, string expertCode, string reason, CancellationToken cancel = default) =>
        string.IsNullOrWhiteSpace(reason)
            ? ExpertRefusal.ReasonMissing
            : await WithPairAsync(programId, application, expertCode, (transaction, applicationId, expert) => RecordAsync(
                transaction, actor, programId, new RecusalKey(applicationId, expert.ExpertId, RecusalGround.RecordedByStaff), application, reason, cancel), cancel);

    /// <summary>Staff lift one ground of a recusal, with the reason; deriving does not bring it back.</summary>
    public async Task<ExpertRefusal?> LiftAsync(
        Actor actor, string programId, string application, string expertCode, RecusalGround ground, string reason, CancellationToken cancel = default) =>
        string.IsNullOrWhiteSpace(reason)
            ? ExpertRefusal.ReasonMissing
            : await WithPairAsync(programId, application, expertCode, async (transaction, applicationId, expert) =>
            {
                var key = new RecusalKey(applicationId, expert.ExpertId, ground);
                if (await DeleteAsync(transaction, key, cancel) == 0)
                    return (ExpertRefusal.NotRecused, []);
                await InsertLiftAsync(transaction, actor, key, reason, cancel);
                await ledger.AppendAsync(
                    transaction, actor, Act.RecusalLifted, programId, $"{expertCode} {application}",
                    new { before = ground, after = (string?)null, reasonHash = CanonicalJson.Hash(reason) });
                return (null, []);
            }, cancel);

    /// <summary>Runs a transaction that may change recusals, in line with other writers, and announces what came of it.</summary>
    internal async Task<T> AnnouncingAsync<T>(
        Func<Transaction, Task<(T Result, IReadOnlyList<RoundNews> News)>> work, CancellationToken cancel)
    {
        var (result, news) = await database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            return await work(transaction);
        }, cancel);
        foreach (var item in news)
            await feed.PublishAsync(item);
        return result;
    }

    private async Task<(ExpertRefusal?, IReadOnlyList<RoundNews>)> RecordAsync(
        Transaction transaction, Actor actor, string programId, RecusalKey key, string application, string reason, CancellationToken cancel)
    {
        if (await InsertAsync(transaction, actor, key, reason, cancel) == 0)
            return (ExpertRefusal.AlreadyRecused, []);
        // The reason is free text that may name somebody: it stays out of the ledger, which more people read.
        await ledger.AppendAsync(transaction, actor, Act.RecusalRecorded, programId, $"{await CodeAsync(transaction, key.ExpertId, cancel)} {application}",
            new { key.Ground, reasonHash = CanonicalJson.Hash(reason) });
        return (null, await FollowAsync(transaction, actor, programId, cancel));
    }

    private Task<ExpertRefusal?> WithPairAsync(
        string programId, string application, string expertCode,
        Func<Transaction, string, Expert, Task<(ExpertRefusal?, IReadOnlyList<RoundNews>)>> change, CancellationToken cancel) =>
        AnnouncingAsync<ExpertRefusal?>(async transaction =>
        {
            if (!await ProgramStore.AllowsAsync(transaction, programId, PhaseRight.Recuse, cancel))
                return (ExpertRefusal.PhaseForbids, []);
            if (await ExpertStore.FindAsync(transaction, programId, expertCode, cancel) is not { } expert)
                return (ExpertRefusal.NotFound, []);
            return await ApplicationAsync(transaction, programId, application, cancel) is { } applicationId
                ? await change(transaction, applicationId, expert)
                : (ExpertRefusal.NotFound, []);
        }, cancel);

    private async Task<IReadOnlyList<RoundNews>> FollowAsync(Transaction transaction, Actor actor, string programId, CancellationToken cancel)
    {
        var news = new List<RoundNews>();
        foreach (var consequence in consequences)
            news.AddRange(await consequence(transaction, actor, programId, cancel));
        return news;
    }

    private static string[] Names(IEnumerable<RecusalGround> grounds) => [.. grounds.Select(ground => ground.ToString())];
}
