using ExpertReview.Tests.Support;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser;

/// <summary>What <c>Features/Shared/site.page.ts</c> gives every page, in a real browser.</summary>
[Collection(Chromium.Collection)]
public sealed class SiteScriptTests(Chromium chromium)
{
    private const string Page = """
        <!doctype html><html lang="zh-CN"><title>site</title>
        <form action="/done" data-draft="decision"><input name="reason" aria-label="理由">
          <button name="verdict" value="fail" data-confirm="将退回申报单位。">退回</button></form>
        <form action="/done"><select name="track" aria-label="赛道" data-submit-on-change><option>全部</option><option>高端软件</option></select></form>
        <table data-sortable><thead><tr><th>编号</th></tr></thead><tbody><tr><td>K10</td></tr><tr><td>K2</td></tr></tbody></table>
        """;

    [Fact]
    public Task A_destructive_act_names_its_consequence_and_happens_only_on_yes() => chromium.PlayAsync(async journey =>
    {
        var page = await OpenAsync(journey);
        await page.GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("将退回申报单位。");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.EndsWith("/", page.Url, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await page.WaitForURLAsync("**/done?*verdict=fail*");
    });

    [Fact]
    public Task A_list_is_sorted_by_keyboard_and_filtered_by_choosing() => chromium.PlayAsync(async journey =>
    {
        var page = await OpenAsync(journey);
        await page.GetByRole(AriaRole.Columnheader).GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(["K2", "K10"], await page.Locator("td").AllInnerTextsAsync());

        await page.GetByLabel("赛道").SelectOptionAsync("高端软件");
        await page.WaitForURLAsync("**/done?track=*");
    });

    [Fact]
    public Task Typed_input_is_back_after_the_page_was_left_without_the_servers_receipt() => chromium.PlayAsync(async journey =>
    {
        var page = await OpenAsync(journey);
        await page.GetByLabel("理由").FillAsync("营收口径不符");
        await page.GotoAsync("/sign-in");

        await ReopenAsync(page);

        await Assertions.Expect(page.GetByLabel("理由")).ToHaveValueAsync("营收口径不符");
    });

    private static async Task<IPage> OpenAsync(Journey journey)
    {
        var page = await journey.DesktopAsync(new Uri("http://venue.test/"));
        await page.Context.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = Page }));
        await ReopenAsync(page);
        return page;
    }

    private static async Task ReopenAsync(IPage page)
    {
        await page.GotoAsync("/");
        await BrowserModule.LoadAsync(page, "site.page");
    }
}
