using System.Runtime.CompilerServices;
using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Ledger;

/// <summary>Reads the ledger for people: experts by their code, marks withheld from those who may not see them.</summary>
public sealed class LedgerTimelineStore(Database database)
{
    private const int BatchSize = 1000;

    /// <summary>Acts whose bodies hold marks or ranks: hidden while the round is sealed, and from administrators always.</summary>
    internal static readonly string[] MarkActs =
        [nameof(Act.SheetSaved), nameof(Act.SheetSubmitted), nameof(Act.SheetReopened), nameof(Act.RankingFrozen)];

    /// <summary>One page, newest first.</summary>
    public Task<IReadOnlyList<TimelineEntry>> PageAsync(LedgerFilter filter, bool seesMarks, int count, CancellationToken cancel = default) =>
        database.QueryAsync<TimelineEntry>(
            $"{Entries} ORDER BY sequence DESC LIMIT @count", filter.Parameters(seesMarks, count), cancel);

    /// <summary>How many entries the filter admits, on all pages.</summary>
    public Task<long> CountAsync(LedgerFilter filter, bool seesMarks, CancellationToken cancel = default) =>
        database.SingleAsync<long>(
            $"SELECT COUNT(*) FROM ({Entries}) admitted", (filter with { Before = null }).Parameters(seesMarks, 0), cancel);

    /// <summary>Everything that the filter admits, oldest first, read in batches.</summary>
    public async IAsyncEnumerable<TimelineEntry> AllAsync(
        LedgerFilter filter, bool seesMarks, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        long after = 0;
        while (true)
        {
            var batch = await database.QueryAsync<TimelineEntry>(
                $"{Entries} ORDER BY sequence LIMIT @count", filter.Parameters(seesMarks, BatchSize, after), cancel);
            foreach (var entry in batch)
                yield return entry;
            if (batch.Count < BatchSize)
                yield break;
            after = batch[^1].Sequence;
        }
    }

    /// <summary>The programs that entries may belong to, newest first.</summary>
    public Task<IReadOnlyList<TimelineProgram>> ProgramsAsync(CancellationToken cancel = default) =>
        database.QueryAsync<TimelineProgram>("SELECT program_id, name, name_en FROM programs ORDER BY created_at DESC, program_id", cancel: cancel);

    private string Entries => $"""
        SELECT sequence, happened_at, actor_id, actor_role, expert_code, act, program_id, name, name_en, subject, body, request_id,
               previous_hash, hash, is_withheld
          FROM (SELECT e.sequence, e.happened_at, e.actor_id, e.actor_role, x.expert_code, e.act, e.program_id, p.name, p.name_en,
                       e.subject, e.body, e.request_id, e.previous_hash, e.hash,
                       CASE WHEN e.act {database.In("@markActs")}
                             AND (@seesMarks = FALSE
                                  OR EXISTS (SELECT 1
                                               FROM rounds r
                                              WHERE r.program_id = e.program_id
                                                AND r.is_sealed = TRUE
                                                AND r.state <> 'Closed'))
                            THEN TRUE ELSE FALSE END AS is_withheld
                  FROM ledger_entries e
                       LEFT JOIN experts x ON x.account_id = e.actor_id
                       LEFT JOIN programs p ON p.program_id = e.program_id
                 WHERE e.sequence > @after
                   AND e.sequence < @before
                   AND (@program = '' OR e.program_id = @program)
                   AND (@act = '' OR e.act = @act)
                   AND (@role = '' OR e.actor_role = @role)
                   AND e.happened_at >= @from
                   AND e.happened_at < @to) shown
         WHERE LOWER(subject) LIKE @words ESCAPE '!'
            OR LOWER(COALESCE(expert_code, '')) LIKE @words ESCAPE '!'
            OR (is_withheld = FALSE AND LOWER(body) LIKE @words ESCAPE '!')
        """;
}

/// <summary>An entry as people read it.</summary>
public sealed record TimelineEntry
{
    public required long Sequence { get; init; }

    public required DateTimeOffset HappenedAt { get; init; }

    public required string ActorId { get; init; }

    public required string ActorRole { get; init; }

    /// <summary>The expert's code, when an expert acted.</summary>
    public string? ExpertCode { get; init; }

    public required string Act { get; init; }

    public string? ProgramId { get; init; }

    public string? Name { get; init; }

    public string? NameEn { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public string? RequestId { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    /// <summary>The body holds marks that this reader may not see (yet).</summary>
    public bool IsWithheld { get; init; }
}

/// <summary>A program, for the filter.</summary>
public sealed record TimelineProgram
{
    public required string ProgramId { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }
}
