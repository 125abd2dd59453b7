using System.Net;
using System.Text.RegularExpressions;
using ExpertReview.Scoring;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using ExpertReview.Web.Features.Rankings.Reporting;

namespace ExpertReview.Tests.Features.Rankings;

public abstract partial class AnalysisPagesTests(Dialect dialect)
{
    [Fact]
    public async Task Every_part_of_the_live_and_of_a_frozen_ranking_is_shown_without_an_empty_cell()
    {
        await using var app = new App(dialect);
        var season = await AnalyzedSeason.ScoredAsync(app);
        await season.CloseAsync(app);
        Assert.Null((await app.Get<RankingStore>().FreezeAsync(Actor.System, season.RoundId, RankingTerms.Official(3), "初审结果")).Refusal);
        using var client = await app.SignedInAsync(Roles.Organizer);
        string ranking = $"/programs/{season.ProgramId}/ranking";

        foreach (string address in new[] { ranking, ranking + "/1" })
        {
            Assert.Contains($"href=\"{address}/analysis\"", await ReadAsync(client, address), StringComparison.Ordinal);
            foreach (var part in Enum.GetValues<AnalysisPart>())
            {
                string page = await ReadAsync(client, $"{address}/analysis?part={part}");
                Assert.Equal(1, Regex.Count(page, "class=\"nav-link active\""));
                Assert.DoesNotMatch("<t[hd][^>]*></t[hd]>", page);
                Assert.DoesNotContain("NaN", WithoutToken(page), StringComparison.Ordinal);
            }
        }

        string certainty = await ReadAsync(client, ranking + "/1/analysis");
        Assert.Contains("胶着区有", certainty, StringComparison.Ordinal);
        Assert.Contains("\"places\":5", certainty, StringComparison.Ordinal);
        string experts = await ReadAsync(client, ranking + "/1/analysis?part=Experts");
        Assert.Contains("AHA-107", experts, StringComparison.Ordinal);
        Assert.Contains("不是结论", experts, StringComparison.Ordinal);
        using var none = await client.GetAsync(new Uri(ranking + "/analysis?part=Nothing", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task The_report_of_a_frozen_ranking_is_a_record_that_later_changes_do_not_touch()
    {
        await using var app = new App(dialect);
        var season = await AnalyzedSeason.ScoredAsync(app);
        await season.CloseAsync(app);
        Assert.Null((await app.Get<RankingStore>().FreezeAsync(Actor.System, season.RoundId, RankingTerms.Official(3), "初审结果")).Refusal);
        using var client = await app.SignedInAsync(Roles.Supervisor);
        string path = $"/programs/{season.ProgramId}/ranking/1/analysis/report";
        var frozen = (await app.Get<RankingStore>().FrozenAsync(season.RoundId, 1))!;

        // The first page after signing in greets.
        await ReadAsync(client, path);
        string report = WithoutToken(await ReadAsync(client, path));
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE score_sheets SET marks = '{}'"));
        string later = WithoutToken(await ReadAsync(client, path));

        Assert.Equal(report, later);
        foreach (string stated in new[]
        {
            frozen.RulesetHash, frozen.ResultHash, $"<dd>{frozen.EventNumber}</dd>", "20260101", RankingJson.LibraryVersion, "专家组长", "1. 名次把握", "8. 加评建议",
        })
            Assert.Contains(stated, report, StringComparison.Ordinal);
        Assert.Contains("还没有一份完整的评分表", await ReadAsync(client, $"/programs/{season.ProgramId}/ranking/analysis"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_official_ranks_of_an_analysis_are_those_of_the_ranking_whatever_its_method()
    {
        await using var app = new App(dialect);
        var season = await AnalyzedSeason.ScoredAsync(app);

        var ranking = await app.Get<RankingStore>().LiveAsync(await season.RoundAsync(app));
        var analysis = RoundAnalysis.Of(ranking)!;
        var again = RoundAnalysis.Of(ranking)!;

        Assert.Same(ranking.Result, analysis.Official);
        Assert.Equal(analysis.Certainty!.Applications, again.Certainty!.Applications);
        Assert.All(analysis.Applications, application =>
        {
            var steps = application.Calibrated!.Reconcile(2);
            Assert.Equal(steps.Score, steps.RawMean + steps.Severity + steps.Spread + steps.Weights + steps.Shrinkage);
        });
        var severe = analysis.Calibration!.Experts.Single(expert => expert.Expert == "E-03");
        Assert.InRange(severe.Severity, -12, -4);
    }

    [Fact]
    public async Task Nothing_is_analyzed_while_a_sealed_round_hides_its_ranking()
    {
        await using var app = new App(dialect);
        var season = await AnalyzedSeason.ScoredAsync(app, isSealed: true);
        // No JSON: whoever reads the marks fails.
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE score_sheets SET marks = 'PLANTED'"));
        using var client = await app.SignedInAsync(Roles.Organizer);
        string ranking = $"/programs/{season.ProgramId}/ranking";

        foreach (string path in new[] { "/analysis", "/analysis?part=Experts", "/analysis/report" })
        {
            using var answer = await client.GetAsync(new Uri(ranking + path, UriKind.Relative));
            Assert.Equal((HttpStatusCode.Redirect, ranking), (answer.StatusCode, answer.Headers.Location?.ToString()));
        }

        using var missing = await client.GetAsync(new Uri(ranking + "/1/analysis", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        var round = await season.RoundAsync(app);
        var inputs = new RankingInputs { Terms = RankingTerms.Live, Applications = [] };
        var ruleset = (await app.Get<ProgramStore>().NewestRulesetAsync(season.ProgramId))!;
        Assert.Throws<InvalidOperationException>(() => RoundAnalysis.Of(RoundRanking.Of(round, ruleset, inputs, 1)));
    }

    [Fact]
    public async Task Types_whose_experts_share_nothing_are_said_to_be_not_comparable_in_both_languages()
    {
        await using var app = new App(dialect);
        var season = await RuledSeason.PlanAsync(app, rules => rules with { ExpertsPerApplication = 2 }, applications: 6, experts: 4);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("DELETE FROM assignments"));
        string[] codes = [.. season.Applications.Keys], experts = [.. season.Experts.Keys];
        var pairs = codes.SelectMany((code, i) => (i < 3 ? experts[..2] : experts[2..]).Select(expert => (Code: code, Expert: expert, Points: 60m + (5 * i) + (i * (expert[^1] - '0') % 3)))).ToList();
        foreach (var (code, expert, _) in pairs)
            await season.AssignAsync(season.Applications[code], season.Experts[expert]);
        await season.OpenAsync(app);
        foreach (var (code, expert, points) in pairs)
            await season.ScoreAsync(app, code, expert, points);

        using var client = await app.SignedInAsync(Roles.Organizer);
        string path = $"/programs/{season.ProgramId}/ranking/analysis";
        string chinese = await ReadAsync(client, path);
        using (var answer = await client.PostFormAsync("/language", new() { ["culture"] = "en" }, path))
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string english = await ReadAsync(client, path);

        string first = string.Join("、", codes[..3]), second = string.Join("、", codes[3..]);
        Assert.Contains($"不能比较：没有专家把 {first} 与 {second} 联系起来", chinese, StringComparison.Ordinal);
        Assert.Contains("is not comparable, because no expert links", english, StringComparison.Ordinal);
        Assert.Contains("not linked by experts", english, StringComparison.Ordinal);
        Assert.DoesNotContain("data-rank-intervals", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_may_read_rankings_get_the_analysis()
    {
        await using var app = new App(dialect);
        var season = await AnalyzedSeason.ScoredAsync(app);
        string path = $"/programs/{season.ProgramId}/ranking/analysis";

        foreach (string role in new[] { Roles.Agency, Roles.Admin })
        {
            using var client = await app.SignedInAsync(role);
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }

        using var expert = await season.SignInExpertAsync("E-01");
        using var refused = await expert.GetAsync(new Uri(path, UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }

    private static async Task<string> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static string WithoutToken(string page) => Token().Replace(page, "");

    [GeneratedRegex("(content|value)=\"CfDJ8[^\"]*\"")]
    private static partial Regex Token();
}

public sealed class AnalysisPagesOnSqliteTests() : AnalysisPagesTests(Dialect.Sqlite);

public sealed class AnalysisPagesOnPostgresTests() : AnalysisPagesTests(Dialect.Postgres);
