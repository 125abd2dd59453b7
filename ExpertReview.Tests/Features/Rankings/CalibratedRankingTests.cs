using System.Net;
using ExpertReview.Scoring;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using AggregationMethod = ExpertReview.Web.Features.Programs.AggregationMethod;

namespace ExpertReview.Tests.Features.Rankings;

public abstract class CalibratedRankingTests(Dialect dialect)
{
    private static readonly RankingTerms TwoSheets = RankingTerms.Official(2);

    [Fact]
    public async Task The_official_total_is_the_librarys_calibrated_one_and_freezes_and_recomputes_alike()
    {
        await using var app = new App(dialect);
        var season = await ReviewedAsync(app, new());
        await season.CloseAsync(app);
        var store = app.Get<RankingStore>();
        var round = await season.RoundAsync(app);

        var live = await store.ComputeAsync(round, TwoSheets);
        Assert.Equal((1, null), await store.FreezeAsync(Actor.System, season.RoundId, TwoSheets, "record"));
        var frozen = (await store.FrozenAsync(season.RoundId, 1))!;

        var expected = CalibratedTotals.Of(live.Inputs.ToPanel(), live.Rules, live.Inputs.ToCandidates());
        var rows = Assert.Single(live.Result.Types).Rows;
        Assert.Equal(6, expected.Count);
        Assert.All(rows, row => Assert.Equal(expected[row.Candidate.Application], row.Total));
        // The lenient expert put ABA-101 first; with severities removed it is AAA-100, whom the severe one marked.
        Assert.Equal(("AAA-100", 1), (rows[0].Candidate.Application, rows[0].Rank));
        Assert.Equal(1, rows.Single(row => row.Candidate.Application == "ABA-101").RawMeanRank);
        Assert.Equal(live.ResultHash, frozen.ResultHash);
        Assert.True((await store.RecomputeAsync(round, frozen)).IsConfirmed);
        Assert.Equal(
            (season.ProgramId, 1, true),
            Assert.Single((await app.Get<RankingVerification>().VerifyAsync()).Select(ranking => (ranking.ProgramId, ranking.Number, ranking.IsConfirmed))));
    }

    [Fact]
    public async Task Each_option_of_the_calibration_reaches_the_library()
    {
        await using var app = new App(dialect);
        var season = await ReviewedAsync(app, new() { CalibratesSpread = false, DownweightsOutliers = false });

        var ranking = await app.Get<RankingStore>().LiveAsync(await season.RoundAsync(app));

        var plain = CalibratedTotals.Of(
            ranking.Inputs.ToPanel(), ranking.Rules, ranking.Inputs.ToCandidates(), new() { CalibratesSpread = false, WeighsReliability = false });
        Assert.All(ranking.Result.Types[0].Rows, row => Assert.Equal(plain[row.Candidate.Application], row.Total));
    }

    [Fact]
    public async Task The_page_says_the_method_and_how_exact_it_is_in_both_languages()
    {
        await using var app = new App(dialect);
        var season = await ReviewedAsync(app, new() { CalibratesSpread = false });
        using var client = await app.SignedInAsync(Roles.Organizer);
        var address = new Uri($"/programs/{season.ProgramId}/ranking", UriKind.Relative);

        string chinese = WebUtility.HtmlDecode(await client.GetStringAsync(address));
        using (var answer = await client.PostFormAsync("/language", new() { ["culture"] = "en" }, $"/programs/{season.ProgramId}/ranking"))
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string english = WebUtility.HtmlDecode(await client.GetStringAsync(address));

        Assert.Contains("校准法：扣除每位专家的宽严后平均，再按了解的多少向平均水平收缩；不校准松紧；异常评分降低权重；向全体的平均收缩。", chinese, StringComparison.Ordinal);
        Assert.Contains("9 位都相同才算同分", chinese, StringComparison.Ordinal);
        Assert.Contains("only equal in all 9 is a tie", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_without_a_shared_expert_get_no_total_and_the_freeze_page_warns()
    {
        await using var app = new App(dialect);
        var season = await RuledSeason.PlanAsync(app, Calibrated(new()), applications: 4, experts: 4);
        await UnassignAsync(app);
        foreach (var (code, expert, points) in new[]
        {
            ("AAA-100", "E-01", 80m), ("AAA-100", "E-02", 84m), ("ABA-101", "E-01", 70m), ("ABA-101", "E-02", 75m),
            ("ACA-102", "E-03", 60m), ("ACA-102", "E-04", 66m), ("ADA-103", "E-03", 77m), ("ADA-103", "E-04", 71m),
        })
            await season.ReviewAsync(app, code, expert, points);
        await season.OpenAsync(app);
        await season.CloseAsync(app);
        using var client = await app.SignedInAsync(Roles.Organizer);

        var store = app.Get<RankingStore>();
        string page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/programs/{season.ProgramId}/ranking/freeze?fewestSheets=2", UriKind.Relative)));
        await store.FreezeAsync(Actor.System, season.RoundId, TwoSheets, "record");
        var round = await season.RoundAsync(app);
        var frozen = (await store.FrozenAsync(season.RoundId, 1))!;
        var rows = (await store.OpenAsync(round, frozen)).Result.Types[0].Rows;
        string record = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/programs/{season.ProgramId}/ranking/1", UriKind.Relative)));

        Assert.All(rows, row => Assert.Equal((null, null, Placement.Incomplete, PlacementReason.NotComparable), (row.Rank, row.Total, row.Placement, row.Reason)));
        Assert.Contains("4 份申报按官方方法得不出可以互相比较的总分", page, StringComparison.Ordinal);
        Assert.Contains("校准总分无法比较：同类申报之间没有共同的专家相连", record, StringComparison.Ordinal);
        Assert.True((await store.RecomputeAsync(round, frozen)).IsConfirmed);
    }

    private static Func<Ruleset, Ruleset> Calibrated(CalibrationRules options) => scheme => scheme with
    {
        ExpertsPerApplication = 2,
        Ranking = scheme.Ranking with { Aggregation = AggregationMethod.Calibrated, Calibration = options },
        Indicators = null,
    };

    /// <summary>Six applications, best first, by a lenient, a fair and a severe expert, two of them each.</summary>
    private static async Task<Season> ReviewedAsync(App app, CalibrationRules options)
    {
        var season = await RuledSeason.PlanAsync(app, Calibrated(options), applications: 6, experts: 3);
        await UnassignAsync(app);
        foreach (var (code, expert, points) in new[]
        {
            ("AAA-100", "E-02", 82.5m), ("AAA-100", "E-03", 73.5m), ("ABA-101", "E-01", 85.5m), ("ABA-101", "E-02", 78m),
            ("ACA-102", "E-01", 83m), ("ACA-102", "E-03", 67.5m), ("ADA-103", "E-02", 72m), ("ADA-103", "E-03", 65m),
            ("AEA-104", "E-01", 78m), ("AEA-104", "E-02", 69.5m), ("AFA-105", "E-01", 75.5m), ("AFA-105", "E-03", 59.5m),
        })
            await season.ReviewAsync(app, code, expert, points);
        await season.OpenAsync(app);
        return season;
    }

    private static Task<int> UnassignAsync(App app) =>
        app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("DELETE FROM assignments"));
}

public sealed class CalibratedRankingOnSqliteTests() : CalibratedRankingTests(Dialect.Sqlite);

public sealed class CalibratedRankingOnPostgresTests() : CalibratedRankingTests(Dialect.Postgres);
