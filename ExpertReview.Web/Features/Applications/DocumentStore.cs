using System.Security.Cryptography;
using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Applications;

/// <summary>The files that forms came in, by the SHA-256 of their bytes; every statement that writes <c>application_documents</c> is in this file.</summary>
public sealed class DocumentStore(Database database, TimeProvider clock)
{
    /// <summary>Keeps a file; the same bytes are kept once.</summary>
    /// <returns>The document's id: its hash.</returns>
    public async Task<string> KeepAsync(Transaction transaction, string fileName, byte[] content, CancellationToken cancel = default)
    {
        string documentId = Convert.ToHexStringLower(SHA256.HashData(content));
        await transaction.ExecuteAsync("""
            INSERT INTO application_documents (document_id, file_name, size, content, received_at)
            VALUES (@documentId, @fileName, @size, @content, @now)
            ON CONFLICT (document_id) DO NOTHING
            """,
            new { documentId, fileName, size = (long)content.Length, content, now = clock.GetUtcNow() }, cancel);
        return documentId;
    }

    /// <summary>The file of one version of an application; null when the version came without one.</summary>
    public Task<Document?> OfVersionAsync(string programId, string applicationId, int version, CancellationToken cancel = default) =>
        database.SingleOrDefaultAsync<Document>("""
            SELECT d.document_id, d.file_name, d.content
              FROM application_documents d
              JOIN application_contents c ON c.document_id = d.document_id
              JOIN applications a ON a.application_id = c.application_id
             WHERE a.program_id = @programId
               AND c.application_id = @applicationId
               AND c.version = @version
            """,
            new { programId, applicationId, version }, cancel);

    /// <summary>The file of a held form.</summary>
    public Task<Document?> OfHeldAsync(string programId, string importId, CancellationToken cancel = default) =>
        database.SingleOrDefaultAsync<Document>("""
            SELECT d.document_id, h.file_name, d.content
              FROM application_documents d
              JOIN held_imports h ON h.document_id = d.document_id
             WHERE h.program_id = @programId
               AND h.import_id = @importId
            """,
            new { programId, importId }, cancel);
}

/// <summary>A file as it came in.</summary>
public sealed record Document
{
    public required string DocumentId { get; init; }

    public required string FileName { get; init; }

    public required byte[] Content { get; init; }
}
