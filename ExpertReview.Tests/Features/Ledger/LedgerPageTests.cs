using System.Globalization;
using System.Net;
using System.Text.Json;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Tests.Features.Ledger;

public abstract class LedgerPageTests(Dialect dialect)
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_page_tells_each_act_in_words_with_its_changes(int acts)
    {
        await using var app = new App(dialect);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);
        for (int i = 0; i < acts; i++)
            await AppendAsync(app, new Actor("someone", Roles.Agency), Act.AssignmentChanged, "AAA-1", new { before = new { expert = "E-01" }, after = new { expert = "E-02" }, reason = "请假" });

        string html = await ReadAsync(supervisor, "/ledger?act=AssignmentChanged");

        Assert.Equal(acts, Entries(html));
        Assert.Contains("调整分配", html, StringComparison.Ordinal);
        Assert.Contains("<td>E-01</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>E-02</td>", html, StringComparison.Ordinal);
        Assert.Contains("请假", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Experts_appear_by_code_never_by_name()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1, isOpen: false);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE experts SET name = '王小明'"));
        (await season.SignInExpertAsync("E-01")).Dispose();
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);

        string html = await ReadAsync(supervisor, "/ledger?role=expert");
        string export = await ReadAsync(supervisor, "/ledger/export");

        Assert.Contains("专家", html, StringComparison.Ordinal);
        Assert.Contains("E-01", html, StringComparison.Ordinal);
        Assert.DoesNotContain("王小明", html + export, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_stay_hidden_while_the_round_is_sealed_and_from_the_administrator()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, isSealed: true);
        // Not hexadecimal: no hash in another entry can hold it by chance.
        await AppendAsync(app, new Actor("expert-1", Roles.Expert), Act.SheetSaved, "AAA-100", new { mark = "zz8765" }, season.ProgramId);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);
        using var admin = await app.SignedInAsync(Roles.Admin);
        string[] paths = ["/ledger?act=SheetSaved", "/ledger/export?act=SheetSaved"];

        foreach (string path in paths)
        {
            Assert.DoesNotContain("zz8765", await ReadAsync(supervisor, path), StringComparison.Ordinal);
            Assert.DoesNotContain("zz8765", await ReadAsync(admin, path), StringComparison.Ordinal);
        }

        Assert.Equal(0, Entries(await ReadAsync(supervisor, "/ledger?words=zz8765")));
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE rounds SET state = 'Closed'"));
        foreach (string path in paths)
        {
            Assert.Contains("zz8765", await ReadAsync(supervisor, path), StringComparison.Ordinal);
            Assert.DoesNotContain("zz8765", await ReadAsync(admin, path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Filters_narrow_and_pages_continue_without_gap_or_repeat()
    {
        await using var app = new App(dialect);
        using var organizer = await app.SignedInAsync(Roles.Organizer);
        for (int i = 1; i <= 60; i++)
            await AppendAsync(app, new Actor("someone", Roles.Agency), Act.MaskEdited, string.Create(CultureInfo.InvariantCulture, $"code-{i:000}"), new { });

        string first = await ReadAsync(organizer, "/ledger?act=MaskEdited");
        string next = System.Text.RegularExpressions.Regex.Match(first, "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value;
        string second = await ReadAsync(organizer, WebUtility.HtmlDecode(next));

        Assert.Equal((50, 10), (Entries(first), Entries(second)));
        Assert.Contains("code-011", first, StringComparison.Ordinal);
        Assert.Contains("code-010", second, StringComparison.Ordinal);
        Assert.Equal(1, Entries(await ReadAsync(organizer, "/ledger?words=CODE-042")));
        Assert.Equal(0, Entries(await ReadAsync(organizer, "/ledger?words=code%25042")));
        Assert.Equal(1, Entries(await ReadAsync(organizer, "/ledger?role=organizer")));
        Assert.Equal(0, Entries(await ReadAsync(organizer, "/ledger?to=2020-01-01")));
        Assert.Contains("无法识别", await ReadAsync(organizer, "/ledger?from=yesterday"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_shows_the_chains_state_in_one_line()
    {
        await using var app = new App(dialect);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);
        Assert.Contains("尚未校验", await ReadAsync(supervisor, "/ledger"), StringComparison.Ordinal);

        using var intact = await supervisor.PostFormAsync("/ledger/verify", [], page: "/ledger");
        string good = await ReadAsync(supervisor, "/ledger");
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE ledger_entries SET subject = 'forged'"));
        using var broken = await supervisor.PostFormAsync("/ledger/verify", [], page: "/ledger");
        string bad = await ReadAsync(supervisor, "/ledger");

        Assert.Matches("1 条，完整，链首 [0-9a-f]{12}，校验于 ", good);
        Assert.Contains("第 1 条断开", bad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_is_complete_chained_and_itself_an_entry()
    {
        await using var app = new App(dialect);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);
        for (int i = 0; i < 1200; i += 300)
            await app.Database.TransactionAsync(async transaction =>
            {
                for (int j = 0; j < 300; j++)
                    await app.Get<LedgerStore>().AppendAsync(transaction, Actor.System, Act.MaskEdited, null, "code", new { i, j });
            });

        string export = await ReadAsync(supervisor, "/ledger/export");

        var lines = export.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Enumerable.Range(1, 1202).Select(number => (long)number), lines.Select(line => line.GetProperty("sequence").GetInt64()));
        Assert.All(lines.Zip(lines.Skip(1)), pair =>
            Assert.Equal(pair.First.GetProperty("hash").GetString(), pair.Second.GetProperty("previousHash").GetString()));
        Assert.Equal(nameof(Act.Exported), lines[^1].GetProperty("act").GetString());
    }

    private static Task<LedgerEntry> AppendAsync(App app, Actor actor, Act act, string subject, object body, string? programId = null) =>
        app.Database.TransactionAsync(transaction => app.Get<LedgerStore>().AppendAsync(transaction, actor, act, programId, subject, body));

    private static Task<string> ReadAsync(HttpClient client, string path) => client.GetStringAsync(new Uri(path, UriKind.Relative));

    private static int Entries(string html) => System.Text.RegularExpressions.Regex.Count(html, "<details>");
}

public sealed class LedgerPageOnSqliteTests() : LedgerPageTests(Dialect.Sqlite);

public sealed class LedgerPageOnPostgresTests() : LedgerPageTests(Dialect.Postgres);
