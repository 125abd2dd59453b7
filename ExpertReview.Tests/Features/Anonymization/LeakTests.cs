using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using ExpertReview.Tests.Features.ScoreSheets;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.ScoreSheets;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>
/// Names, phones and firms planted in applications, followed to every page, message, refusal, error, file and file name
/// that an expert can get; and with them applications' ids and whatever belongs to another expert.
/// </summary>
public abstract class LeakTests(Dialect dialect)
{
    [Fact]
    public async Task The_planted_names_are_in_the_applications_and_staff_can_read_them()
    {
        await using var app = new App(dialect);
        var season = await LeakSeason.StartAsync(app);
        using var agency = await app.SignedInAsync(Roles.Agency);

        foreach (var (planted, id) in PlantedForms.All.Zip(season.Applications))
        {
            var scan = new LeakScan(planted.Applicant.Terms, []);
            scan.Look("original", await agency.GetStringAsync(new Uri($"/programs/{LeakSeason.ProgramId}/applications/{id}", UriKind.Relative)));
            Assert.Equal(planted.Applicant.Terms.Count, scan.Found.Count);
        }
    }

    [Fact]
    public async Task No_answer_to_an_expert_holds_a_planted_name_an_application_id_or_anything_of_another_expert()
    {
        await using var app = new App(dialect);
        var season = await LeakSeason.StartAsync(app);
        var found = new List<string>();

        // Before the round opens, by one who is cleared and one who is not.
        found.AddRange(await WalkAsync(season, 0));
        found.AddRange(await WalkAsync(season, 3));
        await season.OpenAsync();
        await using var listener = await HubClient.ConnectAsync(app, "/hubs/tablet", season.UserNames[0]);
        foreach (int expert in new[] { 0, 1, 2 })
            await season.ScoreAsync(expert);
        for (int expert = 0; expert < 4; expert++)
        {
            found.AddRange(await WalkAsync(season, expert));
            found.AddRange(await TalkAsync(season, expert));
        }

        var rounds = app.Get<RoundStore>();
        Assert.Null(await rounds.PauseAsync(Actor.System, season.RoundId, "午休"));
        found.AddRange(await WalkAsync(season, 1));
        Assert.Null(await rounds.ResumeAsync(Actor.System, season.RoundId));
        Assert.Null(await rounds.CloseAsync(Actor.System, season.RoundId, "时间已到"));
        found.AddRange(await WalkAsync(season, 2));
        found.AddRange(await TalkAsync(season, 2));
        var heard = Scan(season, 0);
        heard.Look("what the first expert's tablet heard", listener.Transcript);
        found.AddRange(heard.Found);

        Assert.Contains("RoundChanged", listener.Transcript, StringComparison.Ordinal);
        Assert.True(found.Count == 0, "\n" + string.Join('\n', found.Distinct()));
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_gets_any_of_it_nor_do_the_sites_files_hold_it()
    {
        await using var app = new App(dialect);
        var season = await LeakSeason.StartAsync(app);
        await season.OpenAsync();
        var pairing = await app.Get<Pairing>().MakeAsync(Actor.System, season.Experts[0].AccountId);
        using var client = app.Anonymous();
        var scan = Scan(season, expert: null);

        await LeakWalk.EverywhereAsync(season, client, Roles.Expert, scan, [pairing.Secret, .. season.Values]);
        await LeakWalk.AskAsync(client, scan, HttpMethod.Get, pairing.Path, token: null);
        using var paired = await client.PostFormAsync("/pair", new() { ["Secret"] = pairing.Secret, ["Pin"] = pairing.Pin });
        Assert.Equal("/tablet", paired.Headers.Location?.ToString());
        var own = Scan(season, expert: 0);
        foreach (string page in new[] { "/tablet", "/undertaking", "/session/state", "/account" })
            await LeakWalk.AskAsync(client, own, HttpMethod.Get, page, token: null);
        string[] assets = [.. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText)
            .Where(path => path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".css", StringComparison.Ordinal) || path.EndsWith(".svg", StringComparison.Ordinal))
            .Distinct()];
        Assert.NotEmpty(assets);
        foreach (string asset in assets)
            await LeakWalk.AskAsync(client, scan, HttpMethod.Get, asset, token: null);

        Assert.True(scan.Found.Count + own.Found.Count == 0, "\n" + string.Join('\n', scan.Found.Concat(own.Found)));
    }

    private static LeakScan Scan(LeakSeason season, int? expert)
    {
        var others = season.Experts.Where((_, index) => index != expert).ToList();
        var marks = others.Where(other => other.ExpertCode != LeakSeason.ExpertCodes[^1]).Select(other => LeakSeason.Mark(other.ExpertCode)).ToList();
        return new LeakScan(
            [.. PlantedForms.All.SelectMany(planted => planted.Applicant.Terms), LeakSeason.Remark, .. marks.Select(mark => mark.Comment), .. others.Select(other => other.Name)],
            [
                .. season.Applications,
                .. others.SelectMany(other => new[] { other.ExpertCode, other.ExpertId, other.AccountId, season.UserNames[season.Experts.IndexOf(other)] }),
                .. Marks(marks.Select(mark => mark.Points)),
                // The means of any two of the three, and of all.
                .. Marks([67.5m, 75m, 81m, 74.5m]),
            ]);
    }

    /// <summary>Points as they may be written: 61.5, 61.50, and 6150 hundredths.</summary>
    private static IEnumerable<string> Marks(IEnumerable<decimal> points) => points.Distinct().SelectMany(mark => new[]
    {
        mark.ToString("0.0", CultureInfo.InvariantCulture), mark.ToString("0.00", CultureInfo.InvariantCulture),
        ((int)(mark * 100)).ToString(CultureInfo.InvariantCulture),
    });

    private static async Task<List<string>> WalkAsync(LeakSeason season, int expert)
    {
        using var client = await season.App.SignedInAsync(Roles.Expert, season.UserNames[expert]);
        var scan = Scan(season, expert);
        await LeakWalk.EverywhereAsync(season, client, Roles.Expert, scan, season.Values);
        Assert.True(scan.Read > 300, $"Only {scan.Read} answers were read.");
        return [.. scan.Found.Select(found => $"{LeakSeason.ExpertCodes[expert]}: {found}")];
    }

    /// <summary>Saves, submits and reopens through hub and HTTP: own sheets, others', wrong ones, and applications by their ids.</summary>
    private static async Task<List<string>> TalkAsync(LeakSeason season, int expert)
    {
        var scan = Scan(season, expert);
        var (points, comment) = LeakSeason.Mark(LeakSeason.ExpertCodes[expert]);
        await using var hub = await HubClient.ConnectAsync(season.App, "/hubs/tablet", season.UserNames[expert]);
        using var client = await season.App.SignedInAsync(Roles.Expert, season.UserNames[expert]);
        string token = await client.TokenAsync("/account");
        foreach (string sheet in season.Values)
        {
            var save = TabletDoor.Save(sheet, (int)(points * 100)) with { Comment = comment };
            var wrong = save with { SaveId = Guid.NewGuid().ToString("N"), Marks = new() { ["scale"] = -1, ["other"] = 5 } };
            var move = TabletDoor.Move(sheet, 1);
            var recuse = new RecuseFromSheet { Round = 1, Sheet = sheet, Reason = "" };
            foreach (var (method, path, argument) in new (string, string, object)[]
            {
                ("Save", "save", save), ("Save", "save", wrong), ("Submit", "submit", move), ("Reopen", "reopen", move), ("", "recuse", recuse),
            })
            {
                if (method.Length > 0)
                    scan.Look($"{method} {sheet} over the hub", JsonSerializer.Serialize(await hub.InvokeAsync<JsonElement?>(method, argument)), sheet);
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/tablet/sheets/{path}") { Content = JsonContent.Create(argument, argument.GetType()) };
                request.Headers.Add("X-CSRF-TOKEN", token);
                using var answer = await client.SendAsync(request);
                Assert.NotEqual(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
                scan.Look($"{path} {sheet} over HTTP", await answer.Content.ReadAsStringAsync(), sheet);
            }
        }

        string asked = string.Join(' ', season.Values);
        scan.Look("the whole talk over the hub", hub.Transcript, asked);
        Assert.True(hub.Transcript.Length > 500);
        return [.. scan.Found.Select(found => $"{LeakSeason.ExpertCodes[expert]}: {found}")];
    }
}

public sealed class LeakOnSqliteTests() : LeakTests(Dialect.Sqlite);

public sealed class LeakOnPostgresTests() : LeakTests(Dialect.Postgres);
