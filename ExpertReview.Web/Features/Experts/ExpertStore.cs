using System.Globalization;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Live;

namespace ExpertReview.Web.Features.Experts;

/// <summary>The roster; every statement that writes <c>experts</c> or <c>expert_tracks</c> is in this file and its undertaking part.</summary>
public sealed partial class ExpertStore(Database database, LedgerStore ledger, ExpertAccounts accounts, RecusalStore recusals, TimeProvider clock)
{
    private const string Columns = """
        SELECT expert_id, program_id, expert_code, account_id, name, category, city_code, county_code, employer, phone, is_active,
               undertaking_hash, undertaking_signed_at, relations_declared_at
          FROM experts
        """;

    /// <summary>The expert whom an account belongs to; reads the expert's own row and nothing else.</summary>
    public Task<Expert?> OfAccountAsync(string accountId, CancellationToken cancel = default) =>
        database.SingleOrDefaultAsync<Expert>($"{Columns} WHERE account_id = @accountId", new { accountId }, cancel);

    /// <summary>The experts of a program, by code.</summary>
    public Task<IReadOnlyList<Expert>> AllAsync(string programId, CancellationToken cancel = default) => AllAsync(database, programId, cancel);

    /// <inheritdoc cref="AllAsync(string, CancellationToken)"/>
    public static Task<IReadOnlyList<Expert>> AllAsync(Session session, string programId, CancellationToken cancel = default) =>
        session.QueryAsync<Expert>($"{Columns} WHERE program_id = @programId ORDER BY LENGTH(expert_code), expert_code", new { programId }, cancel);

    public Task<Expert?> FindAsync(string programId, string expertCode, CancellationToken cancel = default) =>
        FindAsync(database, programId, expertCode, cancel);

    /// <inheritdoc cref="FindAsync(string, string, CancellationToken)"/>
    public static Task<Expert?> FindAsync(Session session, string programId, string expertCode, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<Expert>(
            $"{Columns} WHERE program_id = @programId AND expert_code = @expertCode", new { programId, expertCode }, cancel);

    /// <summary>The tracks that each expert of a program knows, by expert id.</summary>
    public static async Task<ILookup<string, string>> TracksAsync(Session session, string programId, CancellationToken cancel = default) =>
        (await session.QueryAsync<ExpertTrack>("""
            SELECT t.expert_id, t.track_code
              FROM expert_tracks t
                   JOIN experts e ON e.expert_id = t.expert_id
             WHERE e.program_id = @programId
             ORDER BY t.track_code
            """, new { programId }, cancel)).ToLookup(row => row.ExpertId, row => row.TrackCode);

    public async Task<IReadOnlyList<string>> TracksOfAsync(string expertId, CancellationToken cancel = default) =>
        await database.QueryAsync<string>(
            "SELECT track_code FROM expert_tracks WHERE expert_id = @expertId ORDER BY track_code", new { expertId }, cancel);

    /// <summary>The roster with recusals and loads, by code.</summary>
    public async Task<IReadOnlyList<ExpertListing>> ListAsync(string programId, CancellationToken cancel = default)
    {
        var experts = await AllAsync(programId, cancel);
        var tracks = await TracksAsync(database, programId, cancel);
        var counts = (await database.QueryAsync<ExpertCounts>("""
            SELECT e.expert_id,
                   (SELECT COUNT(DISTINCT r.application_id) FROM recusals r WHERE r.expert_id = e.expert_id) AS recusals,
                   (SELECT COUNT(*)
                      FROM assignments a
                           JOIN rounds o ON o.round_id = a.round_id
                     WHERE a.expert_id = e.expert_id
                       AND o.number = 1
                       AND a.state = 'Active') AS load
              FROM experts e
             WHERE e.program_id = @programId
            """, new { programId }, cancel)).ToDictionary(row => row.ExpertId);
        return [.. experts.Select(expert => new ExpertListing
        {
            Expert = expert,
            Tracks = [.. tracks[expert.ExpertId]],
            Recusals = (int)counts[expert.ExpertId].Recusals,
            Load = (int)counts[expert.ExpertId].Load,
        })];
    }

    /// <summary>Puts checked entries, each with a code, on the roster with an account of their own, and derives their recusals: all or none.</summary>
    internal Task<ExpertRefusal?> AddAsync(Actor actor, string programId, IReadOnlyList<RosterEntry> entries, CancellationToken cancel) =>
        recusals.AnnouncingAsync<ExpertRefusal?>(async transaction =>
        {
            if (!await ProgramStore.AllowsAsync(transaction, programId, PhaseRight.InviteExperts, cancel))
                return (ExpertRefusal.PhaseForbids, []);
            var taken = (await AllAsync(transaction, programId, cancel)).Select(expert => expert.ExpertCode).ToHashSet();
            if (entries.Any(entry => taken.Contains(entry.Code!)))
                return (ExpertRefusal.ChangedElsewhere, []);
            foreach (var entry in entries)
            {
                string expertId = Identifier.New();
                // The account shows the code, not the name: a tablet's screen is seen by neighbours.
                string accountId = await accounts.AddAsync(transaction, actor, $"{entry.Code!.ToLowerInvariant()}-{expertId[..6]}", entry.Code, cancel)
                    ?? throw new InvalidOperationException($"The random user name for {entry.Code} is taken.");
                await transaction.ExecuteAsync("""
                    INSERT INTO experts (expert_id, program_id, expert_code, account_id, name, category, city_code, county_code, employer, phone, is_active)
                    VALUES (@expertId, @programId, @Code, @accountId, @Name, @Category, @CityCode, @CountyCode, @Employer, @Phone, TRUE)
                    """,
                    new
                    {
                        expertId, programId, entry.Code, accountId, entry.Name, entry.Category, entry.CityCode, entry.CountyCode,
                        entry.Employer, entry.Phone,
                    }, cancel);
                await SetTracksAsync(transaction, expertId, entry.Tracks, cancel);
                await ledger.AppendAsync(transaction, actor, Act.ExpertImported, programId, entry.Code, new
                {
                    // No places: beside a recusal of the same county they would tell where an applicant is.
                    expertId, accountId, entry.Category, entry.Tracks,
                });
            }

            return (null, await recusals.DeriveAsync(transaction, actor, programId, cancel));
        }, cancel);

    /// <summary>Changes what the roster says about an expert, and derives recusals anew.</summary>
    public Task<ExpertRefusal?> ChangeAsync(Actor actor, string programId, RosterEntry entry, string reason, CancellationToken cancel = default) =>
        WithExpertAsync(programId, entry.Code!, reason, async (transaction, before) =>
        {
            var tracksBefore = (await TracksAsync(transaction, programId, cancel))[before.ExpertId].ToList();
            await transaction.ExecuteAsync("""
                UPDATE experts
                   SET name = @Name, category = @Category, city_code = @CityCode, county_code = @CountyCode, employer = @Employer, phone = @Phone
                 WHERE expert_id = @ExpertId
                """,
                new { entry.Name, entry.Category, entry.CityCode, entry.CountyCode, entry.Employer, entry.Phone, before.ExpertId }, cancel);
            await SetTracksAsync(transaction, before.ExpertId, entry.Tracks, cancel);
            await ledger.AppendAsync(transaction, actor, Act.ExpertChanged, programId, before.ExpertCode, new
            {
                before = new { before.Category, tracks = tracksBefore },
                after = new { entry.Category, entry.Tracks },
                nameChanged = before.Name != entry.Name,
                placeChanged = (before.CityCode, before.CountyCode) != (entry.CityCode, entry.CountyCode),
                employerChanged = before.Employer != entry.Employer,
                reason,
            });
            return (null, await recusals.DeriveAsync(transaction, actor, programId, cancel));
        }, cancel);

    /// <summary>Takes an expert off the roster, or back on it. Refused while applications are assigned to the expert.</summary>
    public Task<ExpertRefusal?> SetActiveAsync(
        Actor actor, string programId, string expertCode, bool isActive, string reason, CancellationToken cancel = default) =>
        WithExpertAsync(programId, expertCode, reason, async (transaction, before) =>
        {
            int assigned = await transaction.SingleAsync<int>(
                "SELECT COUNT(*) FROM assignments WHERE expert_id = @ExpertId AND state = 'Active'", new { before.ExpertId }, cancel);
            if (!isActive && assigned > 0)
                return (ExpertRefusal.StillAssigned, []);
            await transaction.ExecuteAsync(
                "UPDATE experts SET is_active = @isActive WHERE expert_id = @ExpertId", new { isActive, before.ExpertId }, cancel);
            await ledger.AppendAsync(
                transaction, actor, Act.ExpertChanged, programId, expertCode, new { before = new { before.IsActive }, after = new { isActive }, reason });
            return (null, []);
        }, cancel);

    /// <summary>The next free code after those in use: E-01, E-02 …</summary>
    internal static IEnumerable<string> FreeCodes(IEnumerable<string> taken)
    {
        var used = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, 9999)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"E-{number:00}"))
            .Where(code => !used.Contains(code));
    }

    private async Task<ExpertRefusal?> WithExpertAsync(
        string programId, string expertCode, string reason,
        Func<Transaction, Expert, Task<(ExpertRefusal?, IReadOnlyList<RoundNews>)>> change, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(reason)
            ? ExpertRefusal.ReasonMissing
            : await recusals.AnnouncingAsync<ExpertRefusal?>(async transaction =>
            {
                if (!await ProgramStore.AllowsAsync(transaction, programId, PhaseRight.InviteExperts, cancel))
                    return (ExpertRefusal.PhaseForbids, []);
                return await FindAsync(transaction, programId, expertCode, cancel) is { } expert
                    ? await change(transaction, expert)
                    : (ExpertRefusal.NotFound, []);
            }, cancel);

    private static async Task SetTracksAsync(Transaction transaction, string expertId, IReadOnlyList<string> tracks, CancellationToken cancel)
    {
        await transaction.ExecuteAsync("DELETE FROM expert_tracks WHERE expert_id = @expertId", new { expertId }, cancel);
        foreach (string trackCode in tracks)
            await transaction.ExecuteAsync("INSERT INTO expert_tracks (expert_id, track_code) VALUES (@expertId, @trackCode)", new { expertId, trackCode }, cancel);
    }

    private sealed record ExpertTrack
    {
        public string ExpertId { get; init; } = "";

        public string TrackCode { get; init; } = "";
    }

    private sealed record ExpertCounts
    {
        public string ExpertId { get; init; } = "";

        public long Recusals { get; init; }

        public long Load { get; init; }
    }
}
