using System.Net;
using System.Text.RegularExpressions;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Hosting;

namespace ExpertReview.Tests.Features.Accounts;

public abstract partial class OwnAccountTests(Dialect dialect)
{
    [Theory]
    [InlineData("wrong-password-1", "brand-new-1x", "brand-new-1x", "当前密码不正确")]
    [InlineData(App.Password, "brand-new-1x", "brand-new-2x", "不一致")]
    [InlineData(App.Password, "short1", "short1", "至少 10 个字符")]
    [InlineData(App.Password, "only-letters", "only-letters", "数字")]
    [InlineData(App.Password, "1111111111a", "1111111111a", "5 个不同")]
    [InlineData(App.Password, "my-organizer-1", "my-organizer-1", "不能包含账号")]
    [InlineData(App.Password, App.Password, App.Password, "不能与当前密码相同")]
    public async Task A_password_that_breaks_a_rule_is_refused_by_name(string current, string chosen, string repeated, string message)
    {
        await using var app = new App(dialect);
        using var client = await app.SignedInAsync(Roles.Organizer);

        using var answer = await ChangePasswordAsync(client, current, chosen, repeated);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_one_time_password_opens_nothing_but_its_own_change()
    {
        await using var app = new App(dialect);
        await app.AddAccountAsync(Roles.Organizer);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE accounts SET must_change_password = TRUE"));
        using var client = await app.SignedInAsync(Roles.Organizer);

        using var before = await client.GetAsync(new Uri("/ledger", UriKind.Relative));
        using var changed = await ChangePasswordAsync(client, App.Password, "brand-new-1x", "brand-new-1x");
        using var after = await client.GetAsync(new Uri("/ledger", UriKind.Relative));

        Assert.Equal("/account", before.Headers.Location?.ToString());
        Assert.Equal("/", changed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains((await app.Get<LedgerStore>().AfterAsync(0, 10)), entry => entry.Act == Act.PasswordChanged);
    }

    [Fact]
    public async Task The_second_step_is_set_up_asked_for_and_replaced_by_a_recovery_code_once()
    {
        await using var app = new App(dialect);
        using var client = await app.SignedInAsync(Roles.Organizer);
        string page = await client.GetStringAsync(new Uri("/account/two-factor", UriKind.Relative));
        string secret = Secret().Match(page).Groups[1].Value;
        string token = WebUtility.HtmlDecode(SetupToken().Match(page).Groups[1].Value);
        Assert.Contains("src=\"data:image/svg+xml;base64,", WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        using var wrong = await client.PostFormAsync("/account/two-factor", new() { ["token"] = token, ["code"] = "000000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains(secret, await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var enabled = await client.PostFormAsync("/account/two-factor", new() { ["token"] = token, ["code"] = Authenticator.Code(secret) });
        string shown = await client.GetStringAsync(enabled.Headers.Location);
        using var gone = await client.GetAsync(new Uri("/account/two-factor/recovery-codes", UriKind.Relative));
        string recovery = RecoveryCode().Match(shown).Groups[1].Value;
        Assert.Equal(10, RecoveryCode().Count(shown));
        Assert.Equal("/account", gone.Headers.Location?.ToString());

        Assert.Equal("/", await SecondStepAsync(app, Authenticator.Code(secret)));
        Assert.Equal("/", await SecondStepAsync(app, recovery.ToLowerInvariant()));
        Assert.Null(await SecondStepAsync(app, recovery));
        string kept = await app.Database.SingleAsync<string>("SELECT authenticator_key || ' ' || recovery_codes FROM accounts");
        Assert.DoesNotContain(secret, kept, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(recovery, kept, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Staff_without_a_second_step_are_urged_and_experts_are_not()
    {
        await using var app = new App(dialect);
        using var staff = await app.SignedInAsync(Roles.Agency);
        using var expert = await app.SignedInAsync(Roles.Expert);

        Assert.Contains("尚未启用动态验证码", await staff.GetStringAsync(new Uri("/account", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("动态验证码", await expert.GetStringAsync(new Uri("/account", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_second_step_is_required_staff_set_it_up_first_and_experts_go_on()
    {
        await using var app = new App(dialect);
        await app.AddAccountAsync(Roles.Supervisor);
        await app.AddAccountAsync(Roles.Expert);
        await using var strict = app.WithWebHostBuilder(builder => builder.UseSetting("EXPERTREVIEW_REQUIRE_TOTP", "true"));
        using var staff = await SignInAsync(strict.CreateClient(new() { AllowAutoRedirect = false }), Roles.Supervisor);
        using var expert = await SignInAsync(strict.CreateClient(new() { AllowAutoRedirect = false }), Roles.Expert);

        using var ledger = await staff.GetAsync(new Uri("/ledger", UriKind.Relative));
        using var setup = await staff.GetAsync(new Uri("/account/two-factor", UriKind.Relative));
        using var start = await expert.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal("/account", ledger.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, setup.StatusCode);
        Assert.Equal("/tablet", start.Headers.Location?.ToString());
    }

    private static Task<HttpResponseMessage> ChangePasswordAsync(HttpClient client, string current, string chosen, string repeated) =>
        client.PostFormAsync(
            "/account/password",
            new() { ["currentPassword"] = current, ["newPassword"] = chosen, ["repeatedPassword"] = repeated },
            page: "/account");

    private static async Task<HttpClient> SignInAsync(HttpClient client, string role)
    {
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        (await client.PostFormAsync("/sign-in", new() { ["UserName"] = role, ["Password"] = App.Password })).Dispose();
        return client;
    }

    /// <returns>Where signing in with this code leads; null when the code is refused.</returns>
    private static async Task<string?> SecondStepAsync(App app, string code)
    {
        using var client = app.Anonymous();
        using var first = await client.PostFormAsync("/sign-in", new() { ["UserName"] = Roles.Organizer, ["Password"] = App.Password });
        Assert.Equal("/sign-in/code", first.Headers.Location?.ToString());
        using var second = await client.PostFormAsync("/sign-in/code", new() { ["Code"] = code });
        return second.Headers.Location?.ToString();
    }

    [GeneratedRegex("""<code id="secret">(\w+)</code>""")]
    private static partial Regex Secret();

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex SetupToken();

    [GeneratedRegex("<li>([0-9A-Z]{5}-[0-9A-Z]{5})</li>")]
    private static partial Regex RecoveryCode();
}

public sealed class OwnAccountOnSqliteTests() : OwnAccountTests(Dialect.Sqlite);

public sealed class OwnAccountOnPostgresTests() : OwnAccountTests(Dialect.Postgres);
