using System.Net;
using System.Text.RegularExpressions;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Shared;

namespace ExpertReview.Tests.Features.Programs;

public abstract class ProgramPagesTests(Dialect dialect)
{
    [Fact]
    public async Task A_program_is_made_from_a_scheme_and_another_as_its_copy()
    {
        await using var app = new App(dialect);
        var client = await app.SignedInAsync(Roles.Organizer);

        using var made = await client.PostFormAsync("/programs", new() { ["Source"] = "scheme:quality-products-2026", ["ProgramId"] = "products" });
        using var copied = await client.PostFormAsync("/programs", new() { ["Source"] = "program:products", ["ProgramId"] = "copy", ["Name"] = "副本", ["NameEn"] = "Copy" });

        Assert.Equal("/programs/products", made.Headers.Location?.ToString());
        Assert.Equal("/programs/copy", copied.Headers.Location?.ToString());
        var copy = (await app.Get<ProgramStore>().NewestRulesetAsync("copy"))!.Ruleset;
        Assert.Equal(("副本", "quality-products-2026", 4), (copy.Name, copy.Scheme, copy.Dimensions.Count));
        string list = await client.GetStringAsync(new Uri("/programs", UriKind.Relative));
        Assert.Contains("副本", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scheme:moon", "a", "请选择一个内置方案或已有遴选")]
    [InlineData("", "a", "请选择一个内置方案或已有遴选")]
    [InlineData("scheme:quality-products-2026", "大 写", "编号只能用小写字母")]
    [InlineData("scheme:quality-products-2026", "", "编号只能用小写字母")]
    [InlineData("scheme:quality-products-2026", "taken", "这个编号已被使用")]
    public async Task What_cannot_be_made_is_refused_in_words_and_stays_typed(string source, string id, string message)
    {
        await using var app = new App(dialect);
        await CreateAsync(app, "taken");
        var client = await app.SignedInAsync(Roles.Organizer);

        using var answer = await client.PostFormAsync("/programs", new() { ["Source"] = source, ["ProgramId"] = id, ["Name"] = "我的名称" });
        string html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, html, StringComparison.Ordinal);
        Assert.Equal("我的名称", HtmlForm.Fields(html, "/programs")["Name"]);
        Assert.Single(await app.Get<ProgramStore>().AllAsync());
    }

    [Fact]
    public async Task Pages_of_no_program_keep_the_menu_of_the_one_that_was_at_hand()
    {
        await using var app = new App(dialect);
        await CreateAsync(app, "p");
        var client = await app.SignedInAsync(Roles.Organizer);

        string before = await client.GetStringAsync(new Uri("/ledger", UriKind.Relative));
        await client.GetStringAsync(new Uri("/programs/p/rules", UriKind.Relative));
        string after = await client.GetStringAsync(new Uri("/ledger", UriKind.Relative));

        Assert.DoesNotContain("/programs/p/ranking", before, StringComparison.Ordinal);
        Assert.Contains("/programs/p/ranking", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remembered_program_that_is_not_here_is_left_out_of_the_menu()
    {
        await using var app = new App(dialect);
        var client = await app.SignedInAsync(Roles.Organizer);
        client.DefaultRequestHeaders.Add("Cookie", $"{SiteMenu.Cookie}=elsewhere");

        string ledger = await client.GetStringAsync(new Uri("/account", UriKind.Relative));

        Assert.DoesNotContain("elsewhere", ledger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_read_the_pages_experts_and_strangers_do_not_and_only_the_organizer_changes_anything()
    {
        await using var app = new App(dialect);
        await CreateAsync(app, "p");
        string[] reading = ["/programs", "/programs/p", "/programs/p/rules", "/programs/p/rules/1.json", "/programs/p/rules/difference?from=1&to=1"];
        foreach (string role in Roles.All)
        {
            var client = await app.SignedInAsync(role);
            bool reads = role != Roles.Expert;
            foreach (string path in reading)
                Assert.Equal((role, path, reads), (role, path, await StatusAsync(client, path) == HttpStatusCode.OK));
            Assert.Equal((role, role == Roles.Organizer), (role, await StatusAsync(client, "/programs/p/rules/edit") == HttpStatusCode.OK));
            using var moved = await client.PostFormAsync("/programs/p/phase", new() { ["phase"] = "Eligibility" }, page: reads ? "/programs/p" : "/sign-in");
            Assert.Equal((role, role == Roles.Organizer), (role, moved.StatusCode == HttpStatusCode.UnprocessableEntity));
        }

        using var anonymous = await app.Anonymous().GetAsync(new Uri("/programs/p", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, anonymous.StatusCode);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await using var app = new App(dialect);
        await CreateAsync(app, "p");
        var client = await app.SignedInAsync(Roles.Organizer);

        foreach (string path in new[] { "/programs/q", "/programs/q/rules", "/programs/q/rules/edit", "/programs/p/rules?version=9", "/programs/p/rules/9.json", "/programs/p/rules/difference?from=1&to=9" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, await StatusAsync(client, path)));
    }

    [Fact]
    public async Task The_phase_moves_with_a_reason_and_the_page_says_what_it_allows()
    {
        await using var app = new App(dialect);
        await CreateAsync(app, "p");
        var client = await app.SignedInAsync(Roles.Organizer);

        using var without = await client.PostFormAsync("/programs/p/phase", new() { ["phase"] = "Eligibility", ["reason"] = "" }, "/programs/p");
        using var scoring = await client.PostFormAsync("/programs/p/phase", new() { ["phase"] = "Scoring", ["reason"] = "现在评" }, "/programs/p");
        using var strange = await client.PostFormAsync("/programs/p/phase", new() { ["phase"] = "77", ["reason"] = "?" }, "/programs/p");
        using var moved = await client.PostFormAsync("/programs/p/phase", new() { ["phase"] = "Eligibility", ["reason"] = "截止" }, "/programs/p");

        Assert.Contains("请填写理由", await without.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("不能手动进入", await scoring.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("请选择要变更到的阶段", await strange.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Contains("作出形式审查决定", await client.GetStringAsync(new Uri("/programs/p", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_season_counts_every_stage_and_links_only_what_the_role_may_open(int applications)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications, experts: 2);
        await app.Database.TransactionAsync(async transaction =>
        {
            await transaction.ExecuteAsync("UPDATE applications SET version = 2");
            await transaction.ExecuteAsync("""
                INSERT INTO applications (application_id, program_id, type_code, track_code, track_text, state, version, received_at, updated_at)
                SELECT 'eligible', program_id, type_code, track_code, track_text, state, 1, received_at, updated_at FROM applications LIMIT 1
                """);
            await transaction.ExecuteAsync("""
                INSERT INTO applications (application_id, program_id, type_code, track_code, track_text, state, version, received_at, updated_at)
                SELECT 'withdrawn', program_id, type_code, track_code, track_text, 'Withdrawn', 1, received_at, updated_at FROM applications LIMIT 1
                """);
            await transaction.ExecuteAsync("""
                INSERT INTO eligibility_decisions (application_id, is_eligible, reason, version, findings_hash, decided_at, decided_by)
                SELECT application_id, TRUE, 'test', 1, 'hash', received_at, 'system' FROM applications
                """);
            await transaction.ExecuteAsync("""
                INSERT INTO score_sheets (round_id, application_id, expert_id, marks, comment, is_submitted, version, save_id, saved_at, event_number, content_hash)
                SELECT round_id, application_id, expert_id, '{}', '', TRUE, 1, 'save', assigned_at, 1, 'hash' FROM assignments ORDER BY application_id, expert_id LIMIT 1
                """);
        });

        var counts = await app.Get<SeasonStore>().CountAsync(season.ProgramId, expertsPerApplication: 5);
        var organizer = Counts(await (await app.SignedInAsync(Roles.Organizer)).GetStringAsync(new Uri($"/programs/{season.ProgramId}", UriKind.Relative)));
        string admin = await (await app.SignedInAsync(Roles.Admin)).GetStringAsync(new Uri($"/programs/{season.ProgramId}", UriKind.Relative));

        // The others were corrected after their decision: they are undecided again.
        Assert.Equal(
            new SeasonCounts
            {
                Received = applications + 1, Undecided = applications, Eligible = 1, Unblinded = 1, Released = applications, ShortOfExperts = applications,
                Experts = 2, Sheets = 2 * applications, Submitted = 1,
            },
            counts);
        Assert.Equal((applications + 1, $"/programs/{season.ProgramId}/applications"), organizer["Received"]);
        Assert.Equal((applications, $"/programs/{season.ProgramId}/eligibility?state=Open"), organizer["Undecided"]);
        Assert.Equal((2 * applications - 1, $"/programs/{season.ProgramId}/dashboard"), organizer["Untouched"]);
        Assert.DoesNotContain($"/programs/{season.ProgramId}/applications", admin, StringComparison.Ordinal);
        Assert.Matches($"<span class=\"count\">{applications + 1}</span>", admin);
    }

    [Fact]
    public async Task The_ruleset_says_that_its_weights_are_a_default_which_list_is_in_force_and_in_English_too()
    {
        await using var app = new App(dialect);
        await CreateAsync(app, "p");
        var client = await app.SignedInAsync(Roles.Supervisor);

        string chinese = await client.GetStringAsync(new Uri("/programs/p/rules", UriKind.Relative));
        client.DefaultRequestHeaders.Add("Cookie", "expertreview.language=c=en|uic=en");
        string english = await client.GetStringAsync(new Uri("/programs/p/rules", UriKind.Relative));

        foreach (string said in new[] { "权重是本产品的默认值，不是通知规定的", "自 2025年5月28日 起", "22 个县（市、区）", "淳安县", "四（一）3：申报核心区协同区的", "去掉一个最高分和一个最低分", "每个设区市最多 3 名", "内容与哈希一致", "2026年6月26日 00:00" })
            Assert.Contains(said, chinese, StringComparison.Ordinal);
        foreach (string said in new[] { "this product&#x27;s default and not the notice&#x27;s", "From 28 May 2025", "Higher score in “Innovation” first", "needs a person" })
            Assert.Contains(said, english.Replace("'", "&#x27;", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_a_program_names_it_and_says_where_data_are_invented()
    {
        await using var app = new App(dialect);
        var scheme = BuiltInSchemes.All["cluster-selection-2026"];
        Assert.Null(await app.Get<ProgramStore>().CreateAsync(Actor.System, "shown", scheme, isDemo: true));
        await CreateAsync(app, "real");
        var client = await app.SignedInAsync(Roles.Organizer);
        foreach (string page in new[] { "", "/rules", "/rules/edit", "/applications", "/eligibility", "/blinding", "/experts", "/assignments", "/dashboard", "/ranking" })
        {
            string shown = await client.GetStringAsync(new Uri("/programs/shown" + page, UriKind.Relative));
            string real = await client.GetStringAsync(new Uri("/programs/real" + page, UriKind.Relative));
            Assert.Contains(scheme.Name, WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
            Assert.Contains("演示数据", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("演示数据", real, StringComparison.Ordinal);
        }
    }

    private static async Task CreateAsync(App app, string id) =>
        Assert.Null(await app.Get<ProgramStore>().CreateAsync(Actor.System, id, BuiltInSchemes.All["cluster-selection-2026"], isDemo: false));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    /// <summary>The pipeline's numbers and links by what they count.</summary>
    private static Dictionary<string, (int Number, string Path)> Counts(string html) =>
        Regex.Matches(html, """data-count="(\w+)">\s*<a href="([^"]+)"><span[^>]*>(\d+)</span>""").ToDictionary(
            match => match.Groups[1].Value,
            match => (int.Parse(match.Groups[3].Value, System.Globalization.CultureInfo.InvariantCulture), match.Groups[2].Value));
}

public sealed class ProgramPagesOnSqliteTests() : ProgramPagesTests(Dialect.Sqlite);

public sealed class ProgramPagesOnPostgresTests() : ProgramPagesTests(Dialect.Postgres);
