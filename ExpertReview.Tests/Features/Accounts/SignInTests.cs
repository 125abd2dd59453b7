using System.Net;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;

namespace ExpertReview.Tests.Features.Accounts;

public abstract class SignInTests(Dialect dialect)
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_answer()
    {
        await using var app = new App(dialect);
        await app.AddAccountAsync(Roles.Agency);
        using var client = app.Anonymous();

        using var wrong = await client.PostFormAsync("/sign-in", new() { ["UserName"] = Roles.Agency, ["Password"] = "wrong" });
        using var unknown = await client.PostFormAsync("/sign-in", new() { ["UserName"] = "nobody", ["Password"] = "wrong" });

        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Contains("账号或密码不正确", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("账号或密码不正确", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_in_account_can_sign_out()
    {
        await using var app = new App(dialect);
        using var client = await app.SignedInAsync(Roles.Organizer);

        using var answer = await client.PostFormAsync("/sign-out", [], page: "/sign-in");

        Assert.Equal("/sign-in", answer.Headers.Location?.ToString());
    }
}

public sealed class SignInOnSqliteTests() : SignInTests(Dialect.Sqlite);

public sealed class SignInOnPostgresTests() : SignInTests(Dialect.Postgres);
