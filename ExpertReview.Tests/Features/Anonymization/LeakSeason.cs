using ExpertReview.Tests.Features.Experts;
using ExpertReview.Tests.Features.ScoreSheets;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Commands.Demo;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Anonymization.Masking;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Assignments;
using ExpertReview.Web.Features.Eligibility;
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

    private const string WrongCode = "ZZZ-999";

    /// <summary>The officer who does the agency's part.</summary>
    public static Actor Agency { get; } = new("agency-1", Roles.Agency);

    private LeakSeason(App app) => App = app;

    public App App { get; }

    /// <summary>What officers write: it names the applicant, as such words do, and whoever may not see names must not get it.</summary>
    public static string Words(PlantedApplicant applicant) => $"{Remark}：{applicant.County}{applicant.Leader}来电说明，{applicant.Firm}的情况属实";

    /// <summary>Stands in everything that officers write here, and nowhere else.</summary>
    public const string Remark = "卷内手记甲辰";

    public string RoundId { get; private set; } = "";

    /// <summary>Ids of applications, in the order of the forms.</summary>
    public List<string> Applications { get; } = [];

    /// <summary>Blind codes, in the order of the forms.</summary>
    public List<string> Codes { get; } = [];

    /// <summary>User names of the experts' accounts, in the order of their codes.</summary>
    public List<string> UserNames { get; } = [];

    public List<Expert> Experts { get; } = [];

    /// <summary>What somebody curious or careless could put into an address.</summary>
    public IReadOnlyList<string> Values =>
        [.. Codes, WrongCode, Applications[0], .. ExpertCodes.Take(2), Experts[1].ExpertId, RoundId, "nothing"];

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

    /// <summary>The expert marks all own sheets on the tablet, with the own points and words.</summary>
    public async Task ScoreAsync(int expert)
    {
        var (points, comment) = Mark(ExpertCodes[expert]);
        await using var hub = await HubClient.ConnectAsync(App, "/hubs/tablet", UserNames[expert]);
        foreach (string code in await OwnAsync(expert))
        {
            var reply = await hub.InvokeAsync<SheetReply>("Save", TabletDoor.Save(code, (int)(points * 100)) with { Comment = comment });
            Assert.Null(reply.Refusal);
        }
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
            var found = (await services.GetRequiredService<EligibilityChecking>().OfProgramAsync(ProgramId))!.Find(application)!;
            Assert.True(found.Decision is { IsEligible: true }, string.Join("; ", found.Findings.Where(finding => !finding.IsSettled).Select(finding => finding.Rule.Code)));
        }

        await RuleAgainAsync(services);
        await MoveAsync(Phase.Preparation);
        await services.GetRequiredService<DemoPanel>().BlindAsync(Agency, ProgramId);
        await MaskAgainAsync(services);
        foreach (string application in Applications)
        {
            var copy = (await services.GetRequiredService<BlindCopyStore>().FindAsync(application))!;
            Assert.Equal(BlindCopyState.Released, copy.State);
            Codes.Add(copy.BlindCode);
        }
    }

    /// <summary>The officer changes his mind about the first application, and says why each time.</summary>
    private async Task RuleAgainAsync(IServiceProvider services)
    {
        var (rulings, decisions) = (services.GetRequiredService<EligibilityRulings>(), services.GetRequiredService<EligibilityDecisions>());
        var one = (await services.GetRequiredService<EligibilityChecking>().OfProgramAsync(ProgramId))!.Find(Applications[0])!;
        string words = Words(PlantedForms.All[0].Applicant), rule = one.Findings.First(finding => finding is { Automatic: Verdict.Passed, Ruling: null }).Rule.Code;
        int version = one.Application.Version;
        Assert.Null(await decisions.WithdrawAsync(Agency, ProgramId, Applications[0], version, words));
        Assert.Null(await rulings.RuleAsync(Agency, ProgramId, Applications[0], version, rule, RulingKind.Failed, words, words));
        Assert.Null(await decisions.DecideAsync(Agency, ProgramId, Applications[0], version, isEligible: false, words));
        Assert.Null(await decisions.WithdrawAsync(Agency, ProgramId, Applications[0], version, words));
        Assert.Null(await rulings.UndoAsync(Agency, ProgramId, Applications[0], version, rule));
        Assert.Null(await rulings.RuleAsync(Agency, ProgramId, Applications[0], version, rule, RulingKind.Passed, words, words));
        Assert.Null(await decisions.DecideAsync(Agency, ProgramId, Applications[0], version, isEligible: true, words));
    }

    /// <summary>The officer takes the release of the second copy back, edits its mask to and fro, and says why each time.</summary>
    private async Task MaskAgainAsync(IServiceProvider services)
    {
        var (copies, release, editing) = (App.Get<BlindCopyStore>(), App.Get<BlindCopyRelease>(), App.Get<MaskEditing>());
        string application = Applications[1], words = Words(PlantedForms.All[1].Applicant);
        Assert.Null(await release.WithdrawAsync(Agency, ProgramId, application, await RevisionAsync(), words));
        Assert.Null((await editing.MaskAsync(Agency, ProgramId, application, await RevisionAsync(), "轴承", MaskKind.Product, words)).Refusal);
        string key = (await services.GetRequiredService<MaskEditStore>().WithNamesAsync(application)).Single(edit => edit.Term == "轴承").TermKey;
        Assert.Null((await editing.UndoAsync(Agency, ProgramId, application, await RevisionAsync(), key)).Refusal);
        Assert.Null(await release.ReleaseAsync(Agency, ProgramId, application, await RevisionAsync()));

        async Task<int> RevisionAsync() => (await copies.FindAsync(application))!.Revision;
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
