using ExpertReview.Tests.Features.Rankings;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Rankings.Reporting;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser.Pages;

/// <summary>The analysis in a real browser: the chart is drawn, and all parts are in order in both languages, light and dark.</summary>
[Collection(Chromium.Collection)]
public sealed class AnalysisPageTests(Chromium chromium)
{
    [Theory]
    [OnBothDatabases]
    public Task The_rank_intervals_are_drawn_and_every_part_is_in_order(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await AnalyzedSeason.ScoredAsync(app);
        await app.AddAccountAsync(Roles.Organizer);
        var page = await journey.DesktopAsync(address);
        await SignInAsync(page, Roles.Organizer);

        await page.GotoAsync($"/programs/{season.ProgramId}/ranking");
        await page.ClickAsync("main a[href$='/ranking/analysis']");
        var chart = page.Locator("[data-rank-intervals] canvas");
        await Assertions.Expect(chart).ToHaveCountAsync(1);
        Assert.True((await chart.BoundingBoxAsync())!.Height > 300);
        await page.GetByText("English", new() { Exact = true }).ClickAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        foreach (var part in Enum.GetValues<AnalysisPart>())
        {
            await page.GotoAsync($"/programs/{season.ProgramId}/ranking/analysis?part={part}");
            Assert.Empty(await PageCheck.FaultsAsync(page, isForTablets: false));
        }

        await page.SetViewportSizeAsync(1180, 820);
        await page.GotoAsync($"/programs/{season.ProgramId}/ranking/analysis/report");
        Assert.Empty(await PageCheck.FaultsAsync(page, isForTablets: false));
    });

    [Theory]
    [OnBothDatabases]
    public Task An_experts_own_page_is_in_order(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await AnalyzedSeason.ScoredAsync(app);
        await season.FinishAsync(app);
        var page = await journey.TabletAsync(address);
        await SignInAsync(page, "e-03");

        await page.GotoAsync("/tablet");
        await page.ClickAsync("a[href='/tablet/marking']");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("比全体偏严");
        Assert.Empty(await PageCheck.FaultsAsync(page, isForTablets: true));
    });

    private static async Task SignInAsync(IPage page, string userName)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#user-name", userName);
        await page.FillAsync("#password", App.Password);
        await page.ClickAsync("main button.btn-primary");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }
}
