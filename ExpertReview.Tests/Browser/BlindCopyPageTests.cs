using Deque.AxeCore.Playwright;
using ExpertReview.Tests.Features.Anonymization;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Anonymization;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser;

/// <summary>Original and blind copy side by side, as an officer works on them.</summary>
[Collection(Chromium.Collection)]
public sealed class BlindCopyPageTests(Chromium chromium)
{
    [Theory]
    [InlineData(1440, Dialect.Sqlite)]
    [InlineData(1440, Dialect.Postgres)]
    [InlineData(1180, Dialect.Sqlite)]
    [InlineData(1180, Dialect.Postgres)]
    public Task An_officer_compares_masks_judges_and_releases(int width, Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await BlindingSeason.StartAsync(app, 1, 2, 3);
        await app.AddAccountAsync(Roles.Agency);
        var page = width == 1440 ? await journey.DesktopAsync(address) : await journey.TabletAsync(address);
        await page.GotoAsync($"/programs/{season.ProgramId}/blinding");
        await SignInAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "制作盲审件（3）" }).ClickAsync();
        await Assertions.Expect(page.Locator("#steps [role=status]")).ToHaveTextAsync("完成 3 份，未完成 0 份。");
        await ShowAsync(page, $"blinding-steps-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = "刷新列表" }).ClickAsync();
        await ShowAsync(page, $"blinding-list-{width}");

        await page.GotoAsync($"/programs/{season.ProgramId}/blinding/{season.Applications[0]}");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "放行", Exact = true })).ToBeDisabledAsync();
        await ShowAsync(page, $"blinding-copy-{width}");
        await ScrollsTogetherAsync(page);

        await page.Locator("#copy a.mask").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("遮蔽原因");
        await ShowAsync(page, $"blinding-chip-{width}");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await SelectAsync(page, "上世纪九十年代");
        await Assertions.Expect(page.GetByLabel("文字", new() { Exact = true })).ToHaveValueAsync("上世纪九十年代");
        await page.Locator("#add-kind").SelectOptionAsync("Other");
        await page.Locator("#add-reason").FillAsync("可据此识别");
        await page.Locator("#add-mask").GetByRole(AriaRole.Button, new() { Name = "遮蔽" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已遮蔽，共 1 处。")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "全选" }).ClickAsync();
        await page.Locator("#judge-reason").FillAsync("通用表述");
        await page.GetByRole(AriaRole.Button, new() { Name = "接受所选" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "放行", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已放行，可以分配给专家。")).ToBeVisibleAsync();
        await ShowAsync(page, $"blinding-released-{width}");
        Assert.Single(await BlindCopyStore.AssignableAsync(app.Database, season.ProgramId));
    });

    private static async Task SignInAsync(IPage page)
    {
        await page.Locator("#user-name").FillAsync(Roles.Agency);
        await page.Locator("#password").FillAsync(App.Password);
        await page.Locator("main button").ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("/blinding", StringComparison.Ordinal));
    }

    /// <summary>Both panes show the same answer at their top after one is scrolled.</summary>
    private static async Task ScrollsTogetherAsync(IPage page)
    {
        foreach (var (led, follows) in new[] { ("original", "copy"), ("copy", "original") })
        {
            await page.EvaluateAsync("id => { const pane = document.getElementById(id); pane.scrollTop = pane.scrollHeight / 2; }", led);
            await page.WaitForFunctionAsync("""
                ids => {
                  const top = id => {
                    const pane = document.getElementById(id);
                    return [...pane.querySelectorAll("[data-place]")].find(row => row.offsetTop + row.offsetHeight > pane.scrollTop + 1).dataset.place;
                  };
                  return document.getElementById(ids[1]).scrollTop > 0 && top(ids[0]) === top(ids[1]);
                }
                """, new[] { led, follows });
            await page.EvaluateAsync("id => { document.getElementById(id).scrollTop = 0; }", led);
            await page.WaitForFunctionAsync("id => document.getElementById(id).scrollTop === 0", follows);
        }
    }

    /// <summary>Selects a passage of the original as a mouse does.</summary>
    private static async Task SelectAsync(IPage page, string passage) => await page.EvaluateAsync("""
        passage => {
          const pane = document.getElementById("original");
          const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
          while (walker.nextNode() && !walker.currentNode.data.includes(passage));
          const range = document.createRange();
          const from = walker.currentNode.data.indexOf(passage);
          range.setStart(walker.currentNode, from);
          range.setEnd(walker.currentNode, from + passage.length);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          pane.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }
        """, passage);

    /// <summary>Keeps a picture for the eye, and lets axe look too.</summary>
    private static async Task ShowAsync(IPage page, string name)
    {
        string directory = Path.Combine(Repository.Root, "artifacts", "pages");
        Directory.CreateDirectory(directory);
        await page.ScreenshotAsync(new() { Path = Path.Combine(directory, name + ".png") });
        var found = await page.RunAxe();
        Assert.DoesNotContain(
            found.Violations.Where(violation => violation.Impact is "serious" or "critical"),
            violation => true);
    }
}
