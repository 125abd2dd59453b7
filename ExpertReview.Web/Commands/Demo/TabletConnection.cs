using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>One tablet's hub connection over a real WebSocket, in SignalR's JSON protocol; one call at a time.</summary>
public sealed class TabletConnection : IDisposable
{
    private const char RecordSeparator = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly Queue<JsonNode> _received = new();
    private string _rest = "";
    private int _calls;

    /// <param name="server">The server's address.</param>
    /// <param name="cookies">The cookies of a signed-in expert.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task ConnectAsync(Uri server, string cookies, CancellationToken cancel)
    {
        var address = new UriBuilder(new Uri(server, "hubs/tablet")) { Scheme = server.Scheme == "https" ? "wss" : "ws" };
        _socket.Options.SetRequestHeader("Cookie", cookies);
        await _socket.ConnectAsync(address.Uri, cancel);
        await SendAsync(new { protocol = "json", version = 1 }, cancel);
        await ReceiveAsync(cancel);
    }

    /// <summary>Calls a method of the hub and waits for its result.</summary>
    /// <exception cref="InvalidOperationException">The hub answered with an error.</exception>
    public async Task<JsonNode?> InvokeAsync(string method, object argument, CancellationToken cancel)
    {
        string id = (++_calls).ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SendAsync(new { type = 1, invocationId = id, target = method, arguments = new[] { argument } }, cancel);
        while (true)
        {
            var message = await ReceiveAsync(cancel);
            if ((int?)message["type"] == 6)
                await SendAsync(new { type = 6 }, cancel);
            if ((string?)message["invocationId"] != id)
                continue;
            if (message["error"] is { } error)
                throw new InvalidOperationException($"{method}: {error}");
            return message["result"];
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task SendAsync(object message, CancellationToken cancel)
    {
        string text = JsonSerializer.Serialize(message, JsonSerializerOptions.Web) + RecordSeparator;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancel);
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancel)
    {
        while (_received.Count == 0)
        {
            using var bytes = new MemoryStream();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(_buffer.AsMemory(), cancel);
                if (part.MessageType == WebSocketMessageType.Close)
                    throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
                bytes.Write(_buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
            string[] records = (_rest + Encoding.UTF8.GetString(bytes.ToArray())).Split(RecordSeparator);
            _rest = records[^1];
            foreach (string record in records[..^1])
                _received.Enqueue(JsonNode.Parse(record)!);
        }

        return _received.Dequeue();
    }
}
