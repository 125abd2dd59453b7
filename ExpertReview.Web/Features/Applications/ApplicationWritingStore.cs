using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>
/// Writes applications, their identities and the versions of their answers; every statement that does is in this file. It decides
/// nothing: <see cref="Import"/>, <see cref="Corrections"/> and <see cref="HeldImportDecisions"/> do.
/// </summary>
public sealed class ApplicationWritingStore(LedgerStore ledger, TimeProvider clock)
{
    /// <summary>Takes in a new application.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> AddAsync(
        Transaction transaction, Actor actor, string programId, NewAnswers content, FormDefinition form, CancellationToken cancel)
    {
        string applicationId = Identifier.New();
        string applicant = content.Answers[form.ApplicantField]!;
        var reading = content.Reading;
        await transaction.ExecuteAsync("""
            INSERT INTO applications (application_id, program_id, type_code, track_code, track_text, city_code, county_code, state, version, received_at, updated_at)
            VALUES (@applicationId, @programId, @TypeCode, @TrackCode, @trackText, @CityCode, @CountyCode, 'Received', 1, @now, @now)
            """,
            new
            {
                applicationId, programId, reading.TypeCode, reading.TrackCode, trackText = content.Answers[form.TrackField] ?? "",
                reading.CityCode, reading.CountyCode, now = clock.GetUtcNow(),
            }, cancel);
        await transaction.ExecuteAsync("""
            INSERT INTO applicant_identities (application_id, program_id, type_code, applicant, applicant_key)
            VALUES (@applicationId, @programId, @TypeCode, @applicant, @key)
            """,
            new { applicationId, programId, reading.TypeCode, applicant, key = ApplicantKey.Of(content.Answers, form) }, cancel);
        string contentHash = await AddVersionAsync(transaction, actor, applicationId, 1, content, cancel);
        await ledger.AppendAsync(
            transaction, actor, Act.ApplicationImported, programId, applicationId,
            new { version = 1, content.Origin, content.DocumentId, contentHash });
        return applicationId;
    }

    /// <summary>Puts answers on top of those that count now; a withdrawn application is received again.</summary>
    /// <returns>The new version.</returns>
    public async Task<int> ReplaceAsync(
        Transaction transaction, Actor actor, Act act, ApplicationAnswers before, NewAnswers content, FormDefinition form, CancellationToken cancel)
    {
        var application = before.Application;
        int version = application.Version + 1;
        string applicant = content.Answers[form.ApplicantField]!;
        var reading = content.Reading;
        // A division that an officer chose stays unless the applicant's name now tells it.
        bool derived = reading.CityCode is not null;
        await transaction.ExecuteAsync("""
            UPDATE applications
               SET type_code = @TypeCode, track_code = @TrackCode, track_text = @trackText, city_code = @city, county_code = @county,
                   state = 'Received', version = @version, updated_at = @now
             WHERE application_id = @ApplicationId
            """,
            new
            {
                reading.TypeCode, reading.TrackCode, trackText = content.Answers[form.TrackField] ?? "",
                city = derived ? reading.CityCode : application.CityCode, county = derived ? reading.CountyCode : application.CountyCode,
                version, now = clock.GetUtcNow(), application.ApplicationId,
            }, cancel);
        await transaction.ExecuteAsync("""
            UPDATE applicant_identities
               SET type_code = @TypeCode, applicant = @applicant, applicant_key = @key, withdrawal_reason = NULL
             WHERE application_id = @ApplicationId
            """,
            new { reading.TypeCode, applicant, key = ApplicantKey.Of(content.Answers, form), application.ApplicationId }, cancel);
        string contentHash = await AddVersionAsync(transaction, actor, application.ApplicationId, version, content, cancel);
        var changed = ChangedAnswers.Of(FormAnswersDifference.Between(before.Answers, content.Answers, form), form);
        await ledger.AppendAsync(
            transaction, actor, act, application.ProgramId, application.ApplicationId,
            new { version, content.Origin, content.DocumentId, before = before.ContentHash, contentHash, changed.Fields, changed.Figures });
        return version;
    }

    /// <summary>Records where the applicant is.</summary>
    public async Task SetDivisionAsync(Transaction transaction, Actor actor, Application application, Division division, CancellationToken cancel)
    {
        string? county = division.IsCity ? null : division.Code;
        await transaction.ExecuteAsync("""
            UPDATE applications SET city_code = @CityCode, county_code = @county, updated_at = @now WHERE application_id = @ApplicationId
            """,
            new { division.CityCode, county, now = clock.GetUtcNow(), application.ApplicationId }, cancel);
        await ledger.AppendAsync(
            transaction, actor, Act.ApplicationCorrected, application.ProgramId, application.ApplicationId,
            // Not which: the supervisor reads this, and of some ninety divisions even a hash would tell it.
            new { placeChanged = true });
    }

    public async Task WithdrawAsync(Transaction transaction, Actor actor, Application application, string reason, CancellationToken cancel)
    {
        await transaction.ExecuteAsync("""
            UPDATE applications SET state = 'Withdrawn', updated_at = @now WHERE application_id = @ApplicationId
            """,
            new { now = clock.GetUtcNow(), application.ApplicationId }, cancel);
        await transaction.ExecuteAsync(
            "UPDATE applicant_identities SET withdrawal_reason = @reason WHERE application_id = @ApplicationId",
            new { reason, application.ApplicationId }, cancel);
        await ledger.AppendAsync(
            transaction, actor, Act.ApplicationWithdrawn, application.ProgramId, application.ApplicationId,
            // The reason may name the applicant: the ledger binds it by its hash.
            new { application.Version, reasonHash = CanonicalJson.Hash(reason) });
    }

    /// <returns>The hash of what the version says.</returns>
    private async Task<string> AddVersionAsync(
        Transaction transaction, Actor actor, string applicationId, int version, NewAnswers content, CancellationToken cancel)
    {
        string contentHash = AnswersContent.Hash(content.Answers);
        await transaction.ExecuteAsync("""
            INSERT INTO application_contents (application_id, version, content, content_hash, origin, document_id, reason, created_at, created_by)
            VALUES (@applicationId, @version, @text, @contentHash, @origin, @DocumentId, @Reason, @now, @Id)
            """,
            new
            {
                applicationId, version, text = AnswersContent.Write(content.Answers), contentHash, origin = content.Origin.ToString(),
                content.DocumentId, content.Reason, now = clock.GetUtcNow(), actor.Id,
            }, cancel);
        return contentHash;
    }
}
