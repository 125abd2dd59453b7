using ExpertReview.Tests.Features.Rankings;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ExpertReview.Tests.Browser.Journeys;

/// <summary>What the organizer does: the program, its rules and phases, the live round, the ranking.</summary>
public sealed class OrganizerScreen(IPage page, string program) : OfficeScreen(page, program)
{
    private readonly string program = program;

    public ILocator Grid => Page.Locator(".grid");

    public ILocator LiveRanking => Page.Locator(".live-ranking tbody tr");

    public async Task CreateProgramAsync(string scheme)
    {
        await Page.GotoAsync("/programs");
        await Page.SelectOptionAsync("#source", "scheme:" + scheme);
        await Page.FillAsync("#program-id", program);
        await Page.FillAsync("#program-name", "评审旅程");
        await Button("新建").ClickAsync();
        await Page.WaitForURLAsync($"**/programs/{program}");
    }

    public async Task SetExpertsPerApplicationAsync(int experts)
    {
        await OpenAsync("/rules/edit");
        await Page.GetByLabel("每份申报的专家数").FillAsync(experts.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Page.GetByLabel("修改理由").First.FillAsync("本次每份两位专家");
        await Button("保存为新版").ClickAsync();
        await SaysAsync("已保存为第 2 版");
    }

    public async Task MoveAsync(string phase, string shown)
    {
        await OpenAsync("");
        await Page.SelectOptionAsync("#phase-to", phase);
        await Page.FillAsync("#phase-reason", "按日程");
        await Button("变更").ClickAsync();
        await ConfirmAsync();
        await Expect(Page.Locator("#phase ~ ol [aria-current=step]").First).ToContainTextAsync(shown);
    }

    public async Task OpenRoundAsync()
    {
        await OpenAsync("/dashboard");
        await Page.Locator("form[action$='/dashboard/open'] button").ClickAsync();
        await ConfirmAsync();
        await SaysAsync("轮次已开启");
    }

    /// <summary>Watches the dashboard from now on, with the mouse away from what moves.</summary>
    public async Task WatchAsync()
    {
        await Expect(Page.Locator("[data-live=online]")).ToBeVisibleAsync();
        await Page.Mouse.MoveAsync(1, 1);
        await Page.EvaluateAsync("() => { window.watchedSince = performance.now(); }");
    }

    /// <summary>Whether the page that <see cref="WatchAsync"/> began to watch is still the same one.</summary>
    public Task<bool> IsSamePageAsync() => Page.EvaluateAsync<bool>("() => window.watchedSince > 0");

    /// <summary>The blind codes of the grid, in order.</summary>
    public async Task<string[]> CodesAsync() =>
        [.. (await Page.Locator(".grid tbody th.code").AllInnerTextsAsync()).Select(code => code.Trim()).Order(StringComparer.Ordinal)];

    public async Task CloseRoundAsync()
    {
        await Page.Locator("summary", new() { HasText = "关闭轮次" }).ClickAsync();
        await Page.Locator("form[action$='/dashboard/close'] button").ClickAsync();
        await ConfirmAsync();
        await SaysAsync("轮次已关闭");
    }

    public async Task FreezeAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "冻结排名" }).ClickAsync();
        await Page.FillAsync("#reason", "初审结果");
        await Button("冻结排名").ClickAsync();
        await ConfirmAsync();
        await Page.WaitForURLAsync("**/ranking/1");
    }

    /// <summary>Downloads an export of the frozen ranking and opens it.</summary>
    public async Task<List<Dictionary<string, string>>> ExportAsync(string kind, string format)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync($"form[action$='/export/{kind}/{format}'] button"));
        Assert.EndsWith("." + format, download.SuggestedFilename, StringComparison.Ordinal);
        return ExportedRows.Read(await File.ReadAllBytesAsync((await download.PathAsync())!), download.SuggestedFilename);
    }
}
