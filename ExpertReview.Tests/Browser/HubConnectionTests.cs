using System.Net;
using System.Net.Sockets;
using ExpertReview.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser;

/// <summary><c>Features/Shared/hub.ts</c> in a real browser against a real server that comes and goes.</summary>
[Collection(Chromium.Collection)]
public sealed class HubConnectionTests(Chromium chromium)
{
    private static readonly Uri Address = new($"http://127.0.0.1:{FreePort()}/");

    [Fact]
    public Task A_page_connects_again_whenever_the_server_comes_back() => chromium.PlayAsync(async journey =>
    {
        var page = await journey.TabletAsync(Address);
        await using (await StartServerAsync())
            await OpenAsync(page);
        await page.EvaluateAsync("hub.start()");
        await page.WaitForFunctionAsync("states.length > 0 && hub.state === 'offline'");

        for (var coming = 1; coming <= 2; coming++)
        {
            await using (await StartServerAsync())
            {
                await page.WaitForFunctionAsync("hub.state === 'online'");
                Assert.Equal("遴选", await page.EvaluateAsync<string>("hub.invoke('Echo', '遴选')"));
            }

            await page.WaitForFunctionAsync("hub.state === 'offline'");
        }
    });

    [Fact]
    public Task An_ended_session_is_told_apart_from_a_lost_network() => chromium.PlayAsync(async journey =>
    {
        await using var server = await StartServerAsync();
        var page = await journey.TabletAsync(Address);
        await OpenAsync(page, "/locked");

        await page.EvaluateAsync("hub.start()");

        await page.WaitForFunctionAsync("hub.state === 'signInNeeded'");
    });

    [Fact]
    public Task A_save_goes_by_the_socket_and_by_http_when_there_is_none_or_it_does_not_answer() => chromium.PlayAsync(async journey =>
    {
        await using var server = await StartServerAsync();
        var page = await journey.TabletAsync(Address);
        await OpenAsync(page);
        await page.EvaluateAsync("window.transport = new shared.HubTransport(hub, '/save')");
        Task<string> SendAsync(string sheet) =>
            page.EvaluateAsync<string>("(sheet) => transport.send({ saveId: 'a', sheet }, () => (window.receipt = true)).then((reply) => reply.by)", sheet);

        Assert.Equal("http", await SendAsync("K7Q-204"));
        await page.EvaluateAsync("hub.start()");
        await page.WaitForFunctionAsync("hub.state === 'online'");
        Assert.Equal("socket", await SendAsync("K7Q-204"));
        Assert.True(await page.EvaluateAsync<bool>("receipt"));
        Assert.Equal("http", await SendAsync("unanswered"));
    });

    private static async Task OpenAsync(IPage page, string hub = "/echo")
    {
        await page.GotoAsync("/");
        await BrowserModule.LoadAsync(page, "hub", "hubTransport");
        await page.EvaluateAsync(
            """
            (url) => {
              window.states = [];
              window.hub = new shared.Hub(url);
              hub.onState((state) => states.push(state));
            }
            """,
            hub);
    }

    private static async Task<WebApplication> StartServerAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(Address.ToString());
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        // The page's socket stays open; the server is not to wait for it.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var server = builder.Build();
        server.MapGet("/", () => Results.Content("<!doctype html><html lang='zh-CN'><title>hub</title>", "text/html"));
        server.MapPost("/save", () => Results.Json(new { by = "http" }));
        server.MapPost("/locked/negotiate", () => Results.Unauthorized());
        server.MapHub<EchoHub>("/echo");
        await server.StartAsync();
        return server;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public sealed record SavedSheet(string SaveId, string Sheet);

    public sealed class EchoHub : Hub
    {
#pragma warning disable CA1822 // Hub methods are instance methods.
        public string Echo(string text) => text;
#pragma warning restore CA1822

        public async Task<object> Save(SavedSheet save)
        {
            await Clients.Caller.SendAsync("Received", save.SaveId);
            if (save.Sheet == "unanswered")
                await Task.Delay(Timeout.Infinite, Context.ConnectionAborted);
            return new { by = "socket" };
        }
    }
}
