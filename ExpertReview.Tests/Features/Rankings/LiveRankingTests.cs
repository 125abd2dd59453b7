using System.Net;
using ExpertReview.Scoring;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;

namespace ExpertReview.Tests.Features.Rankings;

public abstract class LiveRankingTests(Dialect dialect)
{
    [Fact]
    public async Task The_ranking_is_the_librarys_and_the_page_prints_it_with_what_broke_the_tie()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 3, experts: 5, type: "core");
        // One and the same total; only innovation, the first step of the tie chain, tells them apart.
        foreach (var (number, expert) in season.Experts.Keys.Index())
        {
            await season.ScoreAsync(app, "AAA-100", expert, [80, 80, 80, 80, 80]);
            await season.ScoreAsync(app, "ABA-101", expert, [79, 81, 80, 80, 80]);
            await season.ScoreAsync(app, "ACA-102", expert, 50 + (number * 10));
        }

        using var client = await app.SignedInAsync(Roles.Organizer);
        var ranking = await app.Get<RankingStore>().LiveAsync(await season.RoundAsync(app));
        string page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/programs/{season.ProgramId}/ranking", UriKind.Relative)));

        var rows = Assert.Single(ranking.Result.Types).Rows;
        Assert.Equal(
            [("ABA-101", 1, "80", 1), ("AAA-100", 2, "80", 1), ("ACA-102", 3, "70", null)],
            rows.Select(row => (row.Candidate.Application, row.Rank!.Value, row.Total!.Value.ToString(), row.DecidedByStep)));
        Assert.Contains("总分与他人相同，按同分规则第 1 步“创新水平高得分”区分。", page, StringComparison.Ordinal);
        Assert.Contains("80.00", page, StringComparison.Ordinal);
        Assert.Contains("去掉的最高分", page, StringComparison.Ordinal);
        Assert.Contains("入围线（4 个名额）", page, StringComparison.Ordinal);
        Assert.Contains($"截至台账第 {ranking.EventNumber} 条", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_over_its_quota_is_passed_over_and_only_the_organizer_reads_its_name()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 5, experts: 2, isOpen: false, type: "star");
        await season.AddApplicationAsync("ZZZ-999", "star", city: "330200");
        foreach (string expert in season.Experts.Values)
            await season.AssignAsync(season.Applications["ZZZ-999"], expert);
        Assert.Null(await app.Get<RoundStore>().OpenAsync(Web.Features.Ledger.Actor.System, season.RoundId, isSealed: false, closesAt: null));
        await season.ScoreAllAsync(app);

        var ranking = await app.Get<RankingStore>().LiveAsync(await season.RoundAsync(app));
        string organizer = await PageAsync(app, Roles.Organizer, season);
        string supervisor = await PageAsync(app, Roles.Supervisor, season);

        Assert.Equal(
            [Placement.Inside, Placement.Inside, Placement.Inside, Placement.OverGroupQuota, Placement.OverGroupQuota, Placement.Inside],
            Assert.Single(ranking.Result.Types).Rows.Select(row => row.Placement));
        Assert.Contains("杭州市 3/3（参评 5）", organizer, StringComparison.Ordinal);
        Assert.Contains("名额已由名次在前者占满", organizer, StringComparison.Ordinal);
        Assert.DoesNotContain("杭州市", supervisor, StringComparison.Ordinal);
        Assert.Contains("城市 1 3/3（参评 5）", supervisor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unfinished_applications_are_named_and_a_true_tie_shares_its_rank()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 4, experts: 2, type: "collab");
        foreach (string expert in season.Experts.Keys)
        {
            await season.ScoreAsync(app, "AAA-100", expert, 75);
            await season.ScoreAsync(app, "ABA-101", expert, 75);
        }

        await season.ScoreAsync(app, "ACA-102", "E-01", [90, 90], isSubmitted: false);

        var rows = Assert.Single((await app.Get<RankingStore>().LiveAsync(await season.RoundAsync(app))).Result.Types).Rows;
        string page = await PageAsync(app, Roles.Organizer, season);

        Assert.Equal([1, 1, null, null], rows.Select(row => row.Rank));
        Assert.Contains("与 ABA-101 完全并列，同分规则各步均相等。", page, StringComparison.Ordinal);
        Assert.Contains("完整评分表 0 份，少于要求的 1 份；未完成：E-01、E-02。", page, StringComparison.Ordinal);
        Assert.Contains("尚无专家打分。", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Every_application_has_its_row(int applications)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications, experts: 1);
        await season.ScoreAllAsync(app);

        string page = await PageAsync(app, Roles.Supervisor, season);

        Assert.All(season.Applications.Keys, code => Assert.Contains($"data-code=\"{code}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_withdrawn_application_and_a_recused_expert_do_not_count()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 2, experts: 2, type: "core");
        await season.ScoreAllAsync(app);
        await app.Database.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync("UPDATE applications SET state = 'Withdrawn' WHERE application_id = @id", new { id = season.Applications["ABA-101"] });
            await transaction.ExecuteAsync("UPDATE assignments SET state = 'Recused' WHERE expert_id = @id", new { id = season.Experts["E-02"] });
        });

        var row = Assert.Single(Assert.Single((await app.Get<RankingStore>().LiveAsync(await season.RoundAsync(app))).Result.Types).Rows);

        Assert.Equal(("AAA-100", "90"), (row.Candidate.Application, row.Total.ToString()));
        Assert.Equal("E-01", Assert.Single(row.Experts).Expert);
    }

    private static async Task<string> PageAsync(App app, string role, Season season)
    {
        using var client = await app.SignedInAsync(role);
        return WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/programs/{season.ProgramId}/ranking", UriKind.Relative)));
    }
}

public sealed class LiveRankingOnSqliteTests() : LiveRankingTests(Dialect.Sqlite);

public sealed class LiveRankingOnPostgresTests() : LiveRankingTests(Dialect.Postgres);
