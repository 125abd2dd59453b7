using System.Net.Http.Json;
using System.Text.Json;
using ExpertReview.Tests.Features.Applications;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Assignments;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>
/// The planted names once more, followed to whatever the supervisor can get: every page, message, error and export. With them
/// what officers wrote about applicants, and who the experts are.
/// </summary>
public abstract class SupervisorLeakTests(Dialect dialect)
{
    private const string Root = "/programs/" + LeakSeason.ProgramId;

    [Fact]
    public async Task No_answer_to_the_supervisor_holds_a_planted_name_an_officers_words_or_who_an_expert_is()
    {
        await using var app = new App(dialect);
        var season = await LeakSeason.StartAsync(app);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);
        var scan = Scan(season);

        await RecuseAndAssignAsync(season);
        await LeakWalk.EverywhereAsync(season, supervisor, Roles.Supervisor, scan, season.Values);
        await season.OpenAsync();
        await using var screen = await HubClient.ConnectAsync(app, "/hubs/dashboard", Roles.Supervisor);
        Assert.True(await screen.InvokeAsync<bool>("Watch", season.RoundId));
        foreach (int expert in new[] { 0, 1, 2 })
            await season.ScoreAsync(expert);
        await RecuseOnSheetAsync(season, 1);
        Assert.Null(await app.Get<RoundStore>().CloseAsync(Actor.System, season.RoundId, "时间已到"));
        Assert.Null((await app.Get<RankingStore>().FreezeAsync(Actor.System, season.RoundId, RankingTerms.Live, "初审结果")).Refusal);
        await LeakWalk.EverywhereAsync(season, supervisor, Roles.Supervisor, scan, season.Values);
        await ExportAsync(supervisor, scan);
        scan.Look("what the screen heard", screen.Transcript);

        Assert.True(scan.Read > 1000, $"Only {scan.Read} answers were read.");
        Assert.Contains("RoundChanged", screen.Transcript, StringComparison.Ordinal);
        Assert.True(scan.Found.Count == 0, "\n" + string.Join('\n', scan.Found.Distinct()));
    }

    [Fact]
    public async Task The_supervisors_pages_tell_no_place_and_staff_can_read_what_is_kept_from_them()
    {
        await using var app = new App(dialect);
        var season = await LeakSeason.StartAsync(app);
        await RecuseAndAssignAsync(season);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);
        using var agency = await app.SignedInAsync(Roles.Agency);
        string[] places = [.. PlantedForms.All
            .Select(planted => Divisions.Find(planted.Applicant.Division)!)
            .SelectMany(county => new[] { county.Name, county.ShortName, Divisions.Find(county.Code[..4] + "00")!.Name })
            .Distinct()];

        foreach (var (path, shown) in season.Codes
            .SelectMany(code => new[] { ("/oversight/eligibility/" + code, code), ("/oversight/blind-copies/" + code, code) })
            .Concat([("/oversight/eligibility", season.Codes[0]), ("/oversight/blind-copies", season.Codes[0]), ("/oversight/experts", LeakSeason.ExpertCodes[0])]))
        {
            string page = await Intake.PageAsync(supervisor, Root + path);
            Assert.Contains(shown, page, StringComparison.Ordinal);
            Assert.DoesNotContain(places, place => page.Contains(place, StringComparison.Ordinal));
        }

        string ledger = await Intake.PageAsync(supervisor, "/ledger/export");
        Assert.Contains(nameof(Act.ApplicationCorrected), ledger, StringComparison.Ordinal);
        Assert.DoesNotContain(PlantedForms.All, planted => ledger.Contains(planted.Applicant.Division, StringComparison.Ordinal));
        Assert.DoesNotContain(places, place => ledger.Contains(place, StringComparison.Ordinal));

        foreach (string path in new[]
        {
            $"/eligibility/{season.Applications[0]}", $"/experts/{LeakSeason.ExpertCodes[3]}", $"/assignments/applications/{season.Codes[0]}",
        })
            Assert.Contains(LeakSeason.Remark, await Intake.PageAsync(agency, Root + path), StringComparison.Ordinal);
    }

    private static LeakScan Scan(LeakSeason season) => new(
        [
            .. PlantedForms.All.SelectMany(planted => planted.Applicant.Terms), LeakSeason.Remark,
            .. season.Experts.SelectMany(expert => new[] { expert.Name, expert.Employer }),
        ], []);

    /// <summary>Staff recuse an expert, lift it again and assign by hand, and say why each time.</summary>
    private static async Task RecuseAndAssignAsync(LeakSeason season)
    {
        string words = LeakSeason.Words(PlantedForms.All[0].Applicant), code = season.Codes[0], expert = LeakSeason.ExpertCodes[2];
        var recusals = season.App.Get<RecusalStore>();
        Assert.Null(await recusals.RecordByStaffAsync(LeakSeason.Agency, LeakSeason.ProgramId, code, expert, words));
        Assert.Null(await recusals.LiftAsync(LeakSeason.Agency, LeakSeason.ProgramId, code, expert, RecusalGround.RecordedByStaff, words));
        var (refusal, _) = await season.App.Get<AssignmentChanges>().ChangeAsync(
            LeakSeason.Agency, LeakSeason.ProgramId, new ManualChange { BlindCode = code, Add = expert, Reason = words });
        Assert.Null(refusal);
        Assert.Null(await recusals.RecordByStaffAsync(LeakSeason.Agency, LeakSeason.ProgramId, season.Codes[1], LeakSeason.ExpertCodes[3], words));
    }

    private static async Task RecuseOnSheetAsync(LeakSeason season, int expert)
    {
        string code = (await season.OwnAsync(expert))[0];
        Assert.Null(await season.App.Get<RecusalStore>().DeclareOnSheetAsync(
            new Actor(season.Experts[expert].AccountId, Roles.Expert), season.RoundId, code, season.Experts[expert].ExpertId,
            LeakSeason.Words(PlantedForms.All[season.Codes.IndexOf(code)].Applicant)));
    }

    private static async Task ExportAsync(HttpClient client, LeakScan scan)
    {
        string token = (await (await client.GetAsync(new Uri("/session/state", UriKind.Relative))).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        foreach (string path in new[] { "/ranking/1/export/matrix/csv", "/ranking/1/export/shortlist/csv", "/ranking/export/matrix/csv", "/ranking/1/export-names/csv" })
            await LeakWalk.AskAsync(client, scan, HttpMethod.Post, Root + path, token);
    }
}

public sealed class SupervisorLeakOnSqliteTests() : SupervisorLeakTests(Dialect.Sqlite);

public sealed class SupervisorLeakOnPostgresTests() : SupervisorLeakTests(Dialect.Postgres);
