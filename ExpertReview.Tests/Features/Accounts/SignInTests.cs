using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Hosting;

namespace ExpertReview.Tests.Features.Accounts;

public abstract class SignInTests(Dialect dialect)
{
    [Fact]
    public async Task A_wrong_password_an_unknown_a_locked_and_a_switched_off_account_get_the_same_page()
    {
        await using var app = new App(dialect);
        await app.AddAccountAsync(Roles.Agency, "right");
        await app.AddAccountAsync(Roles.Agency, "off");
        await app.AddAccountAsync(Roles.Agency, "locked");
        await app.Database.TransactionAsync(transaction =>
            transaction.ExecuteAsync("UPDATE accounts SET is_active = FALSE WHERE user_name = 'off'"));
        using var client = app.Anonymous();
        for (int i = 0; i < 5; i++)
            (await TryAsync(client, "locked", "wrong")).Dispose();

        using var wrong = await TryAsync(client, "right", "wrong");
        using var unknown = await TryAsync(client, "nobody", "wrong");
        using var locked = await TryAsync(client, "locked", App.Password);
        using var off = await TryAsync(client, "off", App.Password);

        string expected = Plain(await wrong.Content.ReadAsStringAsync(), "right");
        Assert.Contains("账号或密码不正确", expected, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal((wrong.StatusCode, expected), (unknown.StatusCode, Plain(await unknown.Content.ReadAsStringAsync(), "nobody")));
        Assert.Equal((wrong.StatusCode, expected), (locked.StatusCode, Plain(await locked.Content.ReadAsStringAsync(), "locked")));
        Assert.Equal((wrong.StatusCode, expected), (off.StatusCode, Plain(await off.Content.ReadAsStringAsync(), "off")));
    }

    [Fact]
    public async Task An_unknown_account_costs_the_work_of_a_wrong_password()
    {
        await using var app = new App(dialect);
        for (int i = 0; i < 9; i++)
            await app.AddAccountAsync(Roles.Agency, $"known-{i}");
        using var client = app.Anonymous();
        (await TryAsync(client, "warm-up", "wrong")).Dispose();
        (await TryAsync(client, "known-0", "wrong")).Dispose();

        var known = new List<double>();
        var unknown = new List<double>();
        for (int i = 0; i < 9; i++)
        {
            known.Add(await MeasureAsync(client, $"known-{i}"));
            unknown.Add(await MeasureAsync(client, $"unknown-{i}"));
        }

        // Without the hash an unknown name answers in a small fraction of the time; the bound leaves room for a busy machine.
        Assert.InRange(unknown.Order().ElementAt(4), known.Order().ElementAt(4) * 0.4, double.MaxValue);
    }

    [Fact]
    public async Task The_ledger_tells_of_sign_ins_and_refusals_without_the_typed_name()
    {
        await using var app = new App(dialect);
        using var client = await app.SignedInAsync(Roles.Organizer);
        using var other = app.Anonymous();
        (await TryAsync(other, "my-secret-typed-here", "wrong")).Dispose();

        var entries = await app.Get<LedgerStore>().AfterAsync(0, 10);

        Assert.Equal([Act.SignedIn, Act.SignInRefused], entries.Select(entry => entry.Act));
        Assert.DoesNotContain(entries, entry => (entry.Subject + entry.Body).Contains("my-secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Roles.Expert, "/tablet")]
    [InlineData(Roles.Admin, "/accounts")]
    [InlineData(Roles.Organizer, "/programs")]
    [InlineData(Roles.Agency, "/programs")]
    [InlineData(Roles.Supervisor, "/programs")]
    [InlineData(null, "/sign-in")]
    public async Task The_start_address_leads_everyone_to_their_work(string? role, string path)
    {
        await using var app = new App(dialect);
        using var client = role is null ? app.Anonymous() : await app.SignedInAsync(role);

        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(path, answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/ledger", "/ledger")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    public async Task Signing_in_returns_to_this_site_only(string returnUrl, string expected)
    {
        await using var app = new App(dialect);
        await app.AddAccountAsync(Roles.Organizer);
        using var client = app.Anonymous();

        using var answer = await client.PostFormAsync(
            "/sign-in", new() { ["UserName"] = Roles.Organizer, ["Password"] = App.Password, ["ReturnUrl"] = returnUrl });

        Assert.Equal(expected, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_refused_with_the_form_kept()
    {
        await using var app = new App(dialect);
        await using var strict = app.WithWebHostBuilder(builder => builder.UseSetting("EXPERTREVIEW_SIGN_IN_ATTEMPTS", "3"));
        using var client = strict.CreateClient(new() { AllowAutoRedirect = false });
        for (int i = 0; i < 3; i++)
            (await TryAsync(client, "nobody", "wrong")).Dispose();

        using var refused = await TryAsync(client, "nobody", "wrong");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        string html = await refused.Content.ReadAsStringAsync();
        Assert.Contains("过于频繁", html, StringComparison.Ordinal);
        Assert.Contains("value=\"nobody\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_without_a_session_gets_401_and_goes_on_after_signing_in_again()
    {
        await using var app = new App(dialect);
        using var client = await app.SignedInAsync(Roles.Organizer);
        var before = await StateAsync(client);
        (await client.PostFormAsync("/sign-out", [], page: "/sign-in")).Dispose();
        using var script = new HttpRequestMessage(HttpMethod.Get, "/account");
        script.Headers.Add("Accept", "application/json");
        client.DefaultRequestHeaders.Remove("Accept");

        using var refused = await client.SendAsync(script);
        var between = await StateAsync(client);
        (await client.PostFormAsync("/sign-in", new() { ["UserName"] = Roles.Organizer, ["Password"] = App.Password })).Dispose();
        var after = await StateAsync(client);
        using var post = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        post.Headers.Add("X-CSRF-TOKEN", after.GetProperty("token").GetString());
        using var accepted = await client.SendAsync(post);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.False(between.GetProperty("signedIn").GetBoolean());
        Assert.Equal(before.GetProperty("accountId").GetString(), after.GetProperty("accountId").GetString());
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
    }

    [Fact]
    public async Task The_wrong_role_is_sent_to_a_page_that_says_so()
    {
        await using var app = new App(dialect);
        using var client = await app.SignedInAsync(Roles.Expert);

        using var answer = await client.GetAsync(new Uri("/accounts", UriKind.Relative));
        using var denied = await client.GetAsync(answer.Headers.Location);

        Assert.StartsWith("/denied", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
        Assert.Contains("专家", await denied.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Roles.Expert)]
    public async Task An_address_that_leads_nowhere_is_missing_not_forbidden(string? role)
    {
        await using var app = new App(dialect);
        using var client = role is null ? app.Anonymous() : await app.SignedInAsync(role);

        using var answer = await client.GetAsync(new Uri("/no/such/page", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Cookies_are_out_of_scripts_reach_and_secure_over_https()
    {
        await using var app = new App(dialect);
        await app.AddAccountAsync(Roles.Organizer);
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        using var answer = await client.PostFormAsync("/sign-in", new() { ["UserName"] = Roles.Organizer, ["Password"] = App.Password });

        var cookies = page.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")).ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("expertreview=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static Task<HttpResponseMessage> TryAsync(HttpClient client, string userName, string password) =>
        client.PostFormAsync("/sign-in", new() { ["UserName"] = userName, ["Password"] = password });

    private static async Task<double> MeasureAsync(HttpClient client, string userName)
    {
        string token = await client.TokenAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = userName, ["Password"] = "wrong", ["__RequestVerificationToken"] = token,
        });
        long start = Stopwatch.GetTimestamp();
        (await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form)).Dispose();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<JsonElement> StateAsync(HttpClient client) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri("/session/state", UriKind.Relative))).RootElement;

    /// <summary>The page without what differs by chance: the token and the typed name.</summary>
    private static string Plain(string html, string typed) => System.Text.RegularExpressions.Regex.Replace(
        html.Replace($"\"{typed}\"", "\"\"", StringComparison.Ordinal), "(content|value)=\"CfDJ[^\"]+\"", "");
}

public sealed class SignInOnSqliteTests() : SignInTests(Dialect.Sqlite);

public sealed class SignInOnPostgresTests() : SignInTests(Dialect.Postgres);
