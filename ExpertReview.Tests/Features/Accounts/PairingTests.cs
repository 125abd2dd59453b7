using System.Net;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace ExpertReview.Tests.Features.Accounts;

public abstract class PairingTests(Dialect dialect)
{
    private static readonly Actor Agency = new("agency-1", Roles.Agency);

    [Fact]
    public async Task A_scanned_code_and_its_PIN_sign_the_expert_in_once_and_for_the_day()
    {
        await using var app = new App(dialect);
        var expert = await app.AddAccountAsync(Roles.Expert);
        var code = await app.Get<Pairing>().MakeAsync(Agency, expert.AccountId);
        using var tablet = app.Anonymous();
        using var another = app.Anonymous();

        using var first = await PairAsync(tablet, code.Secret, code.Pin, code.Path);
        using var second = await PairAsync(another, code.Secret, code.Pin, code.Path);

        Assert.Equal("/tablet", first.Headers.Location?.ToString());
        Assert.Contains(first.Headers.GetValues("Set-Cookie"), cookie =>
            cookie.StartsWith("expertreview=", StringComparison.Ordinal) && cookie.Contains("expires=", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        var acts = (await app.Get<LedgerStore>().AfterAsync(0, 10)).Select(entry => (entry.Act, entry.ActorRole, entry.Subject));
        Assert.Equal(
            [
                (Act.PairingCodeMade, Roles.Agency, expert.AccountId),
                (Act.SignedIn, Roles.Expert, expert.AccountId),
                (Act.SignInRefused, "system", "sign-in"),
            ],
            acts);
    }

    [Fact]
    public async Task A_code_may_be_typed_with_hyphens_and_capitals()
    {
        await using var app = new App(dialect);
        var expert = await app.AddAccountAsync(Roles.Expert);
        var code = await app.Get<Pairing>().MakeAsync(Agency, expert.AccountId);
        using var tablet = app.Anonymous();

        using var answer = await PairAsync(tablet, code.Written.ToUpperInvariant(), code.Pin, "/pair");

        Assert.Equal("/tablet", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Wrong_PINs_kill_a_code_and_every_failure_looks_the_same()
    {
        await using var app = new App(dialect);
        var expert = await app.AddAccountAsync(Roles.Expert);
        var code = await app.Get<Pairing>().MakeAsync(Agency, expert.AccountId);
        string wrong = code.Pin == "000000" ? "000001" : "000000";
        using var tablet = app.Anonymous();
        var messages = new HashSet<string>();
        for (int i = 0; i < PairingStore.AllowedAttempts; i++)
            messages.Add(await MessageAsync(await PairAsync(tablet, code.Secret, wrong, code.Path)));
        messages.Add(await MessageAsync(await PairAsync(tablet, code.Secret, code.Pin, code.Path)));
        messages.Add(await MessageAsync(await PairAsync(tablet, "nosuchcode00", "123456", "/pair")));

        Assert.Equal("配对码或 PIN 不正确，或已失效。", Assert.Single(messages));
    }

    [Fact]
    public async Task A_code_dies_when_it_expires_when_a_newer_one_is_made_and_when_the_account_is_switched_off()
    {
        await using var app = new App(dialect);
        var pairing = app.Get<Pairing>();
        var expert = await app.AddAccountAsync(Roles.Expert);
        var older = await pairing.MakeAsync(Agency, expert.AccountId);
        var newer = await pairing.MakeAsync(Agency, expert.AccountId);
        Assert.Null(await pairing.RedeemAsync(older.Secret, older.Pin));
        await app.Database.TransactionAsync(transaction =>
            transaction.ExecuteAsync("UPDATE pairing_codes SET expires_at = @past", new { past = DateTimeOffset.UtcNow.AddSeconds(-1) }));
        Assert.Null(await pairing.RedeemAsync(newer.Secret, newer.Pin));
        var last = await pairing.MakeAsync(Agency, expert.AccountId);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE accounts SET is_active = FALSE"));

        Assert.Null(await pairing.RedeemAsync(last.Secret, last.Pin));
    }

    [Fact]
    public async Task A_paired_expert_is_not_asked_for_a_password_that_nobody_told()
    {
        await using var app = new App(dialect);
        var expert = await app.AddAccountAsync(Roles.Expert);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE accounts SET must_change_password = TRUE"));
        var code = await app.Get<Pairing>().MakeAsync(Agency, expert.AccountId);
        using var tablet = app.Anonymous();
        (await PairAsync(tablet, code.Secret, code.Pin, code.Path)).Dispose();
        using var byPassword = await app.SignedInAsync(Roles.Expert);

        using var paired = await tablet.GetAsync(new Uri("/", UriKind.Relative));
        using var asked = await byPassword.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal("/tablet", paired.Headers.Location?.ToString());
        Assert.Equal("/account", asked.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_day_of_a_paired_session_ends_however_much_it_is_used()
    {
        await using var app = new App(dialect);
        var expert = await app.AddAccountAsync(Roles.Expert);
        var code = await app.Get<Pairing>().MakeAsync(Agency, expert.AccountId);
        var clock = new MovedClock();
        await using var later = app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(clock)));
        using var tablet = later.CreateClient(new() { AllowAutoRedirect = false });
        tablet.DefaultRequestHeaders.Add("Accept", "text/html");
        (await PairAsync(tablet, code.Secret, code.Pin, code.Path)).Dispose();
        var starts = new List<string?>();

        for (int hours = 0; hours <= 18; hours += 6)
        {
            clock.Ahead = TimeSpan.FromHours(hours);
            using var answer = await tablet.GetAsync(new Uri("/", UriKind.Relative));
            starts.Add(answer.Headers.Location?.ToString());
        }

        Assert.Equal(["/tablet", "/tablet", "/tablet", "/sign-in"], starts);
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }

    [Fact]
    public async Task Only_experts_are_paired_and_only_hashes_are_kept()
    {
        await using var app = new App(dialect);
        var organizer = await app.AddAccountAsync(Roles.Organizer);
        var expert = await app.AddAccountAsync(Roles.Expert);

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Get<Pairing>().MakeAsync(Agency, organizer.AccountId));
        var code = await app.Get<Pairing>().MakeAsync(Agency, expert.AccountId);

        string kept = string.Join(' ', await app.Database.QueryAsync<string>("SELECT code_hash || ' ' || pin_hash FROM pairing_codes"));
        string told = string.Join(' ', (await app.Get<LedgerStore>().AfterAsync(0, 10)).Select(entry => entry.Body));
        Assert.DoesNotContain(code.Secret, kept + told, StringComparison.Ordinal);
        Assert.DoesNotContain(code.Pin, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tablets_with_one_code_at_once_sign_in_one()
    {
        await using var app = new App(dialect);
        var expert = await app.AddAccountAsync(Roles.Expert);
        var code = await app.Get<Pairing>().MakeAsync(Agency, expert.AccountId);

        var signedIn = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Get<Pairing>().RedeemAsync(code.Secret, code.Pin)));

        Assert.Single(signedIn, expert.AccountId);
    }

    private static Task<HttpResponseMessage> PairAsync(HttpClient client, string secret, string pin, string page) =>
        client.PostFormAsync("/pair", new() { ["Secret"] = secret, ["Pin"] = pin, ["IsScanned"] = "true" }, page);

    private static async Task<string> MessageAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return (await answer.Content.ReadAsStringAsync()).Split("role=\"alert\">")[1].Split('<')[0];
        }
    }
}

public sealed class PairingOnSqliteTests() : PairingTests(Dialect.Sqlite);

public sealed class PairingOnPostgresTests() : PairingTests(Dialect.Postgres);
