using Deque.AxeCore.Playwright;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser.Pages;

/// <summary>The pages of accounts and of the ledger as people use them, on tablet and desktop.</summary>
[Collection(Chromium.Collection)]
public sealed class AccountPagesTests(Chromium chromium)
{
    [Theory]
    [OnBothDatabases]
    public async Task An_administrator_makes_an_account_whose_owner_changes_the_password_and_turns_on_the_second_step(Dialect dialect)
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        await app.AddAccountAsync(Roles.Admin);
        await chromium.PlayAsync(async journey =>
        {
            var admin = await journey.DesktopAsync(address);
            await admin.GotoAsync("/");
            await CheckAsync(admin);
            await SignInAsync(admin, Roles.Admin, App.Password);
            await CheckAsync(admin);
            await admin.ClickAsync("a[href='/accounts/new']");
            await admin.FillAsync("#user-name", "organizer-1");
            await admin.FillAsync("#display-name", "省经信厅评审办");
            await admin.SelectOptionAsync("#role", Roles.Organizer);
            await CheckAsync(admin);
            await admin.ClickAsync("form[data-draft] .btn-primary");
            string password = await admin.InnerTextAsync("#one-time-password");
            await CheckAsync(admin);

            var owner = await journey.TabletAsync(address);
            await owner.GotoAsync("/sign-in");
            await SignInAsync(owner, "organizer-1", password);
            await CheckAsync(owner);
            await owner.FillAsync("#current", password);
            await owner.FillAsync("#new", "brand-new-1x");
            await owner.FillAsync("#repeated", "brand-new-1x");
            await owner.ClickAsync("section:has(#new) .btn-primary");
            await owner.GotoAsync("/account/two-factor");
            await CheckAsync(owner);
            string secret = await owner.InnerTextAsync("#secret");
            await owner.FillAsync("#code", Features.Accounts.Authenticator.Code(secret));
            await owner.ClickAsync("form .btn-primary");
            await Assertions.Expect(owner.Locator("#codes li")).ToHaveCountAsync(10);
            await CheckAsync(owner);
        });
    }

    [Theory]
    [OnBothDatabases]
    public async Task An_expert_pairs_a_tablet_by_the_scanned_code_and_the_PIN(Dialect dialect)
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var expert = await app.AddAccountAsync(Roles.Expert);
        var code = await app.Get<Pairing>().MakeAsync(Actor.System, expert.AccountId);
        await chromium.PlayAsync(async journey =>
        {
            var tablet = await journey.PortraitAsync(address);
            await tablet.GotoAsync("/pair");
            await CheckAsync(tablet);
            await tablet.GotoAsync(code.Path);
            await tablet.FillAsync("#pin", code.Pin == "000000" ? "000001" : "000000");
            await tablet.ClickAsync("form .btn-primary");
            await Assertions.Expect(tablet.Locator("[role=alert]")).ToContainTextAsync("已失效");
            await CheckAsync(tablet);
            await tablet.FillAsync("#pin", code.Pin);
            await tablet.ClickAsync("form .btn-primary");
            await tablet.WaitForURLAsync("**/tablet");
        });
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_supervisor_verifies_the_ledger_and_opens_an_entry(Dialect dialect)
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        await app.AddAccountAsync(Roles.Supervisor);
        await Season.StartAsync(app);
        await chromium.PlayAsync(async journey =>
        {
            var desk = await journey.DesktopAsync(address);
            await desk.GotoAsync("/ledger");
            await SignInAsync(desk, Roles.Supervisor, App.Password);
            await desk.ClickAsync("form[action='/ledger/verify'] button");
            await Assertions.Expect(desk.Locator(".chain")).ToContainTextAsync("完整");
            await desk.Locator(".timeline summary", new() { HasText = "开启轮次" }).ClickAsync();
            await Assertions.Expect(desk.Locator("details[open]")).ToContainTextAsync("Planned");
            await CheckAsync(desk);
            await desk.SetViewportSizeAsync(820, 1180);
            await CheckAsync(desk);
        });
    }

    private static async Task SignInAsync(IPage page, string userName, string password)
    {
        await page.FillAsync("#user-name", userName);
        await page.FillAsync("#password", password);
        await page.ClickAsync("form[action='/sign-in'] button");
    }

    /// <summary>No serious fault for those who cannot see or point, and nothing wider than the screen.</summary>
    private static async Task CheckAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation =>
            $"{page.Url}: {violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{page.Url} is wider than the screen.");
    }
}
