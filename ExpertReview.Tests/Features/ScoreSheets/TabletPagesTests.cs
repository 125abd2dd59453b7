using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.ScoreSheets;
using static ExpertReview.Tests.Features.ScoreSheets.TabletDoor;

namespace ExpertReview.Tests.Features.ScoreSheets;

public abstract class TabletPagesTests(Dialect dialect)
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_list_has_a_row_for_each_of_my_applications(int applications)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications);
        using var expert = await season.SignInExpertAsync("E-01");

        string page = await expert.GetStringAsync("/tablet");

        Assert.All(season.Applications.Keys, code => Assert.Contains($"href=\"/tablet/{code}\"", page, StringComparison.Ordinal));
        Assert.All(season.Applications.Values, id => Assert.DoesNotContain(id, page, StringComparison.Ordinal));
        Assert.Contains($"已提交 0 / {applications}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_shows_the_dossier_and_only_my_own_marks()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 3, experts: 2, type: "collab");
        await using (var other = await OpenAsync(app, season, "E-02", byHub: true))
            Assert.Null((await other.SaveAsync(Save("AAA-100", 7350))).Refusal);
        using var expert = await season.SignInExpertAsync("E-01");

        string[] pages =
        [
            await expert.GetStringAsync("/tablet"), await expert.GetStringAsync("/tablet/AAA-100"), await expert.GetStringAsync("/tablet/overview"),
            await expert.GetStringAsync("/tablet/sheets"), await expert.GetStringAsync("/tablet/sheets/AAA-100"),
        ];

        Assert.Contains("某县产业起步早", pages[1], StringComparison.Ordinal);
        Assert.Contains("61.5", pages[1], StringComparison.Ordinal);
        Assert.Contains("门槛 50", pages[1], StringComparison.Ordinal);
        Assert.Contains("企业01", pages[1], StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", pages[1], StringComparison.Ordinal);
        Assert.All(pages, page =>
        {
            Assert.DoesNotContain("7350", page, StringComparison.Ordinal);
            Assert.DoesNotContain("73.5", page, StringComparison.Ordinal);
            Assert.DoesNotContain("E-02", page, StringComparison.Ordinal);
            Assert.DoesNotContain(season.Experts["E-02"], page, StringComparison.Ordinal);
            Assert.All(season.Applications.Values, id => Assert.DoesNotContain(id, page, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_sheet_that_is_not_mine_has_no_page_and_a_recused_one_only_its_place_in_the_list()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        await app.Database.TransactionAsync(async transaction =>
        {
            var who = new { expert = season.Experts["E-01"], first = season.Applications["AAA-100"], second = season.Applications["ABA-101"] };
            await transaction.ExecuteAsync("UPDATE assignments SET state = 'Recused' WHERE expert_id = @expert AND application_id = @first", who);
            await transaction.ExecuteAsync("UPDATE assignments SET state = 'Withdrawn' WHERE expert_id = @expert AND application_id = @second", who);
        });
        using var expert = await season.SignInExpertAsync("E-01");

        string list = await expert.GetStringAsync("/tablet");

        Assert.Contains("AAA-100", list, StringComparison.Ordinal);
        Assert.Contains("回避", list, StringComparison.Ordinal);
        Assert.DoesNotContain("ABA-101", list, StringComparison.Ordinal);
        foreach (string code in new[] { "AAA-100", "ABA-101", "ZZZ-999" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await expert.GetAsync($"/tablet/{code}")).StatusCode);
            Assert.Equal(HttpStatusCode.Conflict, (await expert.GetAsync($"/tablet/sheets/{code}")).StatusCode);
        }
    }

    [Fact]
    public async Task Before_the_round_opens_nothing_of_an_application_is_shown()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, isOpen: false);
        using var expert = await season.SignInExpertAsync("E-01");

        string list = await expert.GetStringAsync("/tablet");

        Assert.Contains("评分尚未开始。开始后", list, StringComparison.Ordinal);
        Assert.DoesNotContain("AAA-100", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await expert.GetAsync("/tablet/AAA-100")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await expert.GetAsync("/tablet/overview")).StatusCode);
    }

    [Fact]
    public async Task An_expert_who_is_not_cleared_is_sent_to_the_undertaking()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE experts SET undertaking_signed_at = NULL"));
        using var expert = await season.SignInExpertAsync("E-01");

        foreach (string page in new[] { "/tablet", "/tablet/AAA-100", "/tablet/overview" })
        {
            using var answer = await expert.GetAsync(page);
            Assert.Equal("/undertaking", answer.Headers.Location?.ToString());
        }

        Assert.Equal(HttpStatusCode.Conflict, (await expert.GetAsync("/tablet/sheets")).StatusCode);
    }

    [Fact]
    public async Task Only_experts_come_in_and_an_account_without_assignment_is_told_so()
    {
        await using var app = new App(dialect);
        await Season.StartAsync(app, applications: 1, experts: 1);
        using var stranger = await app.SignedInAsync(Roles.Expert, "stranger");
        Assert.Contains("没有您的评审任务", await stranger.GetStringAsync("/tablet"), StringComparison.Ordinal);
        foreach (string role in Roles.All.Where(role => role != Roles.Expert))
        {
            using var client = await app.SignedInAsync(role);
            using var answer = await client.GetAsync("/tablet");
            Assert.StartsWith("/denied", answer.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_expert_may_recuse_with_a_reason_and_then_sees_the_application_no_more()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        using var expert = await season.SignInExpertAsync("E-01");
        string token = await expert.TokenAsync("/tablet");
        async Task<SheetReply> RecuseAsync(string sheet, string reason)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/tablet/sheets/recuse");
            message.Headers.Add("X-CSRF-TOKEN", token);
            message.Content = JsonContent.Create(new RecuseFromSheet { Round = 1, Sheet = sheet, Reason = reason }, options: JsonSerializerOptions.Web);
            using var answer = await expert.SendAsync(message);
            return (await answer.Content.ReadFromJsonAsync<SheetReply>(JsonSerializerOptions.Web))!;
        }

        Assert.Equal("ReasonMissing", (await RecuseAsync("AAA-100", " ")).Refusal);
        Assert.Equal("UnknownSheet", (await RecuseAsync("ZZZ-999", "师生")).Refusal);
        Assert.Null((await RecuseAsync("AAA-100", "师生")).Refusal);
        Assert.Equal("Recused", (await RecuseAsync("AAA-100", "师生")).Refusal);

        Assert.Equal(HttpStatusCode.NotFound, (await expert.GetAsync("/tablet/AAA-100")).StatusCode);
        Assert.DoesNotContain("href=\"/tablet/AAA-100\"", await expert.GetStringAsync("/tablet"), StringComparison.Ordinal);
        await using var door = await OpenAsync(app, season, "E-01", byHub: true);
        Assert.Equal("Recused", (await door.SaveAsync(Save("AAA-100", 8000))).Refusal);
    }

    [Fact]
    public async Task The_tablet_hears_of_the_round_and_of_my_other_devices_and_of_nobody_elses()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        await using var mine = await HubClient.ConnectAsync(app, "/hubs/tablet", "e-01");
        await using var someone = await HubClient.ConnectAsync(app, "/hubs/tablet", "e-02");
        await using var device = await OpenAsync(app, season, "E-01", byHub: false);

        var saved = await device.SaveAsync(Save("AAA-100", 8000));
        var news = await mine.NextAsync("SheetsChanged");
        Assert.Null(await app.Get<RoundStore>().PauseAsync(Actor.System, season.RoundId, "午休"));
        await mine.NextAsync("RoundChanged");
        await someone.NextAsync("RoundChanged");

        Assert.Equal(saved.EventNumber, (long)news[0]!);
        Assert.DoesNotContain("SheetsChanged", someone.Unread());
    }

    [Fact]
    public async Task Presence_counts_an_expert_once_and_ends_with_the_last_device()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        var presence = app.Get<Presence>();
        string expert = season.Experts["E-01"];
        var one = await HubClient.ConnectAsync(app, "/hubs/tablet", "e-01");
        var other = await HubClient.ConnectAsync(app, "/hubs/tablet?expert=E-01", "e-01");
        await other.InvokeAsync<SheetReply>("Save", Save("AAA-100", 8000));

        Assert.Equal([(expert, 2)], presence.Of(season.RoundId).Select(present => (present.ExpertId, present.Devices)));
        await one.DisposeAsync();
        await other.DisposeAsync();
        Assert.True(SpinWait.SpinUntil(() => !presence.IsPresent(season.RoundId, expert), TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_page_of_another_expert_in_the_same_browser_gets_no_connection()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        await using var page = await HubClient.ConnectAsync(app, "/hubs/tablet?expert=E-02", "e-01");

        await Assert.ThrowsAnyAsync<Exception>(() => page.InvokeAsync<SheetReply>("Save", Save("AAA-100", 8000)));

        Assert.Empty(app.Get<Presence>().Of(season.RoundId));
        Assert.Equal(0, await app.Database.SingleAsync<int>("SELECT COUNT(*) FROM score_sheets"));
    }
}

public sealed class TabletPagesOnSqliteTests() : TabletPagesTests(Dialect.Sqlite);

public sealed class TabletPagesOnPostgresTests() : TabletPagesTests(Dialect.Postgres);
