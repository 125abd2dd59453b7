using System.Net;
using ExpertReview.Tests.Features.Rankings;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Shared;

namespace ExpertReview.Tests.Features.Dashboard;

public abstract class RoundButtonsTests(Dialect dialect)
{
    [Fact]
    public async Task The_organizer_takes_a_round_from_opening_to_the_final_phase()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1, isOpen: false);
        using var client = await app.SignedInAsync(Roles.Organizer);
        string closesAt = ChinaTime.Field(DateTimeOffset.UtcNow.AddHours(2));

        Assert.Null(await PressAsync(client, season, "open", new() { ["Seal"] = "true", ["ClosesAt"] = closesAt }));
        var open = await season.RoundAsync(app);
        Assert.Equal((RoundState.Open, true, closesAt), (open.State, open.IsSealed, ChinaTime.Field(open.ClosesAt!.Value)));

        Assert.Null(await PressAsync(client, season, "pause", new() { ["Message"] = "午休" }));
        Assert.Equal((RoundState.Paused, "午休"), ((await season.RoundAsync(app)).State, (await season.RoundAsync(app)).Message));
        Assert.Null(await PressAsync(client, season, "resume", []));
        string later = ChinaTime.Field(DateTimeOffset.UtcNow.AddHours(3));
        Assert.Null(await PressAsync(client, season, "extend", new() { ["ClosesAt"] = later, ["Reason"] = "网络中断" }));
        Assert.Equal(later, ChinaTime.Field((await season.RoundAsync(app)).ClosesAt!.Value));

        Assert.Contains("还有评分表未提交", await PressAsync(client, season, "close", []), StringComparison.Ordinal);
        Assert.Contains("请填写理由", await PressAsync(client, season, "close", new() { ["Force"] = "true" }), StringComparison.Ordinal);
        Assert.Null(await PressAsync(client, season, "close", new() { ["Force"] = "true", ["Reason"] = "专家离场" }));
        Assert.Null(await PressAsync(client, season, "move/Final", new() { ["Reason"] = "复核完成" }));
        Assert.Equal(Phase.Final, (await app.Get<ProgramStore>().FindAsync(season.ProgramId))!.Phase);
    }

    [Theory]
    [InlineData("open", "ClosesAt", "tomorrow", "“关闭时间”不是有效的日期时间：tomorrow")]
    [InlineData("open", "ClosesAt", "2020-01-01T08:00", "关闭时间已经过去")]
    [InlineData("pause", "Message", "午休", "轮次状态已不是页面所示")]
    [InlineData("close", "Reason", "x", "轮次状态已不是页面所示")]
    [InlineData("move/Scoring", "Reason", "x", "由开启或关闭轮次决定")]
    public async Task A_refusal_is_said_and_what_was_typed_is_kept(string button, string field, string value, string message)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1, isOpen: false);
        using var client = await app.SignedInAsync(Roles.Organizer);

        string page = await PressAsync(client, season, button, new() { [field] = value }) ?? "";

        Assert.Contains(message, page, StringComparison.Ordinal);
        if (button == "open")
            Assert.Contains($"value=\"{value}\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Agency)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Expert)]
    [InlineData(Roles.Admin)]
    public async Task Nobody_else_runs_the_round(string role)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1);
        using var client = await app.SignedInAsync(role);
        string account = $"/programs/{season.ProgramId}/dashboard";
        string token = role is Roles.Agency or Roles.Supervisor ? account : "/sign-in";

        foreach (string button in new[] { "open", "pause", "resume", "extend", "close", "move/Final" })
        {
            using var answer = await client.PostFormAsync($"{account}/{button}", [], token);
            Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Forbidden, HttpStatusCode.Redirect]);
            Assert.DoesNotContain("dashboard", answer.Headers.Location?.AbsolutePath ?? "", StringComparison.Ordinal);
        }

        Assert.Equal(RoundState.Open, (await season.RoundAsync(app)).State);
    }

    /// <returns>The page with the refusal, or null when it was done.</returns>
    private static async Task<string?> PressAsync(HttpClient client, Season season, string button, Dictionary<string, string> form)
    {
        string page = $"/programs/{season.ProgramId}/dashboard";
        using var answer = await client.PostFormAsync($"{page}/{button}", form, page);
        if (answer.StatusCode == HttpStatusCode.Redirect)
        {
            Assert.Equal(page, answer.Headers.Location?.ToString());
            return null;
        }

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}

public sealed class RoundButtonsOnSqliteTests() : RoundButtonsTests(Dialect.Sqlite);

public sealed class RoundButtonsOnPostgresTests() : RoundButtonsTests(Dialect.Postgres);
