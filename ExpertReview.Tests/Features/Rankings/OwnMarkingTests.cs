using System.Net;
using System.Text.RegularExpressions;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Rankings;
using ExpertReview.Web.Features.Rankings.Reporting;

namespace ExpertReview.Tests.Features.Rankings;

public abstract class OwnMarkingTests(Dialect dialect)
{
    private static readonly Uri Page = new("/tablet/marking", UriKind.Relative);

    [Fact]
    public async Task An_expert_reads_the_own_figures_once_the_result_is_final_and_nothing_of_others()
    {
        await using var app = new App(dialect);
        var season = await AnalyzedSeason.ScoredAsync(app);
        using var severe = await season.SignInExpertAsync("E-03");

        Assert.Contains("结果定稿之后", await ReadAsync(severe), StringComparison.Ordinal);
        await season.CloseAsync(app);
        Assert.Contains("结果定稿之后", await ReadAsync(severe), StringComparison.Ordinal);
        Assert.Contains("href=\"/tablet/marking\"", await severe.GetStringAsync(new Uri("/tablet", UriKind.Relative)), StringComparison.Ordinal);
        await season.FinishAsync(app, isClosed: true);
        string page = await ReadAsync(severe);

        Assert.Matches("比全体偏严，约 [1-9][0-9]? 分", page);
        Assert.All(season.Experts.Keys.Where(expert => expert != "E-03"), expert => Assert.DoesNotContain(expert, page, StringComparison.Ordinal));
        // Numbers on the page: severity with its interval, and the six own totals.
        var own = (await app.Get<OwnMarkingStore>().FindAsync(await AccountOfAsync(app, season, "E-03")))!;
        Assert.Equal(6, own.Totals.Count);
        string main = Regex.Match(page, "<main.*</main>", RegexOptions.Singleline).Value;
        string[] figures = [.. Regex.Matches(main, @"(?<![\w-])\d+\.\d+").Select(match => match.Value)];
        Assert.Equal(own.Totals.Select(total => AnalysisWords.Number(total.Total, 2)), figures);
    }

    [Fact]
    public async Task With_few_reviews_or_one_other_expert_nothing_is_compared()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 8, experts: 2, type: "core");
        await season.ScoreAllAsync(app);
        using var client = await season.SignInExpertAsync("E-01");
        await season.FinishAsync(app);

        string page = await ReadAsync(client);

        Assert.Contains("就会透露他人的评分", page, StringComparison.Ordinal);
        Assert.DoesNotContain("偏严", page, StringComparison.Ordinal);
    }

    private static async Task<string> AccountOfAsync(App app, Season season, string expert) =>
        await app.Database.SingleAsync<string>("SELECT account_id FROM experts WHERE expert_id = @id", new { id = season.Experts[expert] });

    private static async Task<string> ReadAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(Page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}

public sealed class OwnMarkingOnSqliteTests() : OwnMarkingTests(Dialect.Sqlite);

public sealed class OwnMarkingOnPostgresTests() : OwnMarkingTests(Dialect.Postgres);
