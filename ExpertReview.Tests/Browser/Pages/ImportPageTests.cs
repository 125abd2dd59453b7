using Deque.AxeCore.Playwright;
using ExpertReview.Tests.Features.Applications;
using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ExpertReview.Tests.Browser.Pages;

/// <summary>Intake as the agency's officer does it, in a real browser.</summary>
[Collection(Chromium.Collection)]
public sealed class ImportPageTests(Chromium chromium)
{
    [Theory]
    [OnBothDatabases]
    public Task Files_are_sent_one_by_one_and_a_faulty_one_is_mended_in_place(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var page = await SignInAsync(journey, app);
        await page.GotoAsync(Intake.Path + "/import");

        await page.GetByLabel("选择文件").SetInputFilesAsync(
        [
            File("app-001.docx", FilledForms.Form("app-001")),
            File("faulty.docx", Intake.WithRevenue("app-003", "约三十亿")),
            File("broken.docx", FilledForms.Form("app-004")[..2000]),
            File("batch.zip", FilledForms.Zip(("app-005.docx", FilledForms.Form("app-005")), ("app-006.docx", FilledForms.Form("app-006")))),
        ]);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并导入" }).ClickAsync();

        await Expect(page.GetByText("共 4 个文件，已全部处理。")).ToBeVisibleAsync();
        Assert.Equal(
            ["Imported", "Faulty", "Unreadable", "Imported", "Imported"],
            await page.Locator("tr[data-verdict]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.verdict)"));
        await NoSeriousViolationsAsync(page);

        await Expect(page.Locator("[data-import-waiting]")).ToContainTextAsync("faulty.docx");

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("应为数字") }).ClickAsync();
        var figure = page.Locator("[name='scale.1']");
        await Expect(figure).ToHaveValueAsync("约三十亿");
        await Expect(figure).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("应为数字.*表2"));
        await NoSeriousViolationsAsync(page);
        await figure.FillAsync("30.5");
        await page.GetByLabel("理由").FillAsync("与申报单位核对");
        await page.GetByRole(AriaRole.Button, new() { Name = "更正并导入" }).ClickAsync();

        await Expect(page.GetByText("已更正并导入。")).ToBeVisibleAsync();
        await Expect(page.Locator("#f-scale-1")).ToContainTextAsync("30.5");
        await NoSeriousViolationsAsync(page);
        await page.GotoAsync(Intake.Path);
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(4);
        await NoSeriousViolationsAsync(page);
    });

    [Theory]
    [OnBothDatabases]
    public Task Dropped_files_are_taken_and_a_difference_is_decided(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var page = await SignInAsync(journey, app);
        await foreach (var _ in app.Get<Import>().FileAsync(Actor.System, Intake.ProgramId, "app-001.docx", new MemoryStream(FilledForms.Form("app-001")), holdsFaulty: true))
        {
        }

        await page.GotoAsync(Intake.Path + "/import");
        var dropped = await page.EvaluateHandleAsync("""
            bytes => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))], "new.docx"));
              return transfer;
            }
            """, Convert.ToBase64String(Intake.WithRevenue("app-001", "66.6")));
        await page.DispatchEventAsync("form[data-import]", "drop", new { dataTransfer = dropped });

        await page.GetByRole(AriaRole.Link, new() { Name = "比对" }).First.ClickAsync();
        await NoSeriousViolationsAsync(page);
        await page.GetByLabel("采用").CheckAsync();
        await page.GetByLabel("理由").FillAsync("以新表为准");
        await page.GetByRole(AriaRole.Button, new() { Name = "按所选保存" }).ClickAsync();

        await Expect(page.Locator("#f-scale-1")).ToContainTextAsync("66.6");
        await Expect(page.GetByText("第 2 版")).ToBeVisibleAsync();
    });

    [Theory]
    [OnBothDatabases]
    public Task A_file_that_did_not_arrive_can_be_sent_again(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var page = await SignInAsync(journey, app);
        await page.GotoAsync(Intake.Path + "/import");
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("选择文件").SetInputFilesAsync([File("app-001.docx", FilledForms.Form("app-001"))]);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并导入" }).ClickAsync();
        await Expect(page.GetByText("连接中断，未导入此文件。")).ToBeVisibleAsync();

        await page.Context.SetOfflineAsync(false);
        await page.GetByRole(AriaRole.Button, new() { Name = "重试" }).ClickAsync();

        await Expect(page.Locator("tr[data-verdict=Imported]")).ToHaveCountAsync(1);
    });

    [Theory]
    [OnBothDatabases]
    public Task An_upload_over_the_limit_is_answered_on_a_real_connection(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var page = await SignInAsync(journey, app);
        await page.GotoAsync(Intake.Path + "/import");

        int status = await page.EvaluateAsync<int>("""
            async () => {
              const body = new FormData();
              body.append("files", new Blob([new Uint8Array(202 * 1024 * 1024)]), "large.zip");
              const token = document.querySelector('meta[name="request-verification-token"]').content;
              const answer = await fetch(location.href, { method: "POST", body, headers: { "X-CSRF-TOKEN": token, "X-Requested-With": "XMLHttpRequest" } });
              return (await answer.text()).includes("上传超过 200 MB") ? answer.status : -answer.status;
            }
            """);

        Assert.Equal(413, status);
    });

    private static async Task<IPage> SignInAsync(Journey journey, App app)
    {
        var address = app.Listen();
        Assert.Null(await app.Get<ProgramStore>().CreateAsync(Actor.System, Intake.ProgramId, FilledForms.Scheme, isDemo: false));
        await app.AddAccountAsync(Roles.Agency);
        var page = await journey.DesktopAsync(address);
        await page.GotoAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(Intake.Path));
        await page.Locator("[name=UserName]").FillAsync(Roles.Agency);
        await page.Locator("[name=Password]").FillAsync(App.Password);
        await page.Locator("main button").Last.ClickAsync();
        await page.WaitForURLAsync("**" + Intake.Path);
        return page;
    }

    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };

    private static async Task NoSeriousViolationsAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}"));
    }
}
