using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace ExpertReview.Tests.Support;

/// <summary>A tablet's or screen's connection to a hub: SignalR's JSON protocol over the test server's WebSocket.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const char EndOfRecord = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly WebSocket _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<JsonObject> _answers = Channel.CreateUnbounded<JsonObject>();
    private readonly Channel<JsonObject> _messages = Channel.CreateUnbounded<JsonObject>();
    private readonly Task _reading;
    private readonly StringBuilder _transcript = new();
    private int _invocation;

    /// <summary>Every record that has come so far, as it came.</summary>
    public string Transcript
    {
        get
        {
            lock (_transcript)
                return _transcript.ToString();
        }
    }

    private HubClient(WebSocket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
    }

    /// <summary>Connects as an account that <see cref="App.AddAccountAsync"/> or <see cref="Season"/> made.</summary>
    public static async Task<HubClient> ConnectAsync(App app, string path, string userName)
    {
        var cookies = new CookieContainer();
        using var client = app.CreateDefaultClient(new CookieContainerHandler(cookies));
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        using var answer = await client.PostFormAsync("/sign-in", new() { ["UserName"] = userName, ["Password"] = App.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var sockets = app.Server.CreateWebSocketClient();
        sockets.ConfigureRequest = request => request.Headers.Cookie = cookies.GetCookieHeader(app.Server.BaseAddress);
        var socket = await sockets.ConnectAsync(new Uri(app.Server.BaseAddress, path), CancellationToken.None);
        var hub = new HubClient(socket);
        await hub.SendAsync("""{"protocol":"json","version":1}""");
        await hub.NextAnswerAsync();
        return hub;
    }

    /// <summary>Calls a hub method and waits for its result.</summary>
    public async Task<T> InvokeAsync<T>(string method, params object?[] arguments)
    {
        string id = (++_invocation).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }, JsonSerializerOptions.Web));
        var answer = await NextAnswerAsync();
        Assert.True(answer["error"] is null, answer["error"]?.ToString());
        return answer["result"].Deserialize<T>(JsonSerializerOptions.Web)!;
    }

    /// <summary>The next message with this name; others before it are passed over.</summary>
    public async Task<JsonArray> NextAsync(string target)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var message = await _messages.Reader.ReadAsync(patience.Token);
            if ((string?)message["target"] == target)
                return message["arguments"]!.AsArray();
        }
    }

    /// <summary>Names of the messages that have come so far and were not read.</summary>
    public IReadOnlyList<string> Unread()
    {
        var names = new List<string>();
        while (_messages.Reader.TryRead(out var message))
            names.Add((string)message["target"]!);
        return names;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
    }

    private Task SendAsync(string record) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(record + EndOfRecord), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task<JsonObject> NextAnswerAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _answers.Reader.ReadAsync(patience.Token);
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        var text = new StringBuilder();
        var decoder = Encoding.UTF8.GetDecoder();
        char[] characters = new char[buffer.Length];
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var part = await _socket.ReceiveAsync(buffer, _stop.Token);
                int length = decoder.GetChars(buffer, 0, part.Count, characters, 0);
                text.Append(characters, 0, length);
                lock (_transcript)
                    _transcript.Append(characters, 0, length);
                string all = text.ToString();
                int end = all.LastIndexOf(EndOfRecord);
                foreach (string record in all[..(end + 1)].Split(EndOfRecord, StringSplitOptions.RemoveEmptyEntries))
                    Sort(JsonNode.Parse(record)!.AsObject());
                text.Remove(0, end + 1);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
        finally
        {
            _answers.Writer.TryComplete();
            _messages.Writer.TryComplete();
        }
    }

    /// <summary>Type 1 is a message, 6 a ping; the rest (the handshake's answer has no type) answers what was asked.</summary>
    private void Sort(JsonObject record)
    {
        int type = (int?)record["type"] ?? 0;
        if (type == 1)
            _messages.Writer.TryWrite(record);
        else if (type is 0 or 3)
            _answers.Writer.TryWrite(record);
    }
}
