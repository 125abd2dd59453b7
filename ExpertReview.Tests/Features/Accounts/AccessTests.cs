using System.Net;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;

namespace ExpertReview.Tests.Features.Accounts;

/// <summary>
/// Who may open what, held against the written table <c>access.txt</c>: every route and hub method of the product is in it, and
/// every role and nobody get from each route what the table says.
/// </summary>
public abstract class AccessTests(Dialect dialect)
{
    [Fact]
    public async Task Every_route_and_hub_method_is_in_the_table_with_its_policy()
    {
        await using var app = new App(dialect);
        var written = AccessTable.Read();
        var actual = AccessTable.Of(app);

        var missing = actual.Except(written).Select(line => line.ToString()).Order(StringComparer.Ordinal).ToList();
        var stale = written.Except(actual).Select(line => line.ToString()).Order(StringComparer.Ordinal).ToList();

        Assert.True(
            missing.Count == 0 && stale.Count == 0,
            $"""

            Add these lines to ExpertReview.Tests/Features/Accounts/access.txt (after checking that the policy is meant):
            {string.Join('\n', missing)}

            Remove these lines, which no route or hub method bears out:
            {string.Join('\n', stale)}

            """);
    }

    [Fact]
    public async Task No_route_is_left_to_the_fallback_and_every_policy_is_known()
    {
        await using var app = new App(dialect);

        var unknown = AccessTable.Of(app).Where(line => line.Policies.Any(policy => !Policies.Admits.ContainsKey(policy)));

        Assert.Empty(unknown.Select(line => line.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Roles.Admin)]
    [InlineData(Roles.Organizer)]
    [InlineData(Roles.Agency)]
    [InlineData(Roles.Expert)]
    [InlineData(Roles.Supervisor)]
    public async Task Everyone_gets_from_every_route_what_the_table_says(string? role)
    {
        await using var app = new App(dialect);
        using var client = role is null ? app.Anonymous() : await app.SignedInAsync(role);
        var wrong = new List<string>();
        // A line without a route, and a route without a line, fail the first test alone.
        var routes = AccessTable.Of(app).Select(line => (line.Method, line.Route)).ToHashSet();
        foreach (var line in AccessTable.Read().Where(line => line.Kind != AccessKind.Call && routes.Contains((line.Method, line.Route))))
        {
            var expected = line.For(role);
            foreach (bool asPage in new[] { true, false })
            {
                using var request = line.Request(asPage);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var access = Read(answer, line);
                if (access != expected)
                    wrong.Add($"{line} as {role ?? "nobody"}{(asPage ? "" : " by script")}: {expected} expected, {(int)answer.StatusCode} {answer.Headers.Location}");
                else if (answer.StatusCode == HttpStatusCode.InternalServerError && line.Route != "/error/{status:int?}")
                    wrong.Add($"{line} as {role ?? "nobody"}: answers 500");
            }
        }

        Assert.True(wrong.Count == 0, "\n" + string.Join('\n', wrong));
    }

    /// <summary>What an answer says about access: sign in first, not for this role, or anything else.</summary>
    private static Access Read(HttpResponseMessage answer, AccessLine line)
    {
        string location = answer.Headers.Location?.ToString() ?? "";
        if (answer.StatusCode == HttpStatusCode.Unauthorized || location.Contains("/sign-in?ReturnUrl=", StringComparison.Ordinal))
            return Access.SignInFirst;
        bool isDenied = answer.StatusCode == HttpStatusCode.Forbidden && line.Route != "/denied";
        return isDenied || location.Contains("/denied?ReturnUrl=", StringComparison.Ordinal) ? Access.Denied : Access.Open;
    }
}

public sealed class AccessOnSqliteTests() : AccessTests(Dialect.Sqlite);

public sealed class AccessOnPostgresTests() : AccessTests(Dialect.Postgres);
