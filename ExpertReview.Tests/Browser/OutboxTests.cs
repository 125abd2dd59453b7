using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ExpertReview.Tests.Support;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser;

/// <summary><c>Features/Shared/outbox.ts</c> in a real browser, on an origin like the venue's: plain http, not this machine.</summary>
[Collection(Chromium.Collection)]
public sealed class OutboxTests(Chromium chromium)
{
    private static readonly Uri Venue = new("http://venue.test/");

    [Fact]
    public Task Marks_given_offline_on_plain_http_survive_a_reload_and_become_durable() => chromium.PlayAsync(async journey =>
    {
        var page = await journey.TabletAsync(Venue);
        var online = false;
        var saveIds = new List<string>();
        await page.Context.RouteAsync("**/*", async route =>
        {
            if (new Uri(route.Request.Url).AbsolutePath == "/")
                await route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><html lang='zh-CN'><title>venue</title>" });
            else if (!online)
                await route.AbortAsync("internetdisconnected");
            else
                await route.FulfillAsync(new() { ContentType = "application/json", Body = Answer(route.Request, saveIds) });
        });

        await OpenAsync(page);
        Assert.False(await page.EvaluateAsync<bool>("isSecureContext"));
        Assert.Equal("local", await page.EvaluateAsync<string>("outbox.put('K7Q-204', { marks: { 规模: 8200, 创新: null }, comment: '\"好\"\\n的' }).then((state) => state.truth)"));

        await OpenAsync(page);
        Assert.Equal(8200, await page.EvaluateAsync<int>("outbox.state('K7Q-204').content.marks['规模']"));
        online = true;
        // Well before another tab's right to send would have ended: a reload does not have to wait for itself.
        await page.WaitForFunctionAsync("outbox.state('K7Q-204').truth === 'durable'", null, new() { Timeout = 10_000 });
        Assert.Equal("1 41", await page.EvaluateAsync<string>("`${outbox.state('K7Q-204').version} ${outbox.state('K7Q-204').eventNumber}`"));
        Assert.Single(saveIds);
    });

    private static async Task OpenAsync(IPage page)
    {
        await page.GotoAsync("/");
        await BrowserModule.LoadAsync(page, "outbox", "http");
        await page.EvaluateAsync(
            """
            async () => {
              const transport = { send: (save) => shared.postJson("/save", save) };
              window.outbox = await shared.Outbox.open({ user: "E-07", round: 1, transport });
            }
            """);
    }

    private static string Answer(IRequest request, List<string> saveIds)
    {
        var save = JsonNode.Parse(request.PostData!)!;
        saveIds.Add(save["saveId"]!.GetValue<string>());
        // The canonical text written out, so that the hash here owes nothing to the code under test.
        const string Canonical = """{"comment":"\"好\"\n的","marks":{"创新":null,"规模":8200},"sheet":"K7Q-204","version":1}""";
        Assert.Equal(8200, save["marks"]!["规模"]!.GetValue<int>());
        return new JsonObject
        {
            ["version"] = 1,
            ["eventNumber"] = 41,
            ["contentHash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical))),
            ["refusal"] = null,
            ["message"] = null,
            ["current"] = null,
        }.ToJsonString();
    }
}
