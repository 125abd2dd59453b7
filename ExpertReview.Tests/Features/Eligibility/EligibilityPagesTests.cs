using System.Net;
using ExpertReview.Tests.Features.Applications;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Eligibility;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Eligibility;

/// <summary>The pages of the formal checks: who may open and post what, and what a refusal shows.</summary>
public abstract class EligibilityPagesTests(Dialect dialect)
{
    [Fact]
    public async Task The_list_has_a_row_for_each_application_and_narrows_to_what_is_asked()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001", "app-004", "app-017");
        using var agency = await checking.App.SignedInAsync(Roles.Agency);

        Assert.Equal(3, Rows(await Intake.PageAsync(agency, Checking.Path)));
        Assert.Equal(2, Rows(await Intake.PageAsync(agency, Checking.Path + "?State=Failed")));
        Assert.Equal(2, Rows(await Intake.PageAsync(agency, Checking.Path + "?Type=collab")));
        Assert.Equal(1, Rows(await Intake.PageAsync(agency, Checking.Path + "?Track=software")));
        Assert.Contains("2025-05-28", await Intake.PageAsync(agency, Checking.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Admin)]
    [InlineData(Roles.Expert)]
    [InlineData(Roles.Supervisor)]
    public async Task Roles_that_may_not_see_identities_are_refused(string role)
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001");
        string id = (await checking.OfAsync("app-001")).Application.ApplicationId;
        using var client = await checking.App.SignedInAsync(role, role + "-reader");

        foreach (string path in new[] { Checking.Path, $"{Checking.Path}/{id}", $"{Checking.Path}/{id}/record" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("溪屿", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_organizer_reads_and_changes_nothing()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001");
        string detail = $"{Checking.Path}/{(await checking.OfAsync("app-001")).Application.ApplicationId}";
        using var organizer = await checking.App.SignedInAsync(Roles.Organizer);

        string page = await Intake.PageAsync(organizer, detail);
        Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
        foreach (string path in new[] { "/rulings/E1", "/rulings/E1/undo", "/evidence", "/decision", "/decision/withdraw" })
        {
            using var answer = await organizer.PostFormAsync(detail + path, new() { ["version"] = "1", ["reason"] = "x", ["eligible"] = "false" }, detail);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(DecisionState.Undecided, (await checking.OfAsync("app-001")).State);
    }

    [Fact]
    public async Task A_waiver_is_posted_and_shown_with_its_evidence()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001");
        string detail = $"{Checking.Path}/{(await checking.OfAsync("app-001")).Application.ApplicationId}";
        using var agency = await checking.App.SignedInAsync(Roles.Agency);
        Dictionary<string, string> Waiver(string evidence) =>
            new() { ["version"] = "1", ["kind"] = "Waived", ["reason"] = "全球占有率第一", ["evidence"] = evidence };

        using var refused = await agency.PostFormAsync(detail + "/rulings/E1b", Waiver(""), detail);
        string again = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        using var accepted = await agency.PostFormAsync(detail + "/rulings/E1b", Waiver("协会证明"), detail);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("豁免须填写依据材料。", again, StringComparison.Ordinal);
        Assert.Contains("全球占有率第一", again, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.EndsWith("#rule-E1b", accepted.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("协会证明", await Intake.PageAsync(agency, detail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_and_the_decision_are_posted()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-003");
        var one = await checking.OfAsync("app-003");
        string detail = $"{Checking.Path}/{one.Application.ApplicationId}";
        using var agency = await checking.App.SignedInAsync(Roles.Agency);
        var lists = one.Owed.ToDictionary(owed => "state:" + owed.Code, _ => "");
        lists["state:scale.4"] = "Classified";
        lists["others"] = "Received";
        lists["version"] = "1";

        using var recorded = await agency.PostFormAsync(detail + "/evidence", lists, detail);
        using var decided = await agency.PostFormAsync(detail + "/decision", new() { ["version"] = "1", ["eligible"] = "true" }, detail);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (recorded.StatusCode, decided.StatusCode));
        var after = await checking.OfAsync("app-003");
        Assert.Equal(EvidenceState.Classified, after.Evidence["scale.4"].State);
        Assert.Equal(after.Owed.Count, after.Evidence.Count);
        Assert.Equal(DecisionState.Eligible, after.State);
        string record = await Intake.PageAsync(agency, detail + "/record");
        Assert.Contains(after.FindingsHash, record, StringComparison.Ordinal);
        Assert.Contains("signature-lines", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_on_an_older_version_conflicts_and_keeps_the_reason()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001");
        string detail = $"{Checking.Path}/{(await checking.OfAsync("app-001")).Application.ApplicationId}";
        await checking.CorrectAsync("app-001", "scale.1", "46");
        using var agency = await checking.App.SignedInAsync(Roles.Agency);

        using var answer = await agency.PostFormAsync(
            detail + "/decision", new() { ["version"] = "1", ["eligible"] = "false", ["reason"] = "营收未达门槛" }, detail);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("营收未达门槛", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_another_phase_the_pages_say_so_and_offer_nothing()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001");
        await checking.MoveAsync(Phase.Filing);
        string detail = $"{Checking.Path}/{(await checking.OfAsync("app-001")).Application.ApplicationId}";
        using var agency = await checking.App.SignedInAsync(Roles.Agency);

        string page = await Intake.PageAsync(agency, detail);
        using var answer = await agency.PostFormAsync(Checking.Path + "/settled", [], Checking.Path);

        Assert.Contains("当前阶段为“填报”", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<textarea", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Every_sentence_exists_in_English()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001", "app-016", "app-018");
        using var agency = await checking.App.SignedInAsync(Roles.Agency);
        using var chosen = await agency.PostFormAsync("/language", new() { ["culture"] = "en" }, Checking.Path);

        foreach (string form in new[] { "app-001", "app-016", "app-018" })
        {
            string detail = $"{Checking.Path}/{(await checking.OfAsync(form)).Application.ApplicationId}";
            string page = await Intake.PageAsync(agency, detail) + await Intake.PageAsync(agency, detail + "/record");
            Assert.Contains("Rule by rule", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Remark_", page, StringComparison.Ordinal);
            Assert.Matches("Declare eligible", page);
        }
    }

    private static int Rows(string page) => page.Split("<th scope=\"row\"").Length - 1;
}

public sealed class EligibilityPagesOnSqliteTests() : EligibilityPagesTests(Dialect.Sqlite);

public sealed class EligibilityPagesOnPostgresTests() : EligibilityPagesTests(Dialect.Postgres);
