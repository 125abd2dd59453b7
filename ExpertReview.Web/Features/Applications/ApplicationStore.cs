using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Reads applications; <see cref="ApplicationWritingStore"/> writes them.</summary>
public sealed class ApplicationStore(Database database)
{
    private const string Columns = """
        a.application_id, a.program_id, a.type_code, a.track_code, a.track_text, a.city_code, a.county_code, a.state, a.version,
               a.received_at, a.updated_at
        """;

    private const string WithAnswers = $"""
        SELECT {Columns}, i.applicant, i.withdrawal_reason, c.content, c.content_hash, c.origin
          FROM applications a
          JOIN applicant_identities i ON i.application_id = a.application_id
          JOIN application_contents c ON c.application_id = a.application_id AND c.version = a.version
        """;

    /// <summary>The application without its identity.</summary>
    public Task<Application?> FindAsync(string applicationId, CancellationToken cancel = default) => FindAsync(database, applicationId, cancel);

    /// <inheritdoc cref="FindAsync(string, CancellationToken)"/>
    public static Task<Application?> FindAsync(Session session, string applicationId, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<Application>($"SELECT {Columns} FROM applications a WHERE a.application_id = @applicationId", new { applicationId }, cancel);

    /// <summary>The application with the answers that count now, and who applies.</summary>
    public Task<ApplicationAnswers?> AnswersAsync(string applicationId, CancellationToken cancel = default) =>
        AnswersAsync(database, applicationId, cancel);

    /// <inheritdoc cref="AnswersAsync(string, CancellationToken)"/>
    public static async Task<ApplicationAnswers?> AnswersAsync(Session session, string applicationId, CancellationToken cancel = default) =>
        (await session.SingleOrDefaultAsync<AnswersRow>($"{WithAnswers} WHERE a.application_id = @applicationId", new { applicationId }, cancel))?.Read();

    /// <summary>Every application of a program, withdrawn ones too, by the applicant's name.</summary>
    public Task<IReadOnlyList<ApplicationAnswers>> OfProgramAsync(string programId, CancellationToken cancel = default) =>
        OfProgramAsync(database, programId, cancel);

    /// <inheritdoc cref="OfProgramAsync(string, CancellationToken)"/>
    public static async Task<IReadOnlyList<ApplicationAnswers>> OfProgramAsync(Session session, string programId, CancellationToken cancel = default)
    {
        var rows = await session.QueryAsync<AnswersRow>($"{WithAnswers} WHERE a.program_id = @programId", new { programId }, cancel);
        var chinese = StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("zh-CN"), ignoreCase: false);
        return [.. rows.Select(row => row.Read()).OrderBy(row => row.Applicant, chinese).ThenBy(row => row.Application.TypeCode, StringComparer.Ordinal)];
    }

    /// <summary>The application that these answers are a version of: the same applicant (and thing applied with) and type.</summary>
    public static async Task<ApplicationAnswers?> SameAsync(
        Session session, string programId, string typeCode, FormAnswers answers, FormDefinition form, CancellationToken cancel = default) =>
        (await session.SingleOrDefaultAsync<AnswersRow>(
            $"{WithAnswers} WHERE i.program_id = @programId AND i.type_code = @typeCode AND i.applicant_key = @key",
            new { programId, typeCode, key = ApplicantKey.Of(answers, form) }, cancel))?.Read();

    /// <summary>Every version of an application's answers, newest first.</summary>
    public Task<IReadOnlyList<ApplicationVersion>> VersionsAsync(string applicationId, CancellationToken cancel = default) =>
        database.QueryAsync<ApplicationVersion>("""
            SELECT c.application_id, c.version, c.content, c.content_hash, c.origin, c.document_id, d.file_name, c.reason, c.created_at,
                   COALESCE(p.display_name, c.created_by) AS created_by
              FROM application_contents c
              LEFT JOIN application_documents d ON d.document_id = c.document_id
              LEFT JOIN accounts p ON p.account_id = c.created_by
             WHERE c.application_id = @applicationId
             ORDER BY c.version DESC
            """,
            new { applicationId }, cancel);

    private sealed record AnswersRow
    {
        public string ApplicationId { get; init; } = "";

        public string ProgramId { get; init; } = "";

        public string TypeCode { get; init; } = "";

        public string? TrackCode { get; init; }

        public string TrackText { get; init; } = "";

        public string? CityCode { get; init; }

        public string? CountyCode { get; init; }

        public ApplicationState State { get; init; }

        public int Version { get; init; }

        public DateTimeOffset ReceivedAt { get; init; }

        public DateTimeOffset UpdatedAt { get; init; }

        public string Applicant { get; init; } = "";

        public string? WithdrawalReason { get; init; }

        public string Content { get; init; } = "";

        public string ContentHash { get; init; } = "";

        public AnswersOrigin Origin { get; init; }

        public ApplicationAnswers Read() => new()
        {
            Application = new Application
            {
                ApplicationId = ApplicationId, ProgramId = ProgramId, TypeCode = TypeCode, TrackCode = TrackCode, TrackText = TrackText,
                CityCode = CityCode, CountyCode = CountyCode, State = State, Version = Version, ReceivedAt = ReceivedAt, UpdatedAt = UpdatedAt,
            },
            Applicant = Applicant,
            WithdrawalReason = WithdrawalReason,
            Answers = AnswersContent.Read(Content),
            ContentHash = ContentHash,
            Origin = Origin,
        };
    }
}
