using Deque.AxeCore.Playwright;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser.Pages;

/// <summary>The pages of Programs in a real browser.</summary>
[Collection(Chromium.Collection)]
public sealed class ProgramPagesTests(Chromium chromium)
{
    [Theory]
    [OnBothDatabases]
    public Task The_tie_chain_is_reordered_by_keyboard_and_the_sum_of_weights_follows_typing(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await Season.StartAsync(app, isOpen: false);
        await app.AddAccountAsync(Roles.Organizer);
        var page = await SignInAsync(await journey.TabletAsync(address));
        await page.GotoAsync($"/programs/{season.ProgramId}/rules/edit");
        var total = page.Locator("[data-weight-total]");
        await Assertions.Expect(total).ToHaveTextAsync("100%");

        await page.GetByLabel("权重（%）").First.FillAsync("30");
        await Assertions.Expect(total).ToHaveTextAsync("105%");
        await page.GetByLabel("权重（%）").Nth(1).FillAsync("20");
        await Assertions.Expect(total).ToHaveTextAsync("100%");
        await Assertions.Expect(page.GetByLabel("向本赛道的平均收缩")).ToBeHiddenAsync();
        await page.Locator("#aggregation").SelectOptionAsync("Calibrated");
        await Assertions.Expect(page.GetByLabel("向本赛道的平均收缩")).ToBeVisibleAsync();
        await page.Locator("#aggregation").SelectOptionAsync("DropExtremes");
        await page.GetByRole(AriaRole.Button, new() { Name = "第 2 步 上移" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("修改理由").First.FillAsync("按会议纪要");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存为新版" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已保存为第 2 版");

        var saved = (await app.Get<ProgramStore>().NewestRulesetAsync(season.ProgramId))!.Ruleset;
        Assert.Equal(["dimension:scale", "dimension:innovation", "raw-mean"], saved.Ranking.TieChain);
        Assert.Equal((3000, 2000), (saved.Dimensions[0].Weight, saved.Dimensions[1].Weight));
    });

    [Theory]
    [OnBothDatabases]
    public Task No_page_has_a_serious_violation_nor_scrolls_sideways(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await Season.StartAsync(app, isOpen: false);
        await app.AddAccountAsync(Roles.Organizer);
        string root = $"/programs/{season.ProgramId}";
        foreach (var device in new[] { await journey.DesktopAsync(address), await journey.TabletAsync(address), await journey.PortraitAsync(address) })
        {
            var page = await SignInAsync(device);
            foreach (string path in new[] { "/programs", root, $"{root}/rules", $"{root}/rules/edit", $"{root}/rules/difference?from=1&to=1" })
            {
                await page.GotoAsync(path);
                var found = await page.RunAxe();
                Assert.True(
                    found.Violations.All(violation => violation.Impact is not ("serious" or "critical")),
                    $"{path}: {string.Join("; ", found.Violations.Select(violation => $"{violation.Id} {violation.Nodes[0].Html}"))}");
                Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} is wider than {page.ViewportSize!.Width}.");
            }
        }
    });

    private static async Task<IPage> SignInAsync(IPage page)
    {
        await page.GotoAsync("/sign-in?returnUrl=/programs");
        await page.FillAsync("#user-name", Roles.Organizer);
        await page.FillAsync("#password", App.Password);
        await page.Locator("main button").ClickAsync();
        await page.WaitForURLAsync("**/programs");
        return page;
    }
}
