using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ExpertReview.Tests.Browser.Journeys;

/// <summary>A tablet that loses the network in the middle of scoring, with a sheet open in each of three tabs.</summary>
[Collection(Chromium.Collection)]
public sealed class OfflineJourney(Chromium chromium)
{
    private static readonly LocatorAssertionsToHaveAttributeOptions Patience = new() { Timeout = 40_000 };

    [Theory]
    [OnBothDatabases]
    public Task Several_sheets_scored_without_network_arrive_once_and_as_typed(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await Season.StartAsync(app, applications: 3, experts: 1, type: "collab");
        string[] codes = [.. season.Applications.Keys];
        var acknowledged = new ConcurrentDictionary<long, string>();
        var first = await journey.TabletAsync(address);
        await new TabletScreen(first).SignInAsync("E-01");
        TabletScreen[] tabs = [new(first), new(await first.Context.NewPageAsync()), new(await first.Context.NewPageAsync())];
        foreach (var (tab, code) in tabs.Zip(codes))
        {
            Listen(tab.Page, acknowledged);
            await tab.OpenAsync(code);
            await tab.TypeAsync("scale", "80");
            await tab.DurableAsync();
        }

        await first.Context.SetOfflineAsync(true);
        foreach (var (tab, number) in tabs.Select((tab, number) => (tab, number)))
        {
            await tab.MarkAsync(80 + number, 81 + number, 82.5m + number, 83 + number, 60 + number);
            await tab.Page.FillAsync("#comment", $"离线写的第 {number + 1} 条");
            await tab.Page.Locator("#comment").BlurAsync();
            await tab.LocalAsync();
        }

        // A link that cannot be followed leaves the sheet where it is.
        await first.Locator("a[href$='/tablet/overview']").First.ClickAsync();
        await Expect(first.Locator("#network-banner")).ToContainTextAsync("暂时打不开其他页面");
        Assert.EndsWith($"/tablet/{codes[0]}", first.Url, StringComparison.Ordinal);

        // Second thoughts, still without network.
        await tabs[0].TypeAsync("organization", "99");
        await tabs[0].LocalAsync();
        await Expect(first.Locator("#network-banner")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await first.Context.SetOfflineAsync(false);
        foreach (var tab in tabs)
            await Expect(tab.Chip).ToHaveAttributeAsync("data-truth", "durable", Patience);

        foreach (var (code, number) in codes.Select((code, number) => (code, number)))
        {
            var (marks, comment) = await SheetAsync(app, season.Applications[code]);
            int organization = number == 0 ? 9900 : 6000 + (number * 100);
            Assert.Equal(
                $$"""{"ecosystem":{{8250 + (number * 100)}},"innovation":{{8100 + (number * 100)}},"organization":{{organization}},"potential":{{8300 + (number * 100)}},"scale":{{8000 + (number * 100)}}}""",
                marks);
            Assert.Equal($"离线写的第 {number + 1} 条", comment);
        }

        var recorded = await app.Database.QueryAsync<long>("SELECT sequence FROM ledger_entries WHERE act = 'SheetSaved' ORDER BY sequence");
        Assert.Equal(recorded, acknowledged.Keys.Order());
        Assert.Equal(recorded.Count, await app.Database.SingleAsync<int>("SELECT SUM(version) FROM score_sheets"));
        Assert.Equal(3, await app.Database.SingleAsync<int>("SELECT COUNT(*) FROM score_sheets"));
        foreach (var tab in tabs)
        {
            await tab.Page.ReloadAsync();
            await tab.DurableAsync();
        }

        Assert.Equal("99", await tabs[0].Number("organization").InputValueAsync());
    });

    /// <summary>Notes the event number of every save that the server acknowledges to this tab, by the hub or over HTTP.</summary>
    private static void Listen(IPage page, ConcurrentDictionary<long, string> acknowledged)
    {
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            foreach (string record in (frame.Text ?? "").Split('\u001e', StringSplitOptions.RemoveEmptyEntries))
                Note(JsonNode.Parse(record)?["result"]);
        };
        page.Response += async (_, response) =>
        {
            if (response.Url.EndsWith("/tablet/sheets/save", StringComparison.Ordinal) && response.Ok)
                Note(JsonNode.Parse(await response.TextAsync()));
        };

        void Note(JsonNode? reply)
        {
            if ((long?)reply?["eventNumber"] is { } number && reply!["refusal"] is null)
                acknowledged[number] = page.Url;
        }
    }

    private static async Task<(string Marks, string Comment)> SheetAsync(App app, string applicationId) => (
        await app.Database.SingleAsync<string>("SELECT marks FROM score_sheets WHERE application_id = @applicationId", new { applicationId }),
        await app.Database.SingleAsync<string>("SELECT comment FROM score_sheets WHERE application_id = @applicationId", new { applicationId }));
}
