using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Forms that wait for a person; every statement that writes <c>held_imports</c> is in this file.</summary>
public sealed class HeldImportStore(Database database, LedgerStore ledger, TimeProvider clock)
{
    private const string Columns = """
        SELECT import_id, program_id, application_id, file_name, document_id, origin, content, content_hash, state, held_at
          FROM held_imports
        """;

    public Task<HeldImport?> FindAsync(string programId, string importId, CancellationToken cancel = default) =>
        FindAsync(database, programId, importId, cancel);

    /// <inheritdoc cref="FindAsync(string, string, CancellationToken)"/>
    public static Task<HeldImport?> FindAsync(Session session, string programId, string importId, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<HeldImport>(
            $"{Columns} WHERE program_id = @programId AND import_id = @importId", new { programId, importId }, cancel);

    /// <summary>What waits in a program, newest first.</summary>
    public Task<IReadOnlyList<HeldImport>> WaitingAsync(string programId, CancellationToken cancel = default) =>
        database.QueryAsync<HeldImport>(
            $"{Columns} WHERE program_id = @programId AND state = 'Waiting' ORDER BY held_at DESC, import_id", new { programId }, cancel);

    /// <summary>How many wait in a program.</summary>
    public Task<int> CountWaitingAsync(string programId, CancellationToken cancel = default) =>
        database.SingleAsync<int>(
            "SELECT COUNT(*) FROM held_imports WHERE program_id = @programId AND state = 'Waiting'", new { programId }, cancel);

    /// <summary>Holds a form, or finds the one that waits with the same content for the same application.</summary>
    /// <returns>The held form's id.</returns>
    public async Task<string> HoldAsync(
        Transaction transaction, Actor actor, string programId, string? applicationId, string fileName, NewAnswers content,
        IReadOnlyList<string> problemCodes, CancellationToken cancel)
    {
        string contentHash = AnswersContent.Hash(content.Answers);
        string? waiting = await transaction.SingleOrDefaultAsync<string>("""
            SELECT MIN(import_id)
              FROM held_imports
             WHERE program_id = @programId
               AND content_hash = @contentHash
               AND COALESCE(application_id, '') = @applicationId
               AND state = 'Waiting'
            """,
            new { programId, contentHash, applicationId = applicationId ?? "" }, cancel);
        if (waiting is not null)
            return waiting;
        string importId = Identifier.New();
        await transaction.ExecuteAsync("""
            INSERT INTO held_imports (import_id, program_id, application_id, file_name, document_id, origin, content, content_hash, state, held_at)
            VALUES (@importId, @programId, @applicationId, @fileName, @DocumentId, @origin, @text, @contentHash, 'Waiting', @now)
            """,
            new
            {
                importId, programId, applicationId, fileName, content.DocumentId, origin = content.Origin.ToString(),
                text = AnswersContent.Write(content.Answers), contentHash, now = clock.GetUtcNow(),
            }, cancel);
        await ledger.AppendAsync(
            transaction, actor, Act.ImportHeld, programId, importId, new { applicationId, content.Origin, content.DocumentId, contentHash, problems = problemCodes });
        return importId;
    }

    /// <summary>Ends the waiting because the form, mended or compared, is now in an application.</summary>
    public static Task SettleAsync(Transaction transaction, string importId, CancellationToken cancel) =>
        transaction.ExecuteAsync("UPDATE held_imports SET state = 'Imported' WHERE import_id = @importId", new { importId }, cancel);

    /// <summary>Ends the waiting; the application, if there is one, stays as it is.</summary>
    public async Task DiscardAsync(Transaction transaction, Actor actor, HeldImport import, CancellationToken cancel)
    {
        await transaction.ExecuteAsync("UPDATE held_imports SET state = 'Discarded' WHERE import_id = @ImportId", new { import.ImportId }, cancel);
        await ledger.AppendAsync(
            transaction, actor, Act.ImportDiscarded, import.ProgramId, import.ImportId,
            new { import.ApplicationId, import.DocumentId, import.ContentHash });
    }
}
