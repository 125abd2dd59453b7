using ExpertReview.Tests.Features.Experts;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Commands.Demo;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Assignments;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.ScoreSheets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>Planted applications on their whole way: import, formal checks, blinding, release, assignment, an open round with marks.</summary>
internal sealed class LeakSeason
{
    public const string ProgramId = "planted";

    /// <summary>The three who review, and one who has not signed the undertaking.</summary>
    public static IReadOnlyList<string> ExpertCodes { get; } = ["E-7101", "E-7202", "E-7303", "E-7404"];

    private static readonly Actor Agency = new("agency-1", Roles.Agency);

    private LeakSeason(App app) => App = app;

    public App App { get; }

    public string RoundId { get; private set; } = "";

    /// <summary>Ids of applications, in the order of the forms.</summary>
    public List<string> Applications { get; } = [];

    /// <summary>Blind codes, in the order of the forms.</summary>
    public List<string> Codes { get; } = [];

    /// <summary>User names of the experts' accounts, in the order of their codes.</summary>
    public List<string> UserNames { get; } = [];

    public List<Expert> Experts { get; } = [];

    /// <summary>Each expert gives one mark throughout that nobody else gives, and says something of their own.</summary>
    public static (decimal Points, string Comment) Mark(string expert) => expert switch
    {
        "E-7101" => (61.5m, "独家评语甲子"),
        "E-7202" => (73.5m, "独家评语乙丑"),
        _ => (88.5m, "独家评语丙寅"),
    };

    public static async Task<LeakSeason> StartAsync(App app)
    {
        var season = new LeakSeason(app);
        var ruleset = BuiltInSchemes.All["cluster-selection-2026"] with { ExpertsPerApplication = 2 };
        Assert.Null(await app.Get<ProgramStore>().CreateAsync(Actor.System, ProgramId, ruleset, isDemo: false));
        using var scope = app.Services.CreateScope();
        await season.TakeInAsync(scope.ServiceProvider);
        await season.InviteAsync(scope.ServiceProvider);
        var draw = scope.ServiceProvider.GetRequiredService<AssignmentDraw>();
        var (refusal, preview) = await draw.PreviewAsync(ProgramId, "planted", mostPerExpert: null);
        Assert.Null(refusal);
        Assert.Null(await draw.ConfirmAsync(Agency, ProgramId, "planted", mostPerExpert: null, preview!.Hash));
        season.RoundId = (await app.Get<RoundStore>().InitialAsync(ProgramId))!.RoundId;
        return season;
    }

    public async Task OpenAsync() => Assert.Null(await App.Get<RoundStore>().OpenAsync(Actor.System, RoundId, isSealed: false, closesAt: null));

    /// <summary>The blind codes that an expert reviews.</summary>
    public async Task<string[]> OwnAsync(int expert)
    {
        var sheets = App.Get<ScoreSheetStore>();
        return [.. (await sheets.SheetsAsync((await sheets.DeskAsync(Experts[expert].AccountId))!)).Select(sheet => sheet.BlindCode)];
    }

    private async Task TakeInAsync(IServiceProvider services)
    {
        foreach (var (form, applicant) in PlantedForms.All)
        {
            string name = $"{applicant.County}申报表（{applicant.Leader}）.docx";
            await foreach (var file in services.GetRequiredService<Import>().FileAsync(
                Agency, ProgramId, name, new MemoryStream(PlantedForms.Form(form, applicant)), holdsFaulty: true))
            {
                Assert.True(file.IsOk, string.Join("; ", file.Problems.Select(problem => $"{problem.Field} {problem.Code}")));
                Applications.Add(file.ApplicationId!);
            }

            Assert.Null(await services.GetRequiredService<Corrections>().AssignDivisionAsync(Agency, Applications[^1], applicant.Division));
        }

        await MoveAsync(Phase.Eligibility);
        await services.GetRequiredService<DemoIntake>().CheckAsync(Agency, ProgramId);
        foreach (string application in Applications)
        {
            // Whatever the figures say: these are here for their names.
            var found = (await services.GetRequiredService<Web.Features.Eligibility.EligibilityChecking>().OfProgramAsync(ProgramId))!.Find(application)!;
            Assert.True(found.Decision is { IsEligible: true }, string.Join("; ", found.Findings.Where(finding => !finding.IsSettled).Select(finding => finding.Rule.Code)));
        }

        await MoveAsync(Phase.Preparation);
        await services.GetRequiredService<DemoPanel>().BlindAsync(Agency, ProgramId);
        foreach (string application in Applications)
        {
            var copy = (await services.GetRequiredService<BlindCopyStore>().FindAsync(application))!;
            Assert.Equal(BlindCopyState.Released, copy.State);
            Codes.Add(copy.BlindCode);
        }
    }

    private async Task InviteAsync(IServiceProvider services)
    {
        var (refusal, preview) = await Roster.ImportAsync(
            App, ProgramId, [.. ExpertCodes.Select((code, index) => $"{code},评审人{"甲乙丙丁"[index]},技术,省外,,外省大学{index},,")]);
        Assert.Null(refusal);
        Assert.Empty(preview.Problems);
        var experts = services.GetRequiredService<ExpertStore>();
        var undertaking = UndertakingText.Of(services.GetRequiredService<IStringLocalizer<ExpertsText>>());
        foreach (var expert in (await experts.AllAsync(ProgramId)).OrderBy(expert => expert.ExpertCode, StringComparer.Ordinal))
        {
            Experts.Add(expert);
            UserNames.Add(await services.GetRequiredService<DemoAccounts>().SetPasswordAsync(expert.AccountId, App.Password));
            if (expert.ExpertCode == ExpertCodes[^1])
            {
                // May be drawn, but opens nothing before signing.
                continue;
            }

            var self = new Actor(expert.AccountId, Roles.Expert);
            Assert.Null(await experts.SignUndertakingAsync(self, undertaking, new UndertakingSignature(true, expert.Name, undertaking.Hash)));
            Assert.Null(await experts.DeclareRelationsAsync(self, [], isStatementTicked: true));
        }
    }

    private async Task MoveAsync(Phase phase) => Assert.Null(await App.Get<ProgramStore>().MoveAsync(Actor.System, ProgramId, phase, "test"));
}
