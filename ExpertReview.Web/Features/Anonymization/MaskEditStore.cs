using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>The agency's decisions on masks; every statement that writes <c>mask_edits</c> is in this file.</summary>
public sealed class MaskEditStore(Database database)
{
    private const string Columns = """
        SELECT application_id, term_key, term, edit, kind, reason, salt, edited_at, edited_by
          FROM mask_edits
        """;

    /// <summary>In the order in which they were made, for the page: with the officers' names.</summary>
    public Task<IReadOnlyList<MaskEdit>> WithNamesAsync(string applicationId, CancellationToken cancel = default) =>
        database.QueryAsync<MaskEdit>("""
            SELECT e.application_id, e.term_key, e.term, e.edit, e.kind, e.reason, e.salt, e.edited_at,
                   COALESCE(p.display_name, e.edited_by) AS edited_by
              FROM mask_edits e
                   LEFT JOIN accounts p
                   ON p.account_id = e.edited_by
             WHERE e.application_id = @applicationId
             ORDER BY e.edited_at, e.term_key
            """, new { applicationId }, cancel);

    /// <summary>In the order in which they were made.</summary>
    public static Task<IReadOnlyList<MaskEdit>> OfAsync(Session session, string applicationId, CancellationToken cancel = default) =>
        session.QueryAsync<MaskEdit>(
            $"{Columns} WHERE application_id = @applicationId ORDER BY edited_at, term_key", new { applicationId }, cancel);

    /// <summary>A later decision on the same term takes the earlier one's place.</summary>
    internal static Task PutAsync(Transaction transaction, MaskEdit edit, CancellationToken cancel) => transaction.ExecuteAsync("""
        INSERT INTO mask_edits (application_id, term_key, term, edit, kind, reason, salt, edited_at, edited_by)
        VALUES (@ApplicationId, @TermKey, @Term, @edit, @Kind, @Reason, @Salt, @EditedAt, @EditedBy)
        ON CONFLICT (application_id, term_key) DO UPDATE
           SET term      = excluded.term,
               edit      = excluded.edit,
               kind      = excluded.kind,
               reason    = excluded.reason,
               salt      = excluded.salt,
               edited_at = excluded.edited_at,
               edited_by = excluded.edited_by
        """,
        new
        {
            edit.ApplicationId, edit.TermKey, edit.Term, edit = edit.Edit.ToString(), edit.Kind, edit.Reason, edit.Salt, edit.EditedAt, edit.EditedBy,
        }, cancel);

    internal static Task RemoveAsync(Transaction transaction, string applicationId, string termKey, CancellationToken cancel) =>
        transaction.ExecuteAsync(
            "DELETE FROM mask_edits WHERE application_id = @applicationId AND term_key = @termKey", new { applicationId, termKey }, cancel);
}
