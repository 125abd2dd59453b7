using Deque.AxeCore.Playwright;
using ExpertReview.Tests.Features.Rankings;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser;

/// <summary>The live round and the ranking in a real browser, while experts save.</summary>
[Collection(Chromium.Collection)]
public sealed class DashboardTests(Chromium chromium)
{
    [Theory]
    [OnBothDatabases]
    public Task The_ranking_moves_by_itself_but_waits_behind_a_pill_while_it_is_read(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await Season.StartAsync(app, applications: 3, experts: 2, type: "core");
        await season.ScoreAsync(app, "AAA-100", "E-01", 80);
        await app.AddAccountAsync(Roles.Organizer);
        var page = await journey.DesktopAsync(address);
        await OpenAsync(page, $"/programs/{season.ProgramId}/dashboard");
        var ranks = page.Locator(".live-ranking tbody tr");

        await season.ScoreAsync(app, "ABA-101", "E-01", 85);
        await Assertions.Expect(ranks.First).ToContainTextAsync("ABA-101");
        await Assertions.Expect(page.Locator("[data-announcement]")).ToContainTextAsync("已提交");

        await ranks.First.HoverAsync();
        await season.ScoreAsync(app, "ACA-102", "E-02", 90);
        var pill = page.Locator("[data-apply]");
        await Assertions.Expect(pill).ToHaveTextAsync("3 项变化");
        await Assertions.Expect(ranks.First).ToContainTextAsync("ABA-101");
        await pill.ClickAsync();
        await Assertions.Expect(ranks.First).ToContainTextAsync("ACA-102");
        await Assertions.Expect(pill).ToBeHiddenAsync();

        await page.Locator("[data-auto-apply]").UncheckAsync();
        await page.Mouse.MoveAsync(1, 1);
        await season.ScoreAsync(app, "AAA-100", "E-02", 99);
        await Assertions.Expect(pill).ToHaveTextAsync("3 项变化");
        await Assertions.Expect(page.Locator("td.cell[data-state=Submitted]")).ToHaveCountAsync(4);
        await Assertions.Expect(ranks.First).ToContainTextAsync("ACA-102");
    });

    [Theory]
    [OnBothDatabases]
    public Task The_pages_have_no_serious_accessibility_violation(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await Season.StartAsync(app, applications: 12, experts: 6);
        await season.ScoreAllAsync(app);
        await season.ScoreAsync(app, season.Applications.Keys.Last(), "E-03", [70, 80], isSubmitted: false);
        await app.AddAccountAsync(Roles.Organizer);
        var desktop = await journey.DesktopAsync(address);
        var tablet = await journey.PortraitAsync(address);
        string program = $"/programs/{season.ProgramId}";

        await OpenAsync(desktop, $"{program}/dashboard");
        await OpenAsync(tablet, $"{program}/dashboard");
        await CheckAsync(desktop, "dashboard-desktop");
        await CheckAsync(tablet, "dashboard-tablet");
        await desktop.GotoAsync($"{program}/ranking");
        await desktop.Locator("button[data-bs-target='#marks-AAA-100']").ClickAsync();
        await Assertions.Expect(desktop.Locator("#marks-AAA-100")).ToBeVisibleAsync();
        await CheckAsync(desktop, "ranking");
        await season.CloseAsync(app, "时间已到");
        await desktop.GotoAsync($"{program}/ranking/freeze");
        await CheckAsync(desktop, "freeze");
        await desktop.FillAsync("#reason", "初审结果");
        await desktop.ClickAsync("button.btn-lg");
        await desktop.ClickAsync("dialog .btn-primary");
        await desktop.WaitForURLAsync($"**{program}/ranking/1");
        await CheckAsync(desktop, "frozen");
        await desktop.EmulateMediaAsync(new() { Media = Media.Print });
        await PictureAsync(desktop, "frozen-print");
    });

    private static async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await page.FillAsync("#user-name", Roles.Organizer);
        await page.FillAsync("#password", App.Password);
        await page.ClickAsync("main button.btn-primary");
        await Assertions.Expect(page.Locator("[data-live=online]")).ToBeVisibleAsync();
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await PictureAsync(page, name);
        var found = await page.RunAxe();
        Assert.Empty(found.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{name}: {violation.Id} {violation.Nodes[0].Html}"));
    }

    /// <summary>Leaves a picture for people where the run is asked for them.</summary>
    private static Task PictureAsync(IPage page, string name) =>
        Environment.GetEnvironmentVariable("EXPERTREVIEW_PICTURES") is { Length: > 0 } directory
            ? page.ScreenshotAsync(new() { Path = Path.Combine(directory, name + ".png"), FullPage = true })
            : Task.CompletedTask;
}
