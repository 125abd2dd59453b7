using System.Net;
using System.Text.Json.Nodes;
using ExpertReview.Tests.Features.Rankings;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.ScoreSheets;

namespace ExpertReview.Tests.Features.Dashboard;

public abstract class DashboardHubTests(Dialect dialect)
{
    [Fact]
    public async Task A_save_on_a_tablet_reaches_the_screens_and_moves_the_ranking()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1);
        await using var organizer = await WatchAsync(app, season, Roles.Organizer);
        await using var agency = await WatchAsync(app, season, Roles.Agency);
        await using var tablet = await HubClient.ConnectAsync(app, "/hubs/tablet", "e-01");
        using var client = await app.SignedInAsync(Roles.Organizer);

        var reply = await SaveAsync(tablet, "AAA-100", 8750);
        var news = await NextAsync(organizer, "RankingChanged");

        Assert.Null(reply.Refusal);
        Assert.Equal(reply.EventNumber, (long)news["eventNumber"]!);
        Assert.Contains("87.50", await ReadAsync(client, season, "ranking"), StringComparison.Ordinal);
        Assert.Contains("进行中 1 份", await ReadAsync(client, season, "progress"), StringComparison.Ordinal);
        Assert.Equal("SheetSaved", (string)(await NextAsync(agency, "SheetSaved"))["kind"]!);
        Assert.Equal(["eventNumber", "kind"], news.Select(value => value.Key).Order(StringComparer.Ordinal));
        // The agency hears of progress and never of the order.
        await season.CloseAsync(app, "force");
        await NextAsync(agency, "RoundChanged", notBefore: "RankingChanged");
    }

    [Fact]
    public async Task A_sealed_round_tells_nobody_that_its_order_moved_until_it_closes()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1, isSealed: true);
        await using var organizer = await WatchAsync(app, season, Roles.Organizer);
        await using var tablet = await HubClient.ConnectAsync(app, "/hubs/tablet", "e-01");

        await SaveAsync(tablet, "AAA-100", 8750);
        await NextAsync(organizer, "SheetSaved", notBefore: "RankingChanged");
        await season.CloseAsync(app, "force");
        await NextAsync(organizer, "RoundChanged", notBefore: "RankingChanged");
        await NextAsync(organizer, "RankingChanged");
    }

    [Fact]
    public async Task Presence_is_shown_by_expert_code_and_follows_the_tablet()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 2);
        await using var agency = await WatchAsync(app, season, Roles.Agency);
        using var client = await app.SignedInAsync(Roles.Agency);

        var tablet = await HubClient.ConnectAsync(app, "/hubs/tablet", "e-01");
        await NextAsync(agency, "PresenceChanged");
        string there = await ReadAsync(client, season, "progress");
        await tablet.DisposeAsync();
        await NextAsync(agency, "PresenceChanged");
        string gone = await ReadAsync(client, season, "progress");

        Assert.Equal((1, 0), (Online(there), Online(gone)));
    }

    [Theory]
    [InlineData(Roles.Expert)]
    [InlineData(Roles.Admin)]
    public async Task Others_are_not_let_in(string role)
    {
        await using var app = new App(dialect);
        await app.AddAccountAsync(role, "someone");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => HubClient.ConnectAsync(app, "/hubs/dashboard", "someone"));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_does_not_exist_is_not_watched()
    {
        await using var app = new App(dialect);
        await app.AddAccountAsync(Roles.Organizer);
        await using var hub = await HubClient.ConnectAsync(app, "/hubs/dashboard", Roles.Organizer);

        Assert.False(await hub.InvokeAsync<bool>("Watch", "nothing"));
    }

    private static async Task<HubClient> WatchAsync(App app, Season season, string role)
    {
        await app.AddAccountAsync(role);
        var hub = await HubClient.ConnectAsync(app, "/hubs/dashboard", role);
        Assert.True(await hub.InvokeAsync<bool>("Watch", season.RoundId));
        return hub;
    }

    private static Task<SheetReply> SaveAsync(HubClient tablet, string code, int mark) => tablet.InvokeAsync<SheetReply>("Save", new SaveSheet
    {
        SaveId = Identifier.New(), Round = 1, Sheet = code, BaseVersion = 0, Comment = "",
        Marks = ScoredSheets.Dimensions.ToDictionary(dimension => dimension, _ => (decimal?)mark),
    });

    /// <summary>The next news of a kind; news of the kind <paramref name="notBefore"/> must not come before it.</summary>
    private static async Task<JsonObject> NextAsync(HubClient screen, string kind, string? notBefore = null)
    {
        while (true)
        {
            var news = (await screen.NextAsync("Changed"))[0]!.AsObject();
            Assert.NotEqual(notBefore, (string)news["kind"]!);
            if ((string)news["kind"]! == kind)
                return news;
        }
    }

    private static int Online(string progress) => progress.Split("status-good").Length - 1;

    private static async Task<string> ReadAsync(HttpClient client, Season season, string part) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/programs/{season.ProgramId}/dashboard/{part}", UriKind.Relative)));
}

public sealed class DashboardHubOnSqliteTests() : DashboardHubTests(Dialect.Sqlite);

public sealed class DashboardHubOnPostgresTests() : DashboardHubTests(Dialect.Postgres);
