using System.Text;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.Extensions.DependencyInjection;

namespace ExpertReview.Tests.Features.Experts;

/// <summary>A program with a roster imported as an agency imports it, and applications of named applicants.</summary>
internal static class Roster
{
    public const string Heading = "编号,姓名,类别,所在城市,所在县（市、区）,工作单位,手机,熟悉赛道";

    public static readonly Actor Agency = new("agency-1", "agency");

    public static async Task<string> ProgramAsync(App app, Phase phase = Phase.Preparation)
    {
        string programId = "roster-" + Identifier.New();
        var programs = app.Get<ProgramStore>();
        Assert.Null(await programs.CreateAsync(Actor.System, programId, BuiltInSchemes.All["cluster-selection-2026"], isDemo: false));
        if (phase != Phase.Filing)
            Assert.Null(await programs.MoveAsync(Actor.System, programId, phase, "test"));
        return programId;
    }

    public static async Task<(ExpertRefusal? Refusal, RosterPreview Preview)> ImportAsync(App app, string programId, params string[] rows)
    {
        using var scope = app.Services.CreateScope();
        var reading = RosterReader.Read("roster.csv", Encoding.UTF8.GetBytes(string.Join('\n', [Heading, .. rows])));
        return await scope.ServiceProvider.GetRequiredService<ExpertRegistration>().ImportAsync(Agency, programId, reading);
    }

    /// <summary>A released application of an applicant, with one leading firm.</summary>
    public static async Task<string> AddApplicationAsync(
        App app, string programId, string blindCode, string city, string? county, string applicant, string firm, bool isReleased = true, string? track = "software")
    {
        string id = Identifier.New();
        string content = CanonicalJson.Write(new
        {
            values = new Dictionary<string, string> { ["applicant"] = applicant, ["advantage"] = "起步早" },
            tables = new Dictionary<string, string?[][]> { ["leading"] = [[firm, null, null, null, null, null]] },
        });
        await app.Database.TransactionAsync(async transaction =>
        {
            var parameters = new
            {
                id, programId, blindCode, city, county, applicant, content, track, now = DateTimeOffset.UtcNow,
                state = isReleased ? "Released" : "Draft",
            };
            await transaction.ExecuteAsync("""
                INSERT INTO applications (application_id, program_id, type_code, track_code, track_text, city_code, county_code, state, version, received_at, updated_at)
                VALUES (@id, @programId, 'core', @track, '赛道', @city, @county, 'Received', 1, @now, @now)
                """, parameters);
            await transaction.ExecuteAsync("""
                INSERT INTO application_contents (application_id, version, content, content_hash, origin, reason, created_at, created_by)
                VALUES (@id, 1, @content, 'hash', 'WordForm', 'test', @now, 'test')
                """, parameters);
            await transaction.ExecuteAsync("""
                INSERT INTO blind_copies (application_id, program_id, blind_code, type_code, track_code, track_text, content, content_hash, version, state)
                VALUES (@id, @programId, @blindCode, 'core', @track, '赛道', '{}', 'hash', 1, @state)
                """, parameters);
        });
        return id;
    }

    /// <summary>An expert's recusals as "code ground", ordered.</summary>
    public static async Task<string[]> RecusalsAsync(App app, string programId, string expertCode)
    {
        var expert = await app.Get<ExpertStore>().FindAsync(programId, expertCode);
        return [.. (await app.Get<RecusalStore>().OfExpertAsync(expert!.ExpertId)).Select(recusal => $"{recusal.BlindCode} {recusal.Ground}").Order(StringComparer.Ordinal)];
    }
}
