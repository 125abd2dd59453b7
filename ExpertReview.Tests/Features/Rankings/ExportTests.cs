using System.Globalization;
using System.Net;
using ExpertReview.Scoring;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Rankings;

namespace ExpertReview.Tests.Features.Rankings;

public abstract class ExportTests(Dialect dialect)
{
    private const string Applicant = "=HYPERLINK(\"http://x\")某某县人民政府";

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_matrix_holds_every_mark_and_its_origin_on_every_row(string format)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 2, experts: 2);
        await season.ScoreAsync(app, "AAA-100", "E-01", [82.5m, 70, 60, 50, 40]);
        await season.ScoreAsync(app, "ABA-101", "E-02", [90]);
        using var client = await app.SignedInAsync(Roles.Supervisor);

        var rows = await ExportAsync(client, season, "ranking", $"export/matrix/{format}");

        Assert.Equal(2 * 2 * 5, rows.Count);
        Assert.Equal(["82.50", "70.00", "60.00", "50.00", "40.00"], rows.Where(row => row["盲审编号"] == "AAA-100" && row["专家"] == "E-01").Select(row => Decimals(row["分数"])));
        Assert.Equal(["90.00", "", "", "", ""], rows.Where(row => row["盲审编号"] == "ABA-101" && row["专家"] == "E-02").Select(row => Decimals(row["分数"])));
        Assert.Equal("64.13", rows.First(row => row["盲审编号"] == "AAA-100" && row["专家"] == "E-01")["专家总分"]);
        string hash = (await season.RoundAsync(app)).RulesetHash!;
        Assert.All(rows, row => Assert.Equal(("暂定", hash), (row["排名"], row["规则哈希"])));
        Assert.All(rows, row => Assert.True(long.Parse(row["台账事件号"], CultureInfo.InvariantCulture) > 0));
        Assert.All(rows, row => Assert.Contains("去掉一个最高分和一个最低分", row["计分方法"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_shortlist_is_the_librarys_and_names_come_only_to_the_organizer_and_are_recorded(string format)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 6, experts: 5, type: "core");
        await season.ScoreAllAsync(app);
        await NameApplicantsAsync(app, season);
        await season.CloseAsync(app);
        var store = app.Get<RankingStore>();
        await store.FreezeAsync(Actor.System, season.RoundId, RankingTerms.Official(5), "record");
        var round = await season.RoundAsync(app);
        var ranking = await store.OpenAsync(round, (await store.FrozenAsync(season.RoundId, 1))!);
        using var organizer = await app.SignedInAsync(Roles.Organizer);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);

        var coded = await ExportAsync(supervisor, season, "ranking/1", $"export/shortlist/{format}");
        var named = await ExportAsync(organizer, season, "ranking/1", $"export-names/{format}");
        using var refused = await supervisor.PostFormAsync(
            $"/programs/{season.ProgramId}/ranking/1/export-names/{format}", [], $"/programs/{season.ProgramId}/ranking/1");

        var inside = Assert.Single(ranking.Result.Types).Rows.Where(row => row.Placement == Placement.Inside).ToList();
        Assert.Equal(4, inside.Count);
        Assert.Equal(
            inside.Select(row => (row.Rank!.Value.ToString(CultureInfo.InvariantCulture), row.Candidate.Application, RankingWords.Printed(ranking.Rules, row.Total), RankingWords.Printed(ranking.Rules, row.RawMean))),
            coded.Select(row => (row["名次"], row["盲审编号"], Decimals(row["总分"]), Decimals(row["原始均分"]))));
        Assert.All(coded, row => Assert.False(row.ContainsKey("申报单位")));
        Assert.All(coded, row => Assert.Equal(("城市 1", "第 1 号冻结排名", round.RulesetHash), (row["设区市"], row["排名"], row["规则哈希"])));
        // Excel must not run a name; in a workbook the cell is text, in CSV an apostrophe keeps it text.
        Assert.All(named, row => Assert.Equal((format == "csv" ? "'" : "") + Applicant + row["盲审编号"], row["申报单位"]));
        Assert.Contains(refused.StatusCode, (HttpStatusCode[])[HttpStatusCode.Forbidden, HttpStatusCode.Redirect]);
        var acts = (await app.Get<LedgerStore>().AfterAsync(ranking.EventNumber, 100)).Select(entry => entry.Act).ToList();
        Assert.Equal((1, 2), (acts.Count(act => act == Act.IdentitiesRevealed), acts.Count(act => act == Act.Exported)));
    }

    [Fact]
    public async Task A_csv_begins_with_the_mark_by_which_excel_knows_utf8()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1);
        await season.ScoreAllAsync(app);
        using var client = await app.SignedInAsync(Roles.Organizer);

        byte[] file = await DownloadAsync(client, season, "ranking", "export/shortlist/csv");

        Assert.Equal<byte>([0xEF, 0xBB, 0xBF], file[..3]);
    }

    private static Task NameApplicantsAsync(App app, Season season) => app.Database.TransactionAsync(async transaction =>
    {
        foreach (var (code, id) in season.Applications)
        {
            await transaction.ExecuteAsync("""
                INSERT INTO applicant_identities (application_id, program_id, type_code, applicant, applicant_key)
                VALUES (@id, @ProgramId, 'core', @name, @name)
                """, new { id, season.ProgramId, name = Applicant + code });
        }
    });

    private static async Task<byte[]> DownloadAsync(HttpClient client, Season season, string page, string export)
    {
        using var answer = await client.PostFormAsync($"/programs/{season.ProgramId}/{page}/{export}", [], $"/programs/{season.ProgramId}/{page}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<List<Dictionary<string, string>>> ExportAsync(HttpClient client, Season season, string page, string export)
    {
        byte[] file = await DownloadAsync(client, season, page, export);
        return ExportedRows.Read(file, export);
    }

    private static string Decimals(string number) =>
        number.Length == 0 ? "" : decimal.Parse(number, CultureInfo.InvariantCulture).ToString("F2", CultureInfo.InvariantCulture);
}

public sealed class ExportOnSqliteTests() : ExportTests(Dialect.Sqlite);

public sealed class ExportOnPostgresTests() : ExportTests(Dialect.Postgres);
