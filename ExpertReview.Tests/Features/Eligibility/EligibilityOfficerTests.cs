using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Eligibility;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Eligibility;

/// <summary>What officers do, and what they are refused.</summary>
public abstract class EligibilityOfficerTests(Dialect dialect)
{
    [Fact]
    public async Task An_application_is_ruled_on_recorded_and_declared_eligible()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-004");
        string id = (await checking.OfAsync("app-004")).Application.ApplicationId;

        Assert.Equal(EligibilityRefusal.FindingsOpen, await checking.DecideAsync("app-004", isEligible: true));
        Assert.Null(await checking.ReceiveAllAsync("app-004"));
        Assert.Equal(EligibilityRefusal.FindingsOpen, await checking.DecideAsync("app-004", isEligible: true));
        Assert.Null(await checking.RuleAsync("app-004", "E4", RulingKind.Passed, "已列入培育名单"));
        Assert.Null(await checking.DecideAsync("app-004", isEligible: true));

        Assert.Equal(DecisionState.Eligible, (await checking.OfAsync("app-004")).State);
        Assert.True(await EligibilityStore.IsEligibleAsync(checking.App.Database, id));
        Assert.Equal(DecisionState.Eligible, (await checking.App.Get<EligibilityStore>().StatesAsync(Checking.ProgramId))[id]);
        var acts = await checking.ActsAsync(Act.EligibilityRuled, Act.EvidenceRecorded, Act.EligibilityDecided);
        Assert.Equal([Act.EvidenceRecorded, Act.EligibilityRuled, Act.EligibilityDecided], acts.Select(entry => entry.Act));
        Assert.All(acts, entry => Assert.Equal(id, entry.Subject));
        Assert.Contains("\"figure\":30.88", acts[2].Body, StringComparison.Ordinal);
        Assert.All(acts, entry => Assert.DoesNotContain("南坞", entry.Body, StringComparison.Ordinal));
        Assert.All(acts, entry => Assert.DoesNotContain("培育名单", entry.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_waiver_needs_reason_evidence_and_something_to_waive()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001", "app-002");

        Assert.Equal(EligibilityRefusal.ReasonMissing, await checking.RuleAsync("app-001", "E1b", RulingKind.Waived, " ", "报告"));
        Assert.Equal(EligibilityRefusal.EvidenceMissing, await checking.RuleAsync("app-001", "E1b", RulingKind.Waived, "世界级", " "));
        Assert.Equal(EligibilityRefusal.RulingNotForThisRule, await checking.RuleAsync("app-001", "E1", RulingKind.Waived, "世界级", "报告"));
        Assert.Equal(EligibilityRefusal.RulingNotForThisRule, await checking.RuleAsync("app-001", "E1b", RulingKind.Passed));
        Assert.Equal(EligibilityRefusal.NothingToWaive, await checking.RuleAsync("app-002", "E1b", RulingKind.Waived, "世界级", "报告"));
        Assert.Null(await checking.RuleAsync("app-001", "E1b", RulingKind.Waived, "世界级", "报告"));
        Assert.Equal(Verdict.Waived, (await checking.OfAsync("app-001")).Of("E1")!.Verdict);
    }

    [Fact]
    public async Task Rulings_are_refused_where_they_do_not_belong()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001");

        Assert.Equal(EligibilityRefusal.RuleUnknown, await checking.RuleAsync("app-001", "E99", RulingKind.Passed));
        Assert.Equal(EligibilityRefusal.RuleNotApplicable, await checking.RuleAsync("app-001", "E2", RulingKind.Passed));
        Assert.Equal(EligibilityRefusal.ReasonMissing, await checking.RuleAsync("app-001", "E1", RulingKind.Passed, ""));
        Assert.Equal(EligibilityRefusal.TextTooLong, await checking.RuleAsync("app-001", "E1", RulingKind.Passed, new string('长', 2001)));
        Assert.Empty(await checking.ActsAsync(Act.EligibilityRuled));
    }

    [Fact]
    public async Task A_closed_track_cannot_be_ruled_open()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-002");
        await checking.CorrectAsync("app-002", "track", "集成电路");

        Assert.Equal(Verdict.Failed, (await checking.OfAsync("app-002")).Of("E6")!.Verdict);
        Assert.Equal(EligibilityRefusal.FactsDecide, await checking.RuleAsync("app-002", "E6", RulingKind.Passed));
    }

    [Fact]
    public async Task A_ruling_is_undone()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001");
        var one = (await checking.OfAsync("app-001")).Application;
        Task<EligibilityRefusal?> UndoAsync() =>
            checking.Rulings.UndoAsync(Checking.Officer, Checking.ProgramId, one.ApplicationId, one.Version, "E1");

        Assert.Equal(EligibilityRefusal.NoRuling, await UndoAsync());
        Assert.Null(await checking.RuleAsync("app-001", "E1", RulingKind.Passed));
        Assert.Equal(Verdict.Passed, (await checking.OfAsync("app-001")).Of("E1")!.Verdict);
        Assert.Null(await UndoAsync());
        Assert.Equal(Verdict.Failed, (await checking.OfAsync("app-001")).Of("E1")!.Verdict);
    }

    [Fact]
    public async Task Lists_are_recorded_one_by_one_and_taken_back()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-003");
        var one = (await checking.OfAsync("app-003")).Application;
        Task<EligibilityRefusal?> RecordAsync(string field, EvidenceState? state) => checking.Rulings.RecordAsync(
            Checking.Officer, Checking.ProgramId, one.ApplicationId, one.Version, new Dictionary<string, EvidenceState?> { [field] = state });

        Assert.Null(await RecordAsync("scale.4", EvidenceState.Classified));
        Assert.Equal(EvidenceState.Classified, (await checking.OfAsync("app-003")).Evidence["scale.4"].State);
        Assert.Equal(EligibilityRefusal.NothingChanged, await RecordAsync("scale.4", EvidenceState.Classified));
        Assert.Equal(EligibilityRefusal.FieldUnknown, await RecordAsync("scale.1", EvidenceState.Received));
        Assert.Equal(EligibilityRefusal.NotClassifiable, await RecordAsync("document.plan", EvidenceState.Classified));
        Assert.Null(await RecordAsync("scale.4", null));
        Assert.Empty((await checking.OfAsync("app-003")).Evidence);
    }

    [Fact]
    public async Task A_correction_outdates_the_decision()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-003");
        Assert.Null(await checking.ReceiveAllAsync("app-003"));
        Assert.Null(await checking.DecideAsync("app-003", isEligible: true));
        string id = (await checking.OfAsync("app-003")).Application.ApplicationId;

        await checking.CorrectAsync("app-003", "scale.1", "999.99");

        var outdated = await checking.OfAsync("app-003");
        Assert.Equal(DecisionState.Outdated, outdated.State);
        Assert.False(await EligibilityStore.IsEligibleAsync(checking.App.Database, id));
        Assert.Equal(
            EligibilityRefusal.SavedElsewhere, await checking.Decisions.DecideAsync(Checking.Officer, Checking.ProgramId, id, 1, false, "规模不足"));
        Assert.Equal(EligibilityRefusal.FindingsOpen, await checking.DecideAsync("app-003", isEligible: true));
        Assert.Equal(EligibilityRefusal.ReasonMissing, await checking.DecideAsync("app-003", isEligible: false));
        Assert.Null(await checking.DecideAsync("app-003", isEligible: false, "规模不足"));
        Assert.Equal(DecisionState.NotEligible, (await checking.OfAsync("app-003")).State);
    }

    [Fact]
    public async Task A_decision_stands_until_it_is_withdrawn()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001");
        var one = (await checking.OfAsync("app-001")).Application;
        Task<EligibilityRefusal?> WithdrawAsync(string reason) =>
            checking.Decisions.WithdrawAsync(Checking.Officer, Checking.ProgramId, one.ApplicationId, one.Version, reason);

        Assert.Equal(EligibilityRefusal.NoDecision, await WithdrawAsync("误判"));
        Assert.Null(await checking.DecideAsync("app-001", isEligible: false, "规模不足"));
        Assert.Equal(EligibilityRefusal.DecisionStands, await checking.DecideAsync("app-001", isEligible: true));
        Assert.Equal(EligibilityRefusal.DecisionStands, await checking.RuleAsync("app-001", "E1", RulingKind.Passed));
        Assert.Equal(EligibilityRefusal.DecisionStands, await checking.ReceiveAllAsync("app-001"));
        Assert.Equal(EligibilityRefusal.ReasonMissing, await WithdrawAsync(" "));
        Assert.Null(await WithdrawAsync("误判"));
        Assert.Equal(DecisionState.Undecided, (await checking.OfAsync("app-001")).State);
    }

    [Fact]
    public async Task A_change_of_the_rules_after_the_decision_is_shown()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-003");
        Assert.Null(await checking.ReceiveAllAsync("app-003"));
        Assert.Null(await checking.DecideAsync("app-003", isEligible: true));
        Assert.False((await checking.OfAsync("app-003")).FindingsChanged);

        var programs = checking.App.Get<ProgramStore>();
        var newest = (await programs.NewestRulesetAsync(Checking.ProgramId))!;
        var raised = newest.Ruleset with
        {
            Tracks = [.. newest.Ruleset.Tracks.Select(track => track.Code == "textile"
                ? track with { Thresholds = new Dictionary<string, decimal> { ["core"] = 5000, ["collab"] = 300 } } : track)],
        };
        Assert.Null(await programs.SaveRulesetAsync(Checking.Officer, Checking.ProgramId, raised, newest.Version, "更正"));

        Assert.True((await checking.OfAsync("app-003")).FindingsChanged);
    }

    [Fact]
    public async Task All_that_are_clear_are_declared_eligible_at_once()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001", "app-002", "app-003");
        foreach (string form in new[] { "app-001", "app-002", "app-003" })
            Assert.Null(await checking.ReceiveAllAsync(form));

        Assert.Equal((2, null), await checking.Decisions.DecideSettledAsync(Checking.Officer, Checking.ProgramId));
        Assert.Equal((0, EligibilityRefusal.NothingToDecide), await checking.Decisions.DecideSettledAsync(Checking.Officer, Checking.ProgramId));
        Assert.Equal(DecisionState.Undecided, (await checking.OfAsync("app-001")).State);
        Assert.Equal(2, (await checking.ActsAsync(Act.EligibilityDecided)).Count);
    }

    [Fact]
    public async Task The_phase_and_a_withdrawal_end_it()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-001");
        var one = (await checking.OfAsync("app-001")).Application;
        await checking.MoveAsync(Phase.Filing);

        Assert.Equal(EligibilityRefusal.PhaseForbids, await checking.RuleAsync("app-001", "E1", RulingKind.Passed));
        Assert.Equal(EligibilityRefusal.PhaseForbids, await checking.ReceiveAllAsync("app-001"));
        Assert.Equal(EligibilityRefusal.PhaseForbids, await checking.DecideAsync("app-001", isEligible: false, "规模不足"));
        Assert.Equal((0, EligibilityRefusal.PhaseForbids), await checking.Decisions.DecideSettledAsync(Checking.Officer, Checking.ProgramId));

        await checking.MoveAsync(Phase.Eligibility);
        Assert.Null(await checking.App.Get<Corrections>().WithdrawAsync(Checking.Officer, one.ApplicationId, "撤回"));
        Assert.Equal(
            EligibilityRefusal.Withdrawn,
            await checking.Decisions.DecideAsync(Checking.Officer, Checking.ProgramId, one.ApplicationId, one.Version, false, "规模不足"));
        Assert.Empty((await checking.AllAsync()).Applications);
    }
}

public sealed class EligibilityOfficerOnSqliteTests() : EligibilityOfficerTests(Dialect.Sqlite);

public sealed class EligibilityOfficerOnPostgresTests() : EligibilityOfficerTests(Dialect.Postgres);
