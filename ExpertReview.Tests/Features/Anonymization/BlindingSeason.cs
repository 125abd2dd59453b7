using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>A program with demo forms that came in by the ordinary import and are decided to be eligible.</summary>
internal sealed class BlindingSeason
{
    private BlindingSeason(App app) => App = app;

    public App App { get; }

    public string ProgramId { get; } = "blinding-" + Identifier.New();

    /// <summary>Ids of applications, in the order of the forms.</summary>
    public List<string> Applications { get; } = [];

    public Actor Officer { get; } = new("officer-1", "agency");

    public BlindCopyMaking Making => App.Get<BlindCopyMaking>();

    public MaskEditing Editing => App.Get<MaskEditing>();

    public BlindCopyRelease Release => App.Get<BlindCopyRelease>();

    public static async Task<BlindingSeason> StartAsync(App app, params int[] forms)
    {
        var season = new BlindingSeason(app);
        var programs = app.Get<ProgramStore>();
        Assert.Null(await programs.CreateAsync(Actor.System, season.ProgramId, BuiltInSchemes.All["cluster-selection-2026"], isDemo: false));
        foreach (int form in forms)
        {
            string path = Path.Combine(Repository.Root, "ExpertReview.Web", "Features", "Applications", "DemoForms", FormattableString.Invariant($"app-{form:000}.docx"));
            await using var file = File.OpenRead(path);
            await foreach (var imported in app.Get<Import>().FileAsync(Actor.System, season.ProgramId, Path.GetFileName(path), file, holdsFaulty: false))
                season.Applications.Add(imported.ApplicationId!);
        }

        Assert.Null(await programs.MoveAsync(Actor.System, season.ProgramId, Phase.Preparation, "test"));
        foreach (string application in season.Applications)
            await season.DecideAsync(application, isEligible: true);
        return season;
    }

    /// <summary>The officer's decision on the version that counts now; the Eligibility slice's own tests make it for real.</summary>
    public Task DecideAsync(string application, bool isEligible) => App.Database.TransactionAsync(transaction => transaction.ExecuteAsync("""
        INSERT INTO eligibility_decisions (application_id, is_eligible, reason, version, findings_hash, decided_at, decided_by)
        SELECT a.application_id, @isEligible, 'test', a.version, 'hash', @now, 'officer-1'
          FROM applications a
         WHERE a.application_id = @application
        ON CONFLICT (application_id) DO UPDATE
           SET is_eligible = excluded.is_eligible,
               version     = excluded.version
        """, new { application, isEligible, now = DateTimeOffset.UtcNow }));

    public async Task<BlindCopy> MadeAsync(string application)
    {
        Assert.Null(await Making.MakeAsync(Officer, ProgramId, application));
        return await CopyAsync(application);
    }

    public async Task<BlindCopy> CopyAsync(string application) => (await App.Get<BlindCopyStore>().FindAsync(application))!;

    public async Task<ApplicationAnswers> AnswersAsync(string application) => (await App.Get<ApplicationStore>().AnswersAsync(application))!;

    /// <summary>Accepts whatever is suspicious.</summary>
    public async Task<BlindCopy> AcceptAllAsync(string application)
    {
        var copy = await CopyAsync(application);
        if (copy.Suspicions > 0)
        {
            var found = await BlindingCase.ReadAsync(App.Database, ProgramId, application, default);
            var accepted = await Editing.AcceptAsync(
                Officer, ProgramId, application, copy.Revision, [.. found!.Masked().Suspicions.Select(suspicion => suspicion.Text)], "通用表述");
            Assert.Null(accepted.Refusal);
        }

        return await CopyAsync(application);
    }

    public async Task<BlindCopy> ReleasedAsync(string application)
    {
        await MadeAsync(application);
        var copy = await AcceptAllAsync(application);
        Assert.Null(await Release.ReleaseAsync(Officer, ProgramId, application, copy.Revision));
        return await CopyAsync(application);
    }

    /// <summary>Corrects one answer and decides anew that the application is eligible.</summary>
    public async Task CorrectAsync(string application, string field, string value)
    {
        var before = await AnswersAsync(application);
        var ruleset = BuiltInSchemes.All["cluster-selection-2026"];
        var answers = new FormAnswers
        {
            Values = new(before.Answers.Values, StringComparer.Ordinal) { [field] = value }, Tables = before.Answers.Tables, Sources = before.Answers.Sources,
        };
        var reading = FormReading.Of(answers, ruleset);
        Assert.Null(await App.Get<Corrections>().CorrectAsync(Officer, application, before.Application.Version, reading, "更正"));
        await DecideAsync(application, isEligible: true);
    }

    public async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(Act act) =>
        [.. (await App.Get<LedgerStore>().AfterAsync(0, 5000)).Where(entry => entry.Act == act)];
}
