using System.Net;
using ExpertReview.Tests.Features.Applications;
using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Eligibility;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Eligibility;

/// <summary>The formal checks as the supervisor reads them.</summary>
public abstract class EligibilityOversightTests(Dialect dialect)
{
    private const string List = "/programs/" + Checking.ProgramId + "/oversight/eligibility";

    [Fact]
    public async Task A_decided_application_shows_what_was_decided_on_by_whom_and_the_hashes_of_the_officers_words()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-004");
        var officer = await checking.App.AddAccountAsync(Roles.Agency, "officer-wang");
        var one = (await checking.OfAsync("app-004")).Application;
        Assert.Null(await checking.ReceiveAllAsync("app-004"));
        Assert.Null(await checking.Rulings.RuleAsync(
            new Actor(officer.AccountId, Roles.Agency), Checking.ProgramId, one.ApplicationId, one.Version, "E4", RulingKind.Passed, "南坞已列入培育名单", "培育文件"));
        Assert.Null(await checking.DecideAsync("app-004", isEligible: true));
        string code = await BlindAsync(checking, one.ApplicationId);
        using var supervisor = await checking.App.SignedInAsync(Roles.Supervisor);

        string list = await Intake.PageAsync(supervisor, List), page = await Intake.PageAsync(supervisor, $"{List}/{code}");

        Assert.Contains(code, list, StringComparison.Ordinal);
        Assert.Contains("合格", page, StringComparison.Ordinal);
        var rule = FilledForms.Scheme.Eligibility.Single(rule => rule.Code == "E1");
        var finding = (await checking.OfAsync("app-004")).Of("E1")!;
        Assert.Contains(rule.Clause, page, StringComparison.Ordinal);
        Assert.Contains($"数值 <strong>{EligibilityWords.Figure(finding.Figure, finding.Unit)}</strong>", page, StringComparison.Ordinal);
        Assert.Contains($"门槛 <strong>{EligibilityWords.Figure(finding.Threshold, finding.Unit)}</strong>", page, StringComparison.Ordinal);
        Assert.Contains("人工判定：通过", page, StringComparison.Ordinal);
        Assert.Contains("officer-wang", page, StringComparison.Ordinal);
        foreach (string words in new[] { "南坞已列入培育名单", "培育文件" })
        {
            Assert.Contains(CanonicalJson.Hash(words), page, StringComparison.Ordinal);
            Assert.DoesNotContain(words, page, StringComparison.Ordinal);
        }

        var ruled = Assert.Single(await checking.ActsAsync(Act.EligibilityRuled));
        Assert.Contains($"href=\"/ledger?before={ruled.Sequence + 1}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain((await checking.OfAsync("app-004")).Entry.Applicant, list + page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_without_a_blind_code_is_listed_by_its_number_in_the_ledger()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001", "app-003", "app-004");
        string refused = (await checking.OfAsync("app-001")).Application.ApplicationId, open = (await checking.OfAsync("app-004")).Application.ApplicationId;
        Assert.Null(await checking.DecideAsync("app-001", isEligible: false, "营收不足"));
        Assert.Null(await checking.RuleAsync("app-004", "E4", RulingKind.Passed, "已列入名单"));
        using var supervisor = await checking.App.SignedInAsync(Roles.Supervisor);

        string list = await Intake.PageAsync(supervisor, List);
        string decided = await Intake.PageAsync(supervisor, $"{List}/{refused}"), undecided = await Intake.PageAsync(supervisor, $"{List}/{open}");

        Assert.Equal(3, Rows(list));
        Assert.Contains("其中 3 件还没有盲审编号", list, StringComparison.Ordinal);
        Assert.Equal(1, Rows(await Intake.PageAsync(supervisor, List + "?state=NotEligible")));
        Assert.Contains("不合格", decided, StringComparison.Ordinal);
        Assert.Contains(CanonicalJson.Hash("营收不足"), decided, StringComparison.Ordinal);
        Assert.Contains("尚无有效结论", undecided, StringComparison.Ordinal);
        Assert.Contains(CanonicalJson.Hash("已列入名单"), undecided, StringComparison.Ordinal);
        Assert.DoesNotContain("门槛 <strong>", undecided, StringComparison.Ordinal);
        using var nothing = await supervisor.GetAsync(new Uri(List + "/nothing", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Fact]
    public async Task A_decision_that_is_withdrawn_or_outdated_is_shown_as_such_and_what_was_done_stays()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-003");
        var one = (await checking.OfAsync("app-003")).Application;
        Assert.Null(await checking.DecideAsync("app-003", isEligible: false, "材料不全"));
        using var supervisor = await checking.App.SignedInAsync(Roles.Supervisor);

        await checking.CorrectAsync("app-003", "scale.1", "46");
        Assert.Contains("此结论是对第 1 版作出的", await Intake.PageAsync(supervisor, $"{List}/{one.ApplicationId}"), StringComparison.Ordinal);
        Assert.Null(await checking.Decisions.WithdrawAsync(Checking.Officer, Checking.ProgramId, one.ApplicationId, 2, "补正"));
        string page = await Intake.PageAsync(supervisor, $"{List}/{one.ApplicationId}");

        Assert.Contains("尚无有效结论", page, StringComparison.Ordinal);
        Assert.Contains("结论：不合格", page, StringComparison.Ordinal);
        Assert.Contains("撤回结论", page, StringComparison.Ordinal);
        Assert.Contains(CanonicalJson.Hash("补正"), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_tell_the_place_is_neither_in_the_ledger_nor_on_the_page()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-018");
        Assert.Null(await checking.App.Get<Corrections>().AssignDivisionAsync(
            Checking.Officer, (await checking.OfAsync("app-018")).Application.ApplicationId, "330822"));
        var one = await checking.OfAsync("app-018");
        var limit = one.Findings.Single(finding => finding.Rule.Check == EligibilityCheck.RecommendationLimit);
        Assert.NotNull(limit.Threshold);
        Assert.Null(await checking.RuleAsync("app-018", limit.Rule.Code, RulingKind.Failed, "超过名额"));
        Assert.Null(await checking.DecideAsync("app-018", isEligible: false, "超过名额"));
        using var supervisor = await checking.App.SignedInAsync(Roles.Supervisor);

        string page = await Intake.PageAsync(supervisor, $"{List}/{one.Application.ApplicationId}");

        var ruled = CanonicalJson.Read<RulingEntry>(Assert.Single(await checking.ActsAsync(Act.EligibilityRuled)).Body);
        var decided = CanonicalJson.Read<DecisionEntry>(Assert.Single(await checking.ActsAsync(Act.EligibilityDecided)).Body)
            .Findings!.Single(finding => finding.Rule == limit.Rule.Code);
        Assert.Equal((null, null, null, null), (ruled.Figure, ruled.Threshold, decided.Figure, decided.Threshold));
        Assert.Contains("推荐数量和名额会指出地区，不显示。", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sentence_exists_in_English()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-003");
        Assert.Null(await checking.DecideAsync("app-003", isEligible: false, "材料不全"));
        using var supervisor = await checking.App.SignedInAsync(Roles.Supervisor);
        using var chosen = await supervisor.PostFormAsync("/language", new() { ["culture"] = "en" }, List);

        string page = await Intake.PageAsync(supervisor, $"{List}/{(await checking.OfAsync("app-003")).Application.ApplicationId}");

        Assert.Contains("Eligibility oversight", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Oversight_", page, StringComparison.Ordinal);
    }

    private static async Task<string> BlindAsync(Checking checking, string application)
    {
        await checking.MoveAsync(Phase.Preparation);
        Assert.Null(await checking.App.Get<BlindCopyMaking>().MakeAsync(Checking.Officer, Checking.ProgramId, application));
        return (await checking.App.Get<BlindCopyStore>().FindAsync(application))!.BlindCode;
    }

    private static int Rows(string page) => page.Split("<th scope=\"row\"").Length - 1;
}

public sealed class EligibilityOversightOnSqliteTests() : EligibilityOversightTests(Dialect.Sqlite);

public sealed class EligibilityOversightOnPostgresTests() : EligibilityOversightTests(Dialect.Postgres);
