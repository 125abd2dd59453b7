using System.Net;
using System.Text.RegularExpressions;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Tests.Features.Accounts;

public abstract partial class AccountsTests(Dialect dialect)
{
    [Fact]
    public async Task A_new_account_gets_a_password_that_is_shown_once_and_must_be_changed()
    {
        await using var app = new App(dialect);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var made = await CreateAsync(admin, "agency-2", "第三方机构二", Roles.Agency);
        string shown = await admin.GetStringAsync(made.Headers.Location);
        string again = await admin.GetStringAsync(made.Headers.Location);
        using var other = app.Anonymous();
        using var signedIn = await other.PostFormAsync("/sign-in", new() { ["UserName"] = "agency-2", ["Password"] = Password().Match(shown).Groups[1].Value });
        using var start = await other.GetAsync(new Uri("/", UriKind.Relative));

        Assert.DoesNotMatch(Password(), again);
        Assert.Equal("/", signedIn.Headers.Location?.ToString());
        Assert.Equal("/account", start.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("", "名称", Roles.Agency, "只能用字母")]
    [InlineData("张三", "名称", Roles.Agency, "只能用字母")]
    [InlineData("ADMIN", "名称", Roles.Agency, "已被使用")]
    [InlineData("agency-2", " ", Roles.Agency, "显示名称")]
    [InlineData("agency-2", "名称", "owner", "角色")]
    public async Task A_faulty_account_is_refused_with_the_form_kept(string userName, string displayName, string role, string message)
    {
        await using var app = new App(dialect);
        using var admin = await app.SignedInAsync(Roles.Admin);

        using var answer = await CreateAsync(admin, userName, displayName, role);

        string html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{userName}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_change_works_and_is_an_entry_without_names()
    {
        await using var app = new App(dialect);
        using var admin = await app.SignedInAsync(Roles.Admin);
        var account = await app.AddAccountAsync(Roles.Agency, "li-si");
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("""
            UPDATE accounts SET lockout_end = @end, two_factor_enabled = TRUE, authenticator_key = 'x' WHERE account_id = @AccountId
            """, new { end = DateTimeOffset.UtcNow.AddHours(1), account.AccountId }));
        AccountChange[] changes =
            [AccountChange.Unlock, AccountChange.ResetTwoFactor, AccountChange.SwitchOff, AccountChange.SwitchOn, AccountChange.ResetPassword];
        foreach (var change in changes)
            (await ChangeAsync(admin, account.AccountId, change)).Dispose();

        var entries = (await app.Get<LedgerStore>().AfterAsync(0, 50)).Where(entry => entry.Act == Act.AccountChanged).ToList();
        Assert.Equal(changes.Length, entries.Count);
        Assert.All(entries.Zip(changes), pair => Assert.Contains($"\"change\":\"{pair.Second}\"", pair.First.Body, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.Equal(account.AccountId, entry.Subject));
        Assert.DoesNotContain(entries, entry => entry.Body.Contains("li-si", StringComparison.Ordinal));
        using var client = app.Anonymous();
        using var old = await client.PostFormAsync("/sign-in", new() { ["UserName"] = "li-si", ["Password"] = App.Password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
    }

    [Fact]
    public async Task Nobody_switches_off_the_own_account()
    {
        await using var app = new App(dialect);
        using var admin = await app.SignedInAsync(Roles.Admin);
        string own = await app.Database.SingleAsync<string>("SELECT account_id FROM accounts");

        using var answer = await ChangeAsync(admin, own, AccountChange.SwitchOff);

        Assert.Contains("自己的账号", await admin.GetStringAsync(answer.Headers.Location), StringComparison.Ordinal);
        Assert.True(await app.Database.SingleAsync<bool>("SELECT is_active FROM accounts"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_list_filters_by_role_state_and_words(int agencies)
    {
        await using var app = new App(dialect);
        using var admin = await app.SignedInAsync(Roles.Admin);
        for (int i = 0; i < agencies; i++)
            await app.AddAccountAsync(Roles.Agency, $"agency-{i}");

        Assert.Equal(agencies + 1, Rows(await admin.GetStringAsync(new Uri("/accounts", UriKind.Relative))));
        Assert.Equal(agencies, Rows(await admin.GetStringAsync(new Uri("/accounts?role=agency&condition=Active", UriKind.Relative))));
        Assert.Equal(1, Rows(await admin.GetStringAsync(new Uri("/accounts?words=Y-0", UriKind.Relative))));
        Assert.Equal(0, Rows(await admin.GetStringAsync(new Uri("/accounts?condition=SwitchedOff", UriKind.Relative))));
    }

    [Fact]
    public async Task An_experts_account_is_added_in_the_experts_transaction_and_can_be_paired()
    {
        await using var app = new App(dialect);
        var agency = new Actor("agency-1", Roles.Agency);

        string? added = await app.Database.TransactionAsync(transaction =>
            app.Get<ExpertAccounts>().AddAsync(transaction, agency, "e-01", "专家一"));
        string? taken = await app.Database.TransactionAsync(transaction =>
            app.Get<ExpertAccounts>().AddAsync(transaction, agency, "E-01", "专家二"));
        var code = await app.Get<Pairing>().MakeAsync(agency, added!);

        Assert.Null(taken);
        Assert.Equal(added, await app.Get<Pairing>().RedeemAsync(code.Secret, code.Pin));
    }

    private static Task<HttpResponseMessage> CreateAsync(HttpClient admin, string userName, string displayName, string role) =>
        admin.PostFormAsync("/accounts/new", new() { ["UserName"] = userName, ["DisplayName"] = displayName, ["Role"] = role });

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient admin, string accountId, AccountChange change) =>
        admin.PostFormAsync($"/accounts/{accountId}", new() { ["change"] = change.ToString() });

    private static int Rows(string html) => Regex.Count(html, "<td class=\"code\">");

    [GeneratedRegex("""id="one-time-password">([^<]+)<""")]
    private static partial Regex Password();
}

public sealed class AccountsOnSqliteTests() : AccountsTests(Dialect.Sqlite);

public sealed class AccountsOnPostgresTests() : AccountsTests(Dialect.Postgres);
