using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser.Journeys;

/// <summary>Experts scoring on real tablets' browsers.</summary>
[Collection(Chromium.Collection)]
public sealed class TabletJourneys(Chromium chromium)
{
    private const string Sheet = "AAA-100";

    [Theory]
    [InlineData(true, Dialect.Sqlite)]
    [InlineData(true, Dialect.Postgres)]
    [InlineData(false, Dialect.Sqlite)]
    [InlineData(false, Dialect.Postgres)]
    public Task A_sheet_is_marked_by_keyboard_stepper_and_slider_and_submitted(bool isLevel, Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await Season.StartAsync(app, applications: 3, type: "collab");
        var page = isLevel ? await journey.TabletAsync(address) : await journey.PortraitAsync(address);
        var tablet = new TabletScreen(page);
        await tablet.SignInAsync("E-01");
        await tablet.OpenAsync(Sheet);
        await Assertions.Expect(tablet.Chip).ToHaveTextAsync("未打分");

        await tablet.TypeAsync("scale", "82.5");
        await Assertions.Expect(tablet.Number("innovation")).ToBeFocusedAsync();
        await page.ClickAsync("#card-innovation [data-step='1']");
        await page.ClickAsync("#card-innovation [data-step='1']");
        await tablet.Slider("ecosystem").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("PageDown");
        var track = (await page.Locator("#card-potential .slider-track").BoundingBoxAsync())!;
        await tablet.SwipeAsync(track.X + 10, track.Y + 4, track.X + (track.Width * 0.8f), track.Y + 6);
        await tablet.TypeAsync("organization", "70.3");
        await Assertions.Expect(page.Locator("#problem-organization")).ToContainTextAsync("70 或 70.5");
        await tablet.TypeAsync("organization", "70.5");
        await tablet.DurableAsync();

        Assert.Equal("50.5", await tablet.Number("innovation").InputValueAsync());
        Assert.Equal("95", await tablet.Number("ecosystem").InputValueAsync());
        Assert.Equal("80", await tablet.Number("potential").InputValueAsync());
        await Assertions.Expect(tablet.Total).ToHaveTextAsync("75.30");
        await tablet.Chip.ClickAsync();
        await Assertions.Expect(page.Locator(".truth-detail")).ToContainTextAsync("台账第");
        await page.EvaluateAsync("document.querySelector('#cards').scrollTop = 0");
        await KeepPictureAsync(page, isLevel ? "level" : "upright");
        if (!isLevel)
        {
            await page.ClickAsync("#open-dossier");
            await Assertions.Expect(page.Locator("#close-dossier")).ToBeFocusedAsync();
            await KeepPictureAsync(page, "drawer");
            await page.Keyboard.PressAsync("Escape");
        }

        await ExpectNoSeriousViolationAsync(page);

        await page.ClickAsync("#submit");
        await Assertions.Expect(page.Locator("#confirm-submit")).ToContainTextAsync("75.30");
        await page.ClickAsync("#confirm-submit .btn-primary");
        await Assertions.Expect(page.Locator("#submitted")).ToContainTextAsync("已提交");
        await Assertions.Expect(tablet.Number("scale")).ToHaveAttributeAsync("readonly", "");
        await page.ClickAsync("#reopen");
        await Assertions.Expect(page.Locator("#submit")).ToBeEnabledAsync();
        Assert.Equal((1, 1), (await ActsAsync(app, "SheetSubmitted"), await ActsAsync(app, "SheetReopened")));
    }, isLevel ? "Marking_level" : "Marking_upright");

    [Theory]
    [OnBothDatabases]
    public Task A_vertical_swipe_across_a_slider_scrolls_and_changes_no_mark(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        await Season.StartAsync(app, applications: 1);
        var tablet = new TabletScreen(await journey.TabletAsync(address));
        await tablet.SignInAsync("E-01");
        await tablet.OpenAsync(Sheet);
        await tablet.TypeAsync("ecosystem", "60");
        await tablet.DurableAsync();
        await tablet.Page.EvaluateAsync("document.activeElement.blur(); document.querySelector('#cards').scrollTop = 0");

        var track = (await tablet.Page.Locator("#card-ecosystem .slider-track").BoundingBoxAsync())!;
        await tablet.SwipeAsync(track.X + (track.Width * 0.9f), track.Y, track.X + (track.Width * 0.9f), track.Y - 250);

        await tablet.Page.WaitForFunctionAsync("document.querySelector('#cards').scrollTop > 50");
        Assert.Equal("60", await tablet.Number("ecosystem").InputValueAsync());
        Assert.Equal(1, await ActsAsync(app, "SheetSaved"));
    });

    [Theory]
    [OnBothDatabases]
    public Task Marks_given_without_network_are_neither_lost_nor_doubled(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        await Season.StartAsync(app, applications: 2);
        var tablet = new TabletScreen(await journey.TabletAsync(address));
        await tablet.SignInAsync("E-01");
        await tablet.OpenAsync(Sheet);
        await tablet.TypeAsync("scale", "80");
        await tablet.DurableAsync();
        int before = await ActsAsync(app, "SheetSaved");

        await tablet.Page.Context.SetOfflineAsync(true);
        await tablet.TypeAsync("innovation", "81");
        await tablet.TypeAsync("ecosystem", "82");
        await tablet.LocalAsync();
        await Assertions.Expect(tablet.Page.Locator("#network-banner")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await tablet.TypeAsync("potential", "83");
        await tablet.LocalAsync();
        await tablet.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(tablet.Chip).ToHaveAttributeAsync("data-truth", "durable", new() { Timeout = 30_000 });
        string marks = await app.Database.SingleAsync<string>("SELECT marks FROM score_sheets");
        Assert.Equal("""{"ecosystem":8200,"innovation":8100,"organization":null,"potential":8300,"scale":8000}""", marks);
        int version = await app.Database.SingleAsync<int>("SELECT version FROM score_sheets");
        Assert.Equal(version, await ActsAsync(app, "SheetSaved"));
        Assert.InRange(version - before, 1, 3);
        await tablet.Page.ReloadAsync();
        await tablet.DurableAsync();
        Assert.Equal("83", await tablet.Number("potential").InputValueAsync());
    });

    [Theory]
    [OnBothDatabases]
    public Task Two_devices_that_differ_let_the_expert_choose(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        await Season.StartAsync(app, applications: 1);
        var one = new TabletScreen(await journey.TabletAsync(address));
        var other = new TabletScreen(await journey.PortraitAsync(address));
        foreach (var tablet in new[] { one, other })
        {
            await tablet.SignInAsync("E-01");
            await tablet.OpenAsync(Sheet);
        }

        await other.Page.Context.SetOfflineAsync(true);
        await other.TypeAsync("scale", "60");
        await other.LocalAsync();
        await one.TypeAsync("scale", "80");
        await one.DurableAsync();
        await other.Page.Context.SetOfflineAsync(false);

        var conflict = other.Page.Locator("#conflict");
        await Assertions.Expect(conflict).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(conflict).ToContainTextAsync("60");
        await Assertions.Expect(conflict).ToContainTextAsync("80");
        await KeepPictureAsync(other.Page, "conflict");
        await ExpectNoSeriousViolationAsync(other.Page);
        await conflict.GetByRole(AriaRole.Button, new() { Name = "保留本机这一份" }).ClickAsync();
        await other.DurableAsync();

        await Assertions.Expect(one.Number("scale")).ToHaveValueAsync("60");
        Assert.Equal(2, await ActsAsync(app, "SheetSaved"));
    });

    [Theory]
    [OnBothDatabases]
    public Task All_sheets_are_read_back_in_the_overview_and_submitted_together(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await Season.StartAsync(app, applications: 5, type: "collab");
        var page = await journey.TabletAsync(address);
        var tablet = new TabletScreen(page);
        await tablet.SignInAsync("E-01");
        foreach (var (code, points) in season.Applications.Keys.Zip(["80", "84", "55", "82"]))
        {
            await tablet.OpenAsync(code);
            await tablet.MarkAllAsync(points);
            await tablet.DurableAsync();
        }

        await page.GotoAsync("/tablet");
        await Assertions.Expect(page.Locator($"tr[data-sheet='{Sheet}'] [data-status]")).ToHaveTextAsync("已打完");
        await KeepPictureAsync(page, "list");
        await ExpectNoSeriousViolationAsync(page);
        await page.GotoAsync("/tablet/overview");
        await Assertions.Expect(page.Locator("#warnings")).ToContainTextAsync("五项分数完全相同");
        await Assertions.Expect(page.Locator("#warnings")).ToContainTextAsync("55.00");
        await Assertions.Expect(page.Locator("#heat tbody tr").First).ToContainTextAsync("ABA-101");
        await KeepPictureAsync(page, "overview");
        await ExpectNoSeriousViolationAsync(page);

        await page.ClickAsync("#submit-all");
        await Assertions.Expect(page.Locator("#read-back-yes")).ToBeDisabledAsync();
        await page.CheckAsync("#read-back-tick");
        await page.ClickAsync("#read-back-yes");
        await Assertions.Expect(page.Locator("#submit-result")).ToHaveTextAsync("已提交 4 份。");
        Assert.Equal(4, await ActsAsync(app, "SheetSubmitted"));
    });

    [Theory]
    [OnBothDatabases]
    public Task A_pause_locks_the_cards_and_an_ended_session_keeps_every_mark(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await Season.StartAsync(app, applications: 1);
        var page = await journey.TabletAsync(address);
        var sockets = new List<IWebSocketRoute>();
        await page.RouteWebSocketAsync(new Regex("/hubs/tablet"), socket =>
        {
            socket.ConnectToServer();
            sockets.Add(socket);
        });
        var tablet = new TabletScreen(page);
        await tablet.SignInAsync("E-01");
        await tablet.OpenAsync(Sheet);
        var rounds = app.Get<ExpertReview.Web.Features.Programs.RoundStore>();

        await rounds.PauseAsync(ExpertReview.Web.Features.Ledger.Actor.System, season.RoundId, "午休到两点");
        await Assertions.Expect(page.Locator("#round-banner")).ToContainTextAsync("午休到两点");
        await Assertions.Expect(page.Locator("#submit")).ToBeDisabledAsync();
        await rounds.ResumeAsync(ExpertReview.Web.Features.Ledger.Actor.System, season.RoundId);
        await Assertions.Expect(page.Locator("#submit")).ToBeEnabledAsync();

        await page.Context.ClearCookiesAsync(new() { Name = "expertreview" });
        await sockets[^1].CloseAsync();
        await tablet.TypeAsync("scale", "80");
        await Assertions.Expect(page.Locator("#session-banner")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await tablet.LocalAsync();
        var again = await page.Context.RunAndWaitForPageAsync(() => page.ClickAsync("#session-banner a"));
        await new TabletScreen(again).SignInAsync("E-01");
        await again.CloseAsync();

        await Assertions.Expect(tablet.Chip).ToHaveAttributeAsync("data-truth", "durable", new() { Timeout = 30_000 });
        Assert.Equal(1, await ActsAsync(app, "SheetSaved"));
    });

    [Theory]
    [OnBothDatabases]
    public Task A_device_that_cannot_keep_marks_says_so_and_takes_none(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        await Season.StartAsync(app, applications: 1);
        var page = await journey.TabletAsync(address);
        await page.AddInitScriptAsync("IDBFactory.prototype.open = () => { throw new DOMException('blocked', 'SecurityError'); }");
        var tablet = new TabletScreen(page);
        await tablet.SignInAsync("E-01");

        await page.GotoAsync($"/tablet/{Sheet}");

        await Assertions.Expect(page.Locator("#storage-banner")).ToContainTextAsync("无法保存分数");
        await Assertions.Expect(tablet.Number("scale")).ToHaveAttributeAsync("readonly", "");
    });

    private static Task<int> ActsAsync(App app, string act) =>
        app.Database.SingleAsync<int>("SELECT COUNT(*) FROM ledger_entries WHERE act = @act", new { act });

    private static async Task ExpectNoSeriousViolationAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
    }

    private static Task<byte[]> KeepPictureAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "pages", $"tablet-{name}.png") });
}
