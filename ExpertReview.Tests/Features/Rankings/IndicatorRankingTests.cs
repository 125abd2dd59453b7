using System.Globalization;
using System.Net;
using ExpertReview.Scoring;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using IndicatorNormalization = ExpertReview.Web.Features.Programs.IndicatorNormalization;
using IndicatorRules = ExpertReview.Web.Features.Programs.IndicatorRules;

namespace ExpertReview.Tests.Features.Rankings;

public abstract class IndicatorRankingTests(Dialect dialect)
{
    private static readonly RankingTerms OneSheet = RankingTerms.Official(1);

    [Fact]
    public async Task Figures_are_scored_within_their_type_and_track_and_shown_beside_the_marks()
    {
        await using var app = new App(dialect);
        var season = await FiledAsync(app, share: 0, "10", "30", "20", "");
        var ranking = await app.Get<RankingStore>().ComputeAsync(await season.RoundAsync(app), OneSheet);
        using var client = await app.SignedInAsync(Roles.Supervisor);
        string page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/programs/{season.ProgramId}/ranking", UriKind.Relative)));
        string parts = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/programs/{season.ProgramId}/ranking/indicators/AAB-2", UriKind.Relative)));
        using var nobody = await client.GetAsync(new Uri($"/programs/{season.ProgramId}/ranking/indicators/NONE", UriKind.Relative));

        Assert.Equal(["0", "100", "50", null], ranking.Indicators!.Applications.Select(application => application.Dimensions["scale"]?.ToString()));
        Assert.Equal(["0", "100", "50", null], ranking.Indicators.Applications.Select(application => application.Total?.ToString()));
        // Beside only: the marks alone rank, and nobody lacks a total for want of a figure.
        Assert.Equal(["80", "80", "80", "80"], ranking.Result.Types[0].Rows.Select(row => row.Total.ToString()));
        Assert.Contains("指标 100.00", page, StringComparison.Ordinal);
        Assert.Contains("只供对照，不计入总分", page, StringComparison.Ordinal);
        Assert.Contains("2025年集群规上企业营业收入", parts, StringComparison.Ordinal);
        Assert.Contains("30 亿元", parts, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task Indicators_count_at_the_share_that_the_ruleset_states_and_who_has_none_has_no_total()
    {
        await using var app = new App(dialect);
        var season = await FiledAsync(app, share: 4000, "10", "30", "20", "");
        await season.CloseAsync(app);
        var store = app.Get<RankingStore>();
        Assert.Equal((1, null), await store.FreezeAsync(Actor.System, season.RoundId, OneSheet, "record"));
        var round = await season.RoundAsync(app);
        var frozen = (await store.FrozenAsync(season.RoundId, 1))!;
        var ranking = await store.OpenAsync(round, frozen);
        using var client = await app.SignedInAsync(Roles.Organizer);
        string page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/programs/{season.ProgramId}/ranking/1", UriKind.Relative)));

        var rows = ranking.Result.Types[0].Rows;
        Assert.Equal(
            [("AAB-2", "88", 1), ("AAC-3", "68", 2), ("AAA-1", "48", 3)],
            rows.Take(3).Select(row => (row.Candidate.Application, row.Total.ToString()!, row.Rank!.Value)));
        Assert.Equal(("AAD-4", PlacementReason.NotComparable), (rows[3].Candidate.Application, rows[3].Reason));
        Assert.Contains("填报的指标数据不足规定的最低比重", page, StringComparison.Ordinal);
        Assert.Contains("占总分 40%，专家评分占 60%", page, StringComparison.Ordinal);
        Assert.True((await store.RecomputeAsync(round, frozen)).IsConfirmed);
    }

    [Fact]
    public async Task A_frozen_ranking_keeps_its_figures_and_shows_when_one_was_touched()
    {
        await using var app = new App(dialect);
        var season = await FiledAsync(app, share: 0, "10", "30", "20", "25");
        await season.CloseAsync(app);
        var store = app.Get<RankingStore>();
        await store.FreezeAsync(Actor.System, season.RoundId, OneSheet, "record");
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE blind_copies SET content = '{}'"));
        var round = await season.RoundAsync(app);
        Assert.True((await store.RecomputeAsync(round, (await store.FrozenAsync(season.RoundId, 1))!)).IsConfirmed);

        await app.Database.TransactionAsync(async transaction =>
            Assert.Equal(1, await transaction.ExecuteAsync("UPDATE rankings SET inputs = REPLACE(inputs, '\"scale.1\":20', '\"scale.1\":21')")));

        var again = await store.RecomputeAsync(round, (await store.FrozenAsync(season.RoundId, 1))!);
        Assert.Equal((false, false), (again.IsSameResult, again.IsRecordedInLedger));
        Assert.False(Assert.Single(await app.Get<RankingVerification>().VerifyAsync()).IsConfirmed);
    }

    [Fact]
    public async Task A_frozen_ranking_that_was_written_over_is_reported_and_stops_nothing()
    {
        await using var app = new App(dialect);
        var season = await FiledAsync(app, share: 0, "10", "30");
        await season.CloseAsync(app);
        var store = app.Get<RankingStore>();
        await store.FreezeAsync(Actor.System, season.RoundId, OneSheet, "first");
        await store.FreezeAsync(Actor.System, season.RoundId, OneSheet, "second");
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE rankings SET inputs = '{}' WHERE number = 1"));

        var verified = await app.Get<RankingVerification>().VerifyAsync();

        Assert.Equal([(1, false), (2, true)], verified.Select(ranking => (ranking.Number, ranking.IsConfirmed)));
        Assert.NotNull(verified[0].Fault);
    }

    [Fact]
    public async Task The_exports_carry_the_indicator_scores()
    {
        await using var app = new App(dialect);
        var season = await FiledAsync(app, share: 0, "10", "30", "20", "");
        using var client = await app.SignedInAsync(Roles.Organizer);

        var matrix = await ExportAsync(client, season, "matrix");
        var shortlist = await ExportAsync(client, season, "shortlist");

        Assert.Equal("100.00", Two(matrix.Single(row => row["盲审编号"] == "AAB-2" && row["维度代码"] == "scale")["指标得分"]));
        Assert.Equal("", matrix.Single(row => row["盲审编号"] == "AAB-2" && row["维度代码"] == "organization")["指标得分"]);
        Assert.Equal("50.00", Two(shortlist.Single(row => row["盲审编号"] == "AAC-3")["指标得分：规模实力强"]));
    }

    [Fact]
    public async Task What_a_track_does_not_fill_is_left_out_and_weights_come_from_judgements()
    {
        await using var app = new App(dialect);
        var season = await FiledAsync(app, rules => rules with
        {
            // software does not fill scale.9: the two others keep their proportion, 1 to 3.
            Figures = [new() { Field = "scale.1" }, new() { Field = "scale.9" }, new() { Field = "scale.4", Direction = IndicatorDirection.Cost }],
            Weighting = Web.Features.Programs.IndicatorWeighting.Hierarchy,
            Judgements = [new() { Dimension = "scale", Rows = ["1 1/2 1/3", "2 1 2/3", "3 3/2 1"] }],
        }, "10", "30", "20");

        var ranking = await app.Get<RankingStore>().ComputeAsync(await season.RoundAsync(app), OneSheet);

        // scale.4 is 3 everywhere: the middle of the scale.
        Assert.Equal(
            [37.5m, 62.5m, 50m],
            ranking.Indicators!.Applications.Select(application => Math.Round(application.Dimensions["scale"]!.Value.ToDecimal(), 9)));
    }

    private static Task<Season> FiledAsync(App app, int share, params string[] revenues) =>
        FiledAsync(app, rules => rules with { Share = share }, revenues);

    /// <summary>Applications of one track that differ in revenue alone; one expert marks them all alike.</summary>
    private static async Task<Season> FiledAsync(App app, Func<IndicatorRules, IndicatorRules> change, params string[] revenues)
    {
        var season = await RuledSeason.PlanAsync(app, scheme => scheme with
        {
            ExpertsPerApplication = 1,
            Indicators = change(new() { Figures = [new() { Field = "scale.1" }], Normalization = IndicatorNormalization.MinMax }),
        }, experts: 1);
        foreach (var (index, revenue) in revenues.Index())
        {
            string code = string.Create(CultureInfo.InvariantCulture, $"AA{(char)('A' + index)}-{index + 1}");
            await season.AddApplicationAsync(code, "core", revenue: revenue);
            await season.ReviewAsync(app, code, "E-01", 80);
        }

        await season.OpenAsync(app);
        return season;
    }

    private static async Task<List<Dictionary<string, string>>> ExportAsync(HttpClient client, Season season, string kind)
    {
        string page = $"/programs/{season.ProgramId}/ranking";
        using var answer = await client.PostFormAsync($"{page}/export/{kind}/csv", [], page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return ExportedRows.Read(await answer.Content.ReadAsByteArrayAsync(), "csv");
    }

    private static string Two(string number) => decimal.Parse(number, CultureInfo.InvariantCulture).ToString("F2", CultureInfo.InvariantCulture);
}

public sealed class IndicatorRankingOnSqliteTests() : IndicatorRankingTests(Dialect.Sqlite);

public sealed class IndicatorRankingOnPostgresTests() : IndicatorRankingTests(Dialect.Postgres);
