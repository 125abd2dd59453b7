using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.ScoreSheets;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>One demo expert at a tablet: signs in through the page, scores over the hub at a person's pace, submits.</summary>
internal sealed partial class DemoTablet(Uri server, string userName, string password, string expertCode, TimeSpan pace) : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly TabletConnection _connection = new();

    /// <exception cref="InvalidOperationException">The server does not let the expert in.</exception>
    public async Task SignInAsync(CancellationToken cancel)
    {
        using var client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = server };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        string page = await client.GetStringAsync(new Uri("sign-in", UriKind.Relative), cancel);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["UserName"] = userName, ["Password"] = password,
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value),
        });
        using var answer = await client.PostAsync(new Uri("sign-in", UriKind.Relative), form, cancel);
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{expertCode}: {(int)answer.StatusCode}");
        await _connection.ConnectAsync(server, _handler.CookieContainer.GetCookieHeader(server), cancel);
    }

    /// <summary>Scores the sheets that are not submitted, dimension by dimension.</summary>
    public async Task ScoreAsync(int round, IEnumerable<DeskSheet> sheets, IReadOnlyList<Dimension> dimensions, Action<string> done, CancellationToken cancel)
    {
        foreach (var sheet in sheets.Where(sheet => sheet is { IsSubmitted: false, IsRecused: false }))
        {
            int version = sheet.Version;
            var given = new SortedDictionary<string, int?>(sheet.Sheet.Marks, StringComparer.Ordinal);
            var wanted = DemoMarks.Of(sheet.BlindCode, expertCode, dimensions);
            foreach (string dimension in wanted.Keys.Where(dimension => given.GetValueOrDefault(dimension) is null))
            {
                // Between half and one and a half times the pace: people are not metronomes.
                await Task.Delay(pace * (0.5 + Random.Shared.NextDouble()), cancel);
                given[dimension] = wanted[dimension];
                var saved = await CallAsync("Save", new
                {
                    saveId = Identifier.New(), round, sheet = sheet.BlindCode, baseVersion = version, marks = given, comment = sheet.Comment,
                }, cancel);
                version = (int)saved["version"]!;
            }

            await CallAsync("Submit", new { requestId = Identifier.New(), round, sheet = sheet.BlindCode, version }, cancel);
            done($"{expertCode} {sheet.BlindCode}");
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _handler.Dispose();
    }

    private async Task<JsonNode> CallAsync(string method, object argument, CancellationToken cancel)
    {
        var reply = await _connection.InvokeAsync(method, argument, cancel);
        return (string?)reply?["refusal"] is { } refusal
            ? throw new InvalidOperationException($"{expertCode}: {refusal} {(string?)reply["message"]}")
            : reply!;
    }

    [GeneratedRegex("""name="request-verification-token" content="([^"]+)""")]
    private static partial Regex Token();
}
