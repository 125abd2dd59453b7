using ExpertReview.Tests.Features.Applications;
using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Tests.Features.Experts;
using ExpertReview.Tests.Features.Rankings;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Commands.Demo;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using ExpertReview.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ExpertReview.Tests.Browser.Pages;

/// <summary>
/// A site on which every page has something to show: the demo season in the middle of its round, a program that takes forms in,
/// with two of them held back, and a program whose ranking is frozen twice.
/// </summary>
public abstract class DemoSite(Dialect dialect) : IAsyncLifetime
{
    /// <summary>The program that takes forms in.</summary>
    public const string Filing = "filing";

    /// <summary>Signs in by password, like all accounts that are not the demo season's, and has no desk.</summary>
    public const string ExpertWithoutDesk = "nodesk";

    public App App { get; } = new(dialect, isDemo: true);

    public Uri Address { get; private set; } = null!;

    /// <summary>The demo accounts' password.</summary>
    public string Password => DemoPassword.Find(App.Get<Installation>())!;

    /// <summary>An expert in the middle of scoring, and one who has signed nothing yet.</summary>
    public (string Scoring, string NotCleared) Experts { get; private set; }

    /// <summary>The program whose ranking is frozen.</summary>
    public string Frozen { get; private set; } = "";

    /// <summary>The program that prepares its first round.</summary>
    public string Preparing { get; private set; } = "";

    /// <summary>The application of <see cref="Filing"/>.</summary>
    public string FiledApplication { get; private set; } = "";

    /// <summary>A pairing code that nobody has used.</summary>
    public string PairingPath { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Address = App.Listen();
        var programs = App.Get<ProgramStore>();
        await FileAsync(programs);
        await FreezeAsync(programs);
        await App.AddAccountAsync(Roles.Expert, ExpertWithoutDesk);
        using var scope = App.Services.CreateScope();
        var experts = scope.ServiceProvider.GetRequiredService<ExpertStore>();
        var accounts = (await scope.ServiceProvider.GetRequiredService<AccountStore>().AllAsync()).ToDictionary(account => account.AccountId);
        var scoring = (await experts.AllAsync(DemoActs.ProgramId))[0];
        Preparing = await Roster.ProgramAsync(App);
        Assert.Null((await Roster.ImportAsync(App, Preparing, "E-81,评审人甲,技术,省外,,外省第一大学,,")).Refusal);
        var unsigned = (await experts.AllAsync(Preparing))[0];
        Experts = (
            accounts[scoring.AccountId].UserName,
            await scope.ServiceProvider.GetRequiredService<DemoAccounts>().SetPasswordAsync(unsigned.AccountId, Password));
        PairingPath = (await App.Get<Pairing>().MakeAsync(Actor.System, scoring.AccountId)).Path;
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>A good form, one that differs from it, and one with a fault.</summary>
    private async Task FileAsync(ProgramStore programs)
    {
        Assert.Null(await programs.CreateAsync(Actor.System, Filing, FilledForms.Scheme, isDemo: false));
        foreach (var (name, content) in new[]
        {
            ("app-001.docx", FilledForms.Form("app-001")), ("differs.docx", Intake.WithRevenue("app-001", "66.6")), ("faulty.docx", Intake.WithRevenue("app-003", "约三十亿")),
        })
        {
            await foreach (var _ in App.Get<Import>().FileAsync(Actor.System, Filing, name, new MemoryStream(content), holdsFaulty: true))
            {
            }
        }

        FiledApplication = Assert.Single(await App.Get<ApplicationStore>().OfProgramAsync(Filing)).Application.ApplicationId;
        Assert.Equal(2, (await App.Get<HeldImportStore>().WaitingAsync(Filing)).Count);
    }

    private async Task FreezeAsync(ProgramStore programs)
    {
        var season = await Season.StartAsync(App, applications: 12, experts: 0, isOpen: false);
        Frozen = season.ProgramId;
        foreach (string expert in new[] { "E-91", "E-92", "E-93" })
        {
            await season.AddExpertAsync(expert);
            foreach (string application in season.Applications.Values)
                await season.AssignAsync(application, season.Experts[expert]);
        }

        // A second version of the rules, for the page that compares them.
        var newest = (await programs.NewestRulesetAsync(season.ProgramId))!;
        Assert.Null(await programs.SaveRulesetAsync(
            Actor.System, season.ProgramId, newest.Ruleset with { ExpertsPerApplication = 3 }, newest.Version, "三位专家"));
        Assert.Null(await App.Get<RoundStore>().OpenAsync(Actor.System, season.RoundId, isSealed: false, closesAt: null));
        await season.ScoreAllAsync(App);
        await season.CloseAsync(App);
        for (int i = 0; i < 2; i++)
            Assert.Null((await App.Get<RankingStore>().FreezeAsync(Actor.System, season.RoundId, RankingTerms.Live, "初审结果")).Refusal);
    }
}

public sealed class DemoSiteOnSqlite() : DemoSite(Dialect.Sqlite);

public sealed class DemoSiteOnPostgres() : DemoSite(Dialect.Postgres);
