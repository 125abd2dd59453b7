using System.Net;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Rankings;

namespace ExpertReview.Tests.Features.Rankings;

/// <summary>While a round is sealed, every way to its marks is tried. The planted marks are no JSON: whoever reads them fails.</summary>
public abstract class SealedRoundTests(Dialect dialect)
{
    private const string Planted = "PLANTED-MARK";

    [Theory]
    [InlineData(Roles.Organizer)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Agency)]
    public async Task Nobody_gets_marks_or_order_and_everybody_gets_the_progress(string role)
    {
        await using var app = new App(dialect);
        var season = await SealedAsync(app);
        using var client = await app.SignedInAsync(role);
        string program = $"/programs/{season.ProgramId}";

        string progress = await ReadAsync(client, $"{program}/dashboard/progress", HttpStatusCode.OK);
        string dashboard = await ReadAsync(client, $"{program}/dashboard", HttpStatusCode.OK);

        Assert.Contains("已提交 4 / 4 份", progress, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, progress + dashboard, StringComparison.Ordinal);
        if (role == Roles.Agency)
        {
            Assert.DoesNotContain("data-ranking", dashboard, StringComparison.Ordinal);
            return;
        }

        string ranking = await ReadAsync(client, $"{program}/ranking", HttpStatusCode.OK)
            + await ReadAsync(client, $"{program}/dashboard/ranking", HttpStatusCode.OK)
            + dashboard;
        Assert.DoesNotContain(Planted, ranking, StringComparison.Ordinal);
        Assert.DoesNotContain("data-code", ranking, StringComparison.Ordinal);
        Assert.Contains("关闭之前任何人都看不到分数和名次", ranking, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_exported_frozen_or_computed_before_the_close_lifts_the_seal()
    {
        await using var app = new App(dialect);
        var season = await SealedAsync(app);
        using var client = await app.SignedInAsync(Roles.Organizer);
        string ranking = $"/programs/{season.ProgramId}/ranking";

        foreach (string path in new[] { "shortlist/xlsx", "shortlist/csv", "matrix/xlsx", "matrix/csv" })
        {
            using var answer = await client.PostFormAsync($"{ranking}/export/{path}", [], ranking);
            Assert.Equal((HttpStatusCode.Redirect, ranking), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }

        await ReadAsync(client, $"{ranking}/freeze", HttpStatusCode.NotFound);
        using var freeze = await client.PostFormAsync($"{ranking}/freeze", new() { ["fewestSheets"] = "1", ["reason"] = "x" }, ranking);
        Assert.Equal(HttpStatusCode.NotFound, freeze.StatusCode);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await app.Get<RankingStore>().LiveAsync(await season.RoundAsync(app)));

        await season.ScoreAllAsync(app);
        await season.CloseAsync(app);

        Assert.Contains("data-code", await ReadAsync(client, ranking, HttpStatusCode.OK), StringComparison.Ordinal);
    }

    private static async Task<Season> SealedAsync(App app)
    {
        var season = await Season.StartAsync(app, applications: 2, experts: 2, isSealed: true);
        await season.ScoreAllAsync(app);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE score_sheets SET marks = @Planted, comment = @Planted", new { Planted }));
        return season;
    }

    private static async Task<string> ReadAsync(HttpClient client, string path, HttpStatusCode status)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}

public sealed class SealedRoundOnSqliteTests() : SealedRoundTests(Dialect.Sqlite);

public sealed class SealedRoundOnPostgresTests() : SealedRoundTests(Dialect.Postgres);
