using Deque.AxeCore.Playwright;
using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Tests.Features.Eligibility;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Eligibility;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser;

/// <summary>The pages of the formal checks in a real browser: an officer's way through one application, readable on both screens.</summary>
[Collection(Chromium.Collection)]
public sealed class EligibilityPagesTests(Chromium chromium)
{
    [Theory]
    [OnBothDatabases]
    public Task An_officer_rules_records_and_decides(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        var (checking, address) = await Checking.ListenAsync(dialect, FilledForms.Names);
        await using var _ = checking;
        var page = await SignInAsync(checking, await journey.DesktopAsync(address));
        string detail = $"{Checking.Path}/{(await checking.OfAsync("app-017")).Application.ApplicationId}";

        await page.GotoAsync(Checking.Path);
        Assert.Equal(24, await page.Locator("table[data-sortable] tbody tr").CountAsync());
        await LooksRightAsync(page, "eligibility-list");

        await page.GotoAsync(detail);
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "定为合格", Exact = true }).IsDisabledAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "其余全部登记为已收到" }).ClickAsync();
        foreach (string rule in new[] { "E2", "E4" })
        {
            var finding = page.Locator($"#rule-{rule}");
            await finding.Locator(".rule-form summary").ClickAsync();
            await finding.GetByLabel("判为通过").CheckAsync();
            await finding.GetByLabel("理由").FillAsync("已核对培育库名单");
            await finding.GetByRole(AriaRole.Button, new() { Name = "保存判定" }).ClickAsync();
            await Assertions.Expect(page.Locator($"#rule-{rule} .ruling")).ToBeVisibleAsync();
        }

        await LooksRightAsync(page, "eligibility-detail");
        await page.GetByRole(AriaRole.Button, new() { Name = "定为合格", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("已定为合格。")).ToBeVisibleAsync();
        Assert.Equal(DecisionState.Eligible, (await checking.OfAsync("app-017")).State);

        await page.GotoAsync(detail + "/record");
        await Assertions.Expect(page.Locator(".signature-lines > *")).ToHaveCountAsync(3);
        await LooksRightAsync(page, "eligibility-record");
    });

    [Theory]
    [OnBothDatabases]
    public Task The_pages_fit_a_tablet(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        var (checking, address) = await Checking.ListenAsync(dialect, FilledForms.Names);
        await using var _ = checking;
        Assert.Null(await checking.RuleAsync("app-001", "E1b", RulingKind.Waived, "细分领域全球市场占有率第一", "行业协会证明 2026-03 号"));
        var page = await SignInAsync(checking, await journey.TabletAsync(address));

        await page.GotoAsync(Checking.Path);
        await LooksRightAsync(page, "eligibility-list-tablet");
        await page.GotoAsync($"{Checking.Path}/{(await checking.OfAsync("app-001")).Application.ApplicationId}");
        await LooksRightAsync(page, "eligibility-detail-tablet");
    });

    private static async Task<IPage> SignInAsync(Checking checking, IPage page)
    {
        await checking.App.AddAccountAsync(Roles.Agency);
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=UserName]").FillAsync(Roles.Agency);
        await page.Locator("[name=Password]").FillAsync(App.Password);
        await page.Locator("[name=Password]").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Keeps a picture, finds no serious accessibility violation, and nothing wider than the screen.</summary>
    private static async Task LooksRightAsync(IPage page, string name)
    {
        string directory = Path.Combine(Repository.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(directory);
        await page.ScreenshotAsync(new() { Path = Path.Combine(directory, name + ".png") });
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} scrolls sideways.");
    }
}
