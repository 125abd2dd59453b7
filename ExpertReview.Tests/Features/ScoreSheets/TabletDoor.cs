using System.Net.Http.Json;
using System.Text.Json;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Features.ScoreSheets;

namespace ExpertReview.Tests.Features.ScoreSheets;

/// <summary>One of the two doors by which an expert's tablet reaches its sheets; what holds at one must hold at the other.</summary>
public abstract class TabletDoor : IAsyncDisposable
{
    public static async Task<TabletDoor> OpenAsync(App app, Season season, string expert, bool byHub) => byHub
        ? new HubDoor(await HubClient.ConnectAsync(app, "/hubs/tablet", expert.ToLowerInvariant()))
        : await HttpDoor.OpenAsync(await season.SignInExpertAsync(expert));

    public abstract Task<SheetReply> SaveAsync(object request);

    public abstract Task<SheetReply> SubmitAsync(MoveSheet request);

    public abstract Task<SheetReply> ReopenAsync(MoveSheet request);

    public abstract ValueTask DisposeAsync();

    /// <summary>A save of all five marks at one value.</summary>
    public static SaveSheet Save(string sheet, int mark, int baseVersion = 0, string? saveId = null) => new()
    {
        SaveId = saveId ?? Guid.NewGuid().ToString("N"), Round = 1, Sheet = sheet, BaseVersion = baseVersion, Comment = "评语",
        Marks = new() { ["scale"] = mark, ["innovation"] = mark, ["ecosystem"] = mark, ["potential"] = mark, ["organization"] = mark },
    };

    public static MoveSheet Move(string sheet, int version, string? requestId = null) =>
        new() { RequestId = requestId ?? Guid.NewGuid().ToString("N"), Round = 1, Sheet = sheet, Version = version };

    private sealed class HubDoor(HubClient hub) : TabletDoor
    {
        public override Task<SheetReply> SaveAsync(object request) => hub.InvokeAsync<SheetReply>("Save", request);

        public override Task<SheetReply> SubmitAsync(MoveSheet request) => hub.InvokeAsync<SheetReply>("Submit", request);

        public override Task<SheetReply> ReopenAsync(MoveSheet request) => hub.InvokeAsync<SheetReply>("Reopen", request);

        public override ValueTask DisposeAsync() => hub.DisposeAsync();
    }

    private sealed class HttpDoor(HttpClient client, string token) : TabletDoor
    {
        /// <summary>An expert who may not see the tablet's pages yet still has a page with a token: the sign-in page.</summary>
        public static async Task<TabletDoor> OpenAsync(HttpClient client) => new HttpDoor(client, await client.TokenAsync("/sign-in"));

        public override Task<SheetReply> SaveAsync(object request) => PostAsync("save", request);

        public override Task<SheetReply> SubmitAsync(MoveSheet request) => PostAsync("submit", request);

        public override Task<SheetReply> ReopenAsync(MoveSheet request) => PostAsync("reopen", request);

        public override ValueTask DisposeAsync()
        {
            client.Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task<SheetReply> PostAsync(string act, object request)
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, $"/tablet/sheets/{act}");
            message.Headers.Add("X-CSRF-TOKEN", token);
            message.Content = JsonContent.Create(request, options: JsonSerializerOptions.Web);
            using var answer = await client.SendAsync(message);
            var reply = (await answer.Content.ReadFromJsonAsync<SheetReply>(JsonSerializerOptions.Web))!;
            Assert.Equal(reply.Refusal is null, answer.IsSuccessStatusCode);
            return reply;
        }
    }
}
