using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Ledger;

/// <summary>Appends to the ledger and reads it; nothing anywhere updates or deletes an entry.</summary>
public sealed class LedgerStore(Database database, TimeProvider clock)
{
    /// <summary>Appends one act, in the transaction of its effect: both are kept or neither.</summary>
    /// <param name="transaction">The transaction that makes the effect.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="act">What was done.</param>
    /// <param name="programId">The program it belongs to; null for accounts and the like.</param>
    /// <param name="subject">What it was done to, by code or id: never a name, the supervisor reads this.</param>
    /// <param name="body">What changed, before and after; written as canonical JSON. Likewise without names.</param>
    /// <param name="requestId">For requests that may be repeated: their own id, unique in the ledger.</param>
    /// <returns>The entry with its event number.</returns>
    public async Task<LedgerEntry> AppendAsync(
        Transaction transaction, Actor actor, Act act, string? programId, string subject, object body, string? requestId = null)
    {
        // The row lock of this update holds until the commit: entries get their numbers in the order in which they commit.
        var head = await transaction.SingleAsync<LedgerHead>("""
            UPDATE ledger_head
               SET sequence = sequence + 1
             WHERE id = 1
            RETURNING sequence, hash
            """);
        var entry = new LedgerEntry
        {
            Sequence = head.Sequence,
            HappenedAt = Instant.Parse(Instant.Text(clock.GetUtcNow())),
            ActorId = actor.Id,
            ActorRole = actor.Role,
            Act = act,
            ProgramId = programId,
            Subject = subject,
            Body = CanonicalJson.Write(body),
            RequestId = requestId,
            PreviousHash = head.Hash,
            Hash = "",
        };
        entry = entry with { Hash = entry.ComputeHash() };
        await transaction.ExecuteAsync("""
            INSERT INTO ledger_entries (sequence, happened_at, actor_id, actor_role, act, program_id, subject, body, request_id, previous_hash, hash)
            VALUES (@Sequence, @HappenedAt, @ActorId, @ActorRole, @act, @ProgramId, @Subject, @Body, @RequestId, @PreviousHash, @Hash)
            """,
            new
            {
                entry.Sequence, entry.HappenedAt, entry.ActorId, entry.ActorRole, act = act.ToString(), entry.ProgramId,
                entry.Subject, entry.Body, entry.RequestId, entry.PreviousHash, entry.Hash,
            });
        await transaction.ExecuteAsync("UPDATE ledger_head SET hash = @Hash WHERE id = 1", new { entry.Hash });
        return entry;
    }

    /// <summary>
    /// Puts this transaction in line with every other one that writes: call it before checking what the act depends on,
    /// so that what was checked still holds when the act commits (PostgreSQL runs transactions side by side).
    /// </summary>
    public static Task SerializeAsync(Transaction transaction, CancellationToken cancel = default) =>
        transaction.ExecuteAsync("UPDATE ledger_head SET sequence = sequence WHERE id = 1", cancel: cancel);

    /// <summary>The number and hash of the newest entry.</summary>
    public Task<LedgerHead> HeadAsync(CancellationToken cancel = default) =>
        database.SingleAsync<LedgerHead>("SELECT sequence, hash FROM ledger_head WHERE id = 1", cancel: cancel);

    /// <summary>The entry that a repeatable request made, if it was carried out before.</summary>
    public Task<LedgerEntry?> OfRequestAsync(Session session, string requestId, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<LedgerEntry>($"{Columns} WHERE request_id = @requestId", new { requestId }, cancel);

    /// <summary>Entries after <paramref name="after"/>, oldest first, at most <paramref name="count"/>.</summary>
    public Task<IReadOnlyList<LedgerEntry>> AfterAsync(long after, int count, CancellationToken cancel = default) =>
        database.QueryAsync<LedgerEntry>(
            $"{Columns} WHERE sequence > @after ORDER BY sequence LIMIT @count", new { after, count }, cancel);

    /// <summary>Like <see cref="AfterAsync"/>, as the database holds it: verification must not stumble over what somebody forged.</summary>
    public Task<IReadOnlyList<LedgerRow>> RowsAfterAsync(long after, int count, CancellationToken cancel = default) =>
        database.QueryAsync<LedgerRow>(
            $"{Columns} WHERE sequence > @after ORDER BY sequence LIMIT @count", new { after, count }, cancel);

    /// <summary>The lowest and the highest number in the ledger; null when it is empty.</summary>
    public Task<LedgerRange> RangeAsync(CancellationToken cancel = default) =>
        database.SingleAsync<LedgerRange>("SELECT MIN(sequence) AS first, MAX(sequence) AS last FROM ledger_entries", cancel: cancel);

    private const string Columns = """
        SELECT sequence, happened_at, actor_id, actor_role, act, program_id, subject, body, request_id, previous_hash, hash
          FROM ledger_entries
        """;
}

/// <summary>The newest entry's number and hash; number 0 and a hash of zeros for an empty ledger.</summary>
public sealed record LedgerHead
{
    public long Sequence { get; init; }

    public string Hash { get; init; } = "";
}

/// <summary>The lowest and the highest number that entries have.</summary>
public sealed record LedgerRange
{
    public long? First { get; init; }

    public long? Last { get; init; }
}
