using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>
/// Blind copies; every statement that writes <c>blind_copies</c> is in this file. It decides nothing:
/// <see cref="BlindCopyMaking"/>, <see cref="MaskEditing"/> and <see cref="BlindCopyRelease"/> do.
/// </summary>
public sealed class BlindCopyStore(Database database)
{
    private const string Columns = """
        c.application_id, c.program_id, c.blind_code, c.type_code, c.track_code, c.track_text, c.content, c.content_hash, c.version,
               c.state, c.released_at, c.released_by, c.suspicions, c.leaks, c.revision
        """;

    /// <summary>Whether the answers that count now are decided to be eligible.</summary>
    private const string IsEligible = "a.state = 'Received' AND d.is_eligible = TRUE AND d.version = a.version";

    /// <summary>Another code than this many drawn in vain does not exist.</summary>
    private const int MostDraws = 1000;

    /// <summary>Every application that is not withdrawn, with its copy if it has one, by the applicant's name. Identities: for staff only.</summary>
    public async Task<IReadOnlyList<BlindingRow>> OfProgramAsync(string programId, CancellationToken cancel = default)
    {
        var rows = await database.QueryAsync<BlindingRow>($"""
            SELECT a.application_id, i.applicant, a.type_code, a.track_code, a.track_text, c.blind_code, c.state AS copy_state,
                   c.suspicions, c.leaks, c.released_at,
                   CASE WHEN {IsEligible} THEN TRUE ELSE FALSE END AS is_eligible,
                   CASE WHEN c.version = a.version THEN TRUE ELSE FALSE END AS is_current
              FROM applications a
                   JOIN applicant_identities i
                   ON i.application_id = a.application_id
                   LEFT JOIN eligibility_decisions d
                   ON d.application_id = a.application_id
                   LEFT JOIN blind_copies c
                   ON c.application_id = a.application_id
             WHERE a.program_id = @programId
               AND a.state = 'Received'
            """, new { programId }, cancel);
        var chinese = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("zh-CN"), ignoreCase: false);
        return [.. rows.OrderBy(row => row.Applicant, chinese).ThenBy(row => row.TypeCode, StringComparer.Ordinal)];
    }

    public Task<BlindCopy?> FindAsync(string applicationId, CancellationToken cancel = default) => FindAsync(database, applicationId, cancel);

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    public static Task<BlindCopy?> FindAsync(Session session, string applicationId, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<BlindCopy>(
            $"SELECT {Columns} FROM blind_copies c WHERE c.application_id = @applicationId", new { applicationId }, cancel);

    /// <summary>
    /// What may be assigned: released copies of the answers that count now, of applications that are eligible. A correction
    /// or a decision that is taken back ends it at once, before anybody has made the copy anew.
    /// </summary>
    public static Task<IReadOnlyList<BlindCopy>> AssignableAsync(Session session, string programId, CancellationToken cancel = default) =>
        session.QueryAsync<BlindCopy>($"""
            SELECT {Columns}
              FROM blind_copies c
                   JOIN applications a
                   ON a.application_id = c.application_id
                   JOIN eligibility_decisions d
                   ON d.application_id = a.application_id
             WHERE c.program_id = @programId
               AND c.state = 'Released'
               AND c.version = a.version
               AND {IsEligible}
             ORDER BY c.blind_code
            """, new { programId }, cancel);

    internal static async Task<bool> IsEligibleAsync(Session session, string applicationId, CancellationToken cancel) =>
        await session.SingleAsync<int>($"""
            SELECT COUNT(*)
              FROM applications a
                   JOIN eligibility_decisions d
                   ON d.application_id = a.application_id
             WHERE a.application_id = @applicationId
               AND {IsEligible}
            """, new { applicationId }, cancel) > 0;

    internal static async Task<bool> IsAssignedAsync(Session session, string applicationId, CancellationToken cancel) =>
        await session.SingleAsync<int>(
            "SELECT COUNT(*) FROM assignments WHERE application_id = @applicationId AND state = 'Active'", new { applicationId }, cancel) > 0;

    /// <summary>Keeps the first copy of an application under a code that nothing else has.</summary>
    /// <returns>The code.</returns>
    internal static async Task<string> AddAsync(
        Transaction transaction, BlindCopy copy, Func<string> newCode, CancellationToken cancel)
    {
        for (int draw = 0; draw < MostDraws; draw++)
        {
            string code = newCode();
            int added = await transaction.ExecuteAsync("""
                INSERT INTO blind_copies (application_id, program_id, blind_code, type_code, track_code, track_text, content, content_hash,
                                          version, state, suspicions, leaks, revision)
                VALUES (@ApplicationId, @ProgramId, @code, @TypeCode, @TrackCode, @TrackText, @Content, @ContentHash,
                        @Version, 'Draft', @Suspicions, @Leaks, 1)
                ON CONFLICT (blind_code) DO NOTHING
                """,
                new
                {
                    copy.ApplicationId, copy.ProgramId, code, copy.TypeCode, copy.TrackCode, copy.TrackText, copy.Content, copy.ContentHash,
                    copy.Version, copy.Suspicions, copy.Leaks,
                }, cancel);
            if (added > 0)
                return code;
        }

        throw new InvalidOperationException($"No free blind code in {MostDraws} draws.");
    }

    /// <summary>Puts new content into a copy, which is a draft then.</summary>
    /// <returns>False when the copy is no longer at this revision.</returns>
    internal static async Task<bool> ReplaceAsync(Transaction transaction, BlindCopy copy, int revision, CancellationToken cancel) =>
        await transaction.ExecuteAsync("""
            UPDATE blind_copies
               SET type_code = @TypeCode, track_code = @TrackCode, track_text = @TrackText, content = @Content, content_hash = @ContentHash,
                   version = @Version, state = 'Draft', released_at = NULL, released_by = NULL,
                   suspicions = @Suspicions, leaks = @Leaks, revision = revision + 1
             WHERE application_id = @ApplicationId
               AND revision = @revision
            """,
            new
            {
                copy.ApplicationId, copy.TypeCode, copy.TrackCode, copy.TrackText, copy.Content, copy.ContentHash,
                copy.Version, copy.Suspicions, copy.Leaks, revision,
            }, cancel) > 0;

    /// <summary>Changes the state alone.</summary>
    /// <returns>False when the copy is no longer at this revision.</returns>
    internal static async Task<bool> SetStateAsync(
        Transaction transaction, string applicationId, int revision, BlindCopyState state, DateTimeOffset? at, string? by, CancellationToken cancel) =>
        await transaction.ExecuteAsync("""
            UPDATE blind_copies
               SET state = @state, released_at = @at, released_by = @by, revision = revision + 1
             WHERE application_id = @applicationId
               AND revision = @revision
            """, new { applicationId, revision, state = state.ToString(), at, by }, cancel) > 0;
}
