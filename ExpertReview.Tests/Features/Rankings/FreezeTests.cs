using System.Net;
using ExpertReview.Scoring;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Rankings;

namespace ExpertReview.Tests.Features.Rankings;

public abstract class FreezeTests(Dialect dialect)
{
    private static readonly RankingTerms TwoSheets = RankingTerms.Official(2);

    [Fact]
    public async Task A_ranking_freezes_by_the_page_with_its_reason_and_only_after_the_round()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 2, experts: 2);
        await season.ScoreAllAsync(app);
        using var client = await app.SignedInAsync(Roles.Organizer);
        string page = $"/programs/{season.ProgramId}/ranking/freeze";
        var form = new Dictionary<string, string> { ["fewestSheets"] = "2", ["setAside"] = "false", ["reason"] = "初审结果" };

        using (var early = await client.PostFormAsync(page, form))
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        await season.CloseAsync(app);
        using (var silent = await client.PostFormAsync(page, new(form) { ["reason"] = " " }))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
            Assert.Contains("请填写冻结说明", WebUtility.HtmlDecode(await silent.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        using (var tooMany = await client.PostFormAsync(page, new(form) { ["fewestSheets"] = "6" }))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMany.StatusCode);
        using var frozen = await client.PostFormAsync(page, form);

        Assert.Equal($"/programs/{season.ProgramId}/ranking/1", frozen.Headers.Location?.ToString());
        string record = WebUtility.HtmlDecode(await client.GetStringAsync(frozen.Headers.Location));
        Assert.Contains("第 1 号冻结排名", record, StringComparison.Ordinal);
        Assert.Contains("专家组长", record, StringComparison.Ordinal);
        Assert.Contains((await season.RoundAsync(app)).RulesetHash!, record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_inputs_give_the_same_result_and_later_changes_touch_nothing_frozen()
    {
        await using var app = new App(dialect);
        var season = await ClosedAsync(app);
        var store = app.Get<RankingStore>();

        Assert.Equal((1, null), await store.FreezeAsync(Actor.System, season.RoundId, TwoSheets, "first"));
        Assert.Equal((2, null), await store.FreezeAsync(Actor.System, season.RoundId, TwoSheets, "second"));
        var round = await season.RoundAsync(app);
        var first = (await store.FrozenAsync(season.RoundId, 1))!;
        var second = (await store.FrozenAsync(season.RoundId, 2))!;
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE score_sheets SET marks = '{}'"));
        var later = (await store.FrozenAsync(season.RoundId, 1))!;

        Assert.Equal(first.ResultHash, second.ResultHash);
        Assert.True(second.EventNumber > first.EventNumber);
        Assert.Equal(first, later);
        Assert.True((await store.RecomputeAsync(round, later)).IsConfirmed);
        Assert.True((await store.RecomputeAsync(round, second)).IsConfirmed);
        var opened = await store.OpenAsync(round, first);
        Assert.Equal(first.Result, RankingJson.Write(opened));
        Assert.Equal("AAA-100", opened.Result.Types[0].Rows[0].Candidate.Application);
        Assert.Equal(new Fraction(359, 4), opened.Result.Types[0].Rows[0].Total);
    }

    [Theory]
    [InlineData("result", "\"359/4\"", "\"360/4\"")]
    [InlineData("inputs", "8950", "9950")]
    public async Task A_tampered_record_is_not_confirmed(string column, string from, string to)
    {
        await using var app = new App(dialect);
        var season = await ClosedAsync(app);
        var store = app.Get<RankingStore>();
        await store.FreezeAsync(Actor.System, season.RoundId, TwoSheets, "record");
        await app.Database.TransactionAsync(async transaction =>
            Assert.Equal(1, await transaction.ExecuteAsync($"UPDATE rankings SET {column} = REPLACE({column}, @from, @to)", new { from, to })));

        var again = await store.RecomputeAsync(await season.RoundAsync(app), (await store.FrozenAsync(season.RoundId, 1))!);
        using var client = await app.SignedInAsync(Roles.Supervisor);
        string page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/programs/{season.ProgramId}/ranking/1/recompute", UriKind.Relative)));

        Assert.False(again.IsConfirmed);
        Assert.False(again.IsSameResult);
        Assert.Equal(column == "inputs", !again.IsRecordedInLedger);
        Assert.Equal(column == "result", !again.IsStoredTextIntact);
        Assert.Contains("核对不一致", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unfinished_sheet_withholds_the_total_unless_the_record_sets_it_aside()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 2, type: "core");
        await season.ScoreAsync(app, "AAA-100", "E-01", 80);
        await season.ScoreAsync(app, "AAA-100", "E-02", [90], isSubmitted: false);
        await season.CloseAsync(app, "时间已到");
        var store = app.Get<RankingStore>();
        var round = await season.RoundAsync(app);

        await store.FreezeAsync(Actor.System, season.RoundId, TwoSheets, "official");
        await store.FreezeAsync(Actor.System, season.RoundId, new() { FewestSheets = 1, IncompleteSheets = IncompleteSheetPolicy.SetAside }, "set aside");
        var official = (await store.OpenAsync(round, (await store.FrozenAsync(season.RoundId, 1))!)).Result.Types[0].Rows[0];
        var aside = (await store.OpenAsync(round, (await store.FrozenAsync(season.RoundId, 2))!)).Result.Types[0].Rows[0];

        Assert.Equal((null, PlacementReason.IncompleteSheet), (official.Total, official.Reason));
        Assert.Equal((new Fraction(80, 1), PlacementReason.Placed), (aside.Total, aside.Reason));
    }

    private static async Task<Season> ClosedAsync(App app)
    {
        var season = await Season.StartAsync(app, applications: 2, experts: 2, type: "core");
        await season.ScoreAllAsync(app);
        await season.CloseAsync(app);
        return season;
    }
}

public sealed class FreezeOnSqliteTests() : FreezeTests(Dialect.Sqlite);

public sealed class FreezeOnPostgresTests() : FreezeTests(Dialect.Postgres);
