using System.Net;
using ExpertReview.Tests.Features.Rankings;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;

namespace ExpertReview.Tests.Features.Dashboard;

public abstract class DashboardRolesTests(Dialect dialect)
{
    [Theory]
    [InlineData(Roles.Organizer, true, true, true)]
    [InlineData(Roles.Supervisor, true, true, false)]
    [InlineData(Roles.Agency, true, false, false)]
    [InlineData(Roles.Admin, false, false, false)]
    [InlineData(Roles.Expert, false, false, false)]
    public async Task Each_role_opens_what_is_its_own(string role, bool watches, bool readsRankings, bool freezes)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1);
        await season.ScoreAllAsync(app);
        using var client = await app.SignedInAsync(role, "someone");
        string program = $"/programs/{season.ProgramId}";

        Assert.Equal(watches, await OpensAsync(client, $"{program}/dashboard"));
        Assert.Equal(watches, await OpensAsync(client, $"{program}/dashboard/progress"));
        Assert.Equal(readsRankings, await OpensAsync(client, $"{program}/dashboard/ranking"));
        Assert.Equal(readsRankings, await OpensAsync(client, $"{program}/ranking"));
        Assert.Equal(freezes, await OpensAsync(client, $"{program}/ranking/freeze"));
    }

    [Fact]
    public async Task The_agency_reads_progress_by_codes_and_no_total()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 3, experts: 2);
        await season.ScoreAsync(app, "AAA-100", "E-01", 87.5m);
        await season.ScoreAsync(app, "ABA-101", "E-01", 87.5m, isSubmitted: false);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync(
            "UPDATE assignments SET state = 'Recused' WHERE application_id = @application AND expert_id = @expert",
            new { application = season.Applications["ACA-102"], expert = season.Experts["E-02"] }));
        using var client = await app.SignedInAsync(Roles.Agency);

        string page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/programs/{season.ProgramId}/dashboard", UriKind.Relative)));

        Assert.Contains("已提交 1 / 5 份，进行中 1 份", page, StringComparison.Ordinal);
        Assert.Equal((1, 1, 1, 3), (Cells(page, "Submitted"), Cells(page, "Started"), Cells(page, "Recused"), Cells(page, "Empty")));
        Assert.DoesNotContain("87.5", page, StringComparison.Ordinal);
    }

    private static int Cells(string page, string state) => page.Split($"<td class=\"cell\" data-state=\"{state}\"").Length - 1;

    private static async Task<bool> OpensAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Redirect]);
        return answer.StatusCode == HttpStatusCode.OK;
    }
}

public sealed class DashboardRolesOnSqliteTests() : DashboardRolesTests(Dialect.Sqlite);

public sealed class DashboardRolesOnPostgresTests() : DashboardRolesTests(Dialect.Postgres);
