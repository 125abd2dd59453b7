using ExpertReview.Tests.Features.Applications;
using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Eligibility;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Eligibility;

/// <summary>The product with imported forms in the phase of formal checks.</summary>
internal sealed class Checking(Intake intake) : IAsyncDisposable
{
    public const string ProgramId = Intake.ProgramId;

    public const string Path = "/programs/" + ProgramId + "/eligibility";

    public App App => intake.App;

    public EligibilityRulings Rulings => App.Get<EligibilityRulings>();

    public EligibilityDecisions Decisions => App.Get<EligibilityDecisions>();

    /// <summary>Who rules in tests of stores: an id as an account would have.</summary>
    public static Actor Officer { get; } = new("officer", "agency");

    public static async Task<Checking> StartAsync(Dialect dialect, params IEnumerable<string> forms)
    {
        var checking = new Checking(await Intake.StartAsync(dialect));
        foreach (string form in forms)
            Assert.Equal(ImportVerdict.Imported, (await checking.ImportAsync(form)).Verdict);
        await checking.MoveAsync(Phase.Eligibility);
        return checking;
    }

    public Task<ImportedFile> ImportAsync(string form) => intake.ImportFormAsync(form);

    public async Task MoveAsync(Phase phase) => Assert.Null(await App.Get<ProgramStore>().MoveAsync(Actor.System, ProgramId, phase, "test"));

    public async Task<CheckedProgram> AllAsync() => (await App.Get<EligibilityChecking>().OfProgramAsync(ProgramId))!;

    /// <summary>The application of a form, as it is checked now.</summary>
    public async Task<CheckedApplication> OfAsync(string form)
    {
        string applicant = (string)FilledForms.Expected(form)["applicant"]!;
        return (await AllAsync()).Applications.Single(one => one.Entry.Applicant == applicant);
    }

    public async Task<EligibilityRefusal?> RuleAsync(string form, string rule, RulingKind kind, string reason = "理由", string evidence = "")
    {
        var one = (await OfAsync(form)).Application;
        return await Rulings.RuleAsync(Officer, ProgramId, one.ApplicationId, one.Version, rule, kind, reason, evidence);
    }

    public async Task<EligibilityRefusal?> DecideAsync(string form, bool isEligible, string reason = "")
    {
        var one = (await OfAsync(form)).Application;
        return await Decisions.DecideAsync(Officer, ProgramId, one.ApplicationId, one.Version, isEligible, reason);
    }

    /// <summary>Records everything that the application owes as received.</summary>
    public async Task<EligibilityRefusal?> ReceiveAllAsync(string form)
    {
        var one = await OfAsync(form);
        return await Rulings.RecordAsync(
            Officer, ProgramId, one.Application.ApplicationId, one.Application.Version,
            one.Owed.ToDictionary(owed => owed.Code, _ => (EvidenceState?)EvidenceState.Received));
    }

    public async Task CorrectAsync(string form, string field, string value)
    {
        var one = await OfAsync(form);
        var corrected = Intake.Changed(one.Entry, answers => answers.Values[field] = value);
        Assert.Null(await App.Get<Corrections>().CorrectAsync(
            Officer, one.Application.ApplicationId, one.Application.Version, corrected, "更正"));
    }

    public async Task<IReadOnlyList<LedgerEntry>> ActsAsync(params Act[] acts) =>
        [.. (await App.Get<LedgerStore>().AfterAsync(0, 1000)).Where(entry => acts.Contains(entry.Act))];

    public ValueTask DisposeAsync() => intake.DisposeAsync();
}
