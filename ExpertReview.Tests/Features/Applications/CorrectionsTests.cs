using System.Net;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Applications;

public abstract class CorrectionsTests(Dialect dialect)
{
    [Fact]
    public async Task Of_two_corrections_at_once_one_is_refused()
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        var before = (await intake.Applications.AnswersAsync(id))!;
        var corrections = intake.App.Get<Corrections>();

        var refusals = await Task.WhenAll(Enumerable.Range(1, 6).Select(figure => corrections.CorrectAsync(
            Actor.System, id, 1, Intake.Changed(before, answers => answers.Values["scale.2"] = "1" + figure), "核对")));

        Assert.Equal(1, refusals.Count(refusal => refusal is null));
        Assert.All(refusals.Where(refusal => refusal is not null), refusal => Assert.Equal(ApplicationRefusal.SavedElsewhere, refusal));
        Assert.Equal(2, (await intake.Applications.FindAsync(id))!.Version);
    }

    [Fact]
    public async Task A_late_correction_on_the_page_is_shown_with_what_was_saved_meanwhile()
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        var before = (await intake.Applications.AnswersAsync(id))!;
        using var client = await intake.AgencyAsync();
        string edit = $"{Intake.Path}/{id}/edit";
        var typed = Inputs(await Intake.PageAsync(client, edit));
        Assert.Null(await intake.App.Get<Corrections>().CorrectAsync(
            Actor.System, id, 1, Intake.Changed(before, answers => answers.Values["scale.2"] = "12.5"), "另一人"));

        typed["scale.3"] = "77";
        typed["reason"] = "核对原件";
        using var late = await client.PostFormAsync(edit, typed);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        string page = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
        Assert.Contains("其他人已先保存了新版本", page, StringComparison.Ordinal);
        var merged = Inputs(page);
        Assert.Equal(("12.5", "77", "2", "核对原件"), (merged["scale.2"], merged["scale.3"], merged["baseVersion"], merged["reason"]));

        using var saved = await client.PostFormAsync(edit, merged);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var now = (await intake.Applications.AnswersAsync(id))!;
        Assert.Equal(("12.5", "77", 3), (now.Answers["scale.2"], now.Answers["scale.3"], now.Application.Version));
        Assert.Equal(("在线填写", "表2 第2行"), (now.Answers.Sources["scale.3"], now.Answers.Sources["scale.1"]));
    }

    [Fact]
    public async Task A_wrong_figure_is_named_at_its_field_and_what_was_typed_stays()
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        using var client = await intake.AgencyAsync();
        string edit = $"{Intake.Path}/{id}/edit";
        var typed = Inputs(await Intake.PageAsync(client, edit));
        typed["scale.1"] = "四十五";
        typed["reason"] = "核对";

        using var answer = await client.PostFormAsync(edit, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        string page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("id=\"f-scale-1\" name=\"scale.1\" value=\"四十五\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"f-scale-1-problem\" aria-invalid=\"true\"", page, StringComparison.Ordinal);
        Assert.Contains("应为数字", page, StringComparison.Ordinal);
        Assert.Equal(1, (await intake.Applications.FindAsync(id))!.Version);
    }

    [Fact]
    public async Task Saving_the_form_as_it_is_changes_nothing()
    {
        await using var intake = await Intake.StartAsync(dialect);
        using var client = await intake.AgencyAsync();
        foreach (string form in new[] { "app-001", "app-009", "app-016", "app-017" })
        {
            string id = (await intake.ImportFormAsync(form)).ApplicationId!;
            var typed = Inputs(await Intake.PageAsync(client, $"{Intake.Path}/{id}/edit"));
            typed["reason"] = "核对";

            using var answer = await client.PostFormAsync($"{Intake.Path}/{id}/edit", typed);

            Assert.Contains("内容没有变化", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_place_is_chosen_and_stays_through_a_correction()
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        var corrections = intake.App.Get<Corrections>();
        var county = Divisions.All.First(division => !division.IsCity);

        Assert.Equal(ApplicationRefusal.DivisionUnknown, await corrections.AssignDivisionAsync(Actor.System, id, "999999"));
        Assert.Null(await corrections.AssignDivisionAsync(Actor.System, id, county.Code));
        var before = (await intake.Applications.AnswersAsync(id))!;
        Assert.Null(await corrections.CorrectAsync(Actor.System, id, 1, Intake.Changed(before, answers => answers.Values["scale.2"] = "3"), "核对"));

        var now = (await intake.Applications.FindAsync(id))!;
        Assert.Equal((county.CityCode, county.Code), (now.CityCode, now.CountyCode));
    }

    [Fact]
    public async Task A_withdrawn_application_is_received_again_only_by_decision()
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        Assert.Null(await intake.App.Get<Corrections>().WithdrawAsync(Actor.System, id, "申报单位来函"));

        var again = await intake.ImportFormAsync();

        Assert.Equal((ImportVerdict.Differs, 0), (again.Verdict, again.Differences));
        Assert.Equal(ApplicationState.Withdrawn, (await intake.Applications.FindAsync(id))!.State);
        var decision = await intake.App.Get<HeldImportDecisions>().AcceptAsync(Actor.System, Intake.ProgramId, again.ImportId!, 1, [], "重新申报");
        Assert.Null(decision.Refusal);
        Assert.Equal(ApplicationState.Received, (await intake.Applications.FindAsync(id))!.State);
    }

    [Fact]
    public async Task Corrections_end_with_the_preparation()
    {
        await using var intake = await Intake.StartAsync(dialect);
        string id = (await intake.ImportFormAsync()).ApplicationId!;
        await intake.App.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE programs SET phase = 'Scoring'"));

        Assert.Equal(ApplicationRefusal.PhaseForbids, await intake.App.Get<Corrections>().WithdrawAsync(Actor.System, id, "理由"));
        Assert.Equal(ApplicationRefusal.PhaseForbids, await intake.App.Get<Corrections>().AssignDivisionAsync(Actor.System, id, "330100"));
    }

    private static Dictionary<string, string> Inputs(string page) => PostedForm.Of(page, "reason");
}

public sealed class CorrectionsOnSqliteTests() : CorrectionsTests(Dialect.Sqlite);

public sealed class CorrectionsOnPostgresTests() : CorrectionsTests(Dialect.Postgres);
