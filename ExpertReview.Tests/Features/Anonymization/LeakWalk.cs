using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using ExpertReview.Tests.Features.Accounts;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>Goes wherever the product has a route, and looks at every answer, its headers and file names among it.</summary>
internal static partial class LeakWalk
{
    /// <summary>Asks every route of the product, those too that refuse the one who asks, with every value in place of its parameters.</summary>
    /// <param name="season">The planted season.</param>
    /// <param name="client">The one who asks.</param>
    /// <param name="role">The role that the one who asks has, or would like to have.</param>
    /// <param name="scan">Looks at the answers.</param>
    /// <param name="values">What is put in place of parameters where the role may go.</param>
    public static async Task EverywhereAsync(LeakSeason season, HttpClient client, string role, LeakScan scan, IReadOnlyList<string> values)
    {
        string token = (await (await client.GetAsync(new Uri("/session/state", UriKind.Relative))).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        foreach (var line in AccessTable.Of(season.App).Where(line => line.Kind == AccessKind.Route && line.Route != "/sign-out"))
        {
            var method = line.Method == "ANY" ? HttpMethod.Get : HttpMethod.Parse(line.Method);
            string route = line.Route.Replace("{programId}", LeakSeason.ProgramId, StringComparison.Ordinal);
            bool isOpen = line.For(role) == Access.Open;
            var choices = !route.Contains('{', StringComparison.Ordinal) ? [""]
                : route.Contains(":int", StringComparison.Ordinal) ? ["1", "404", "500"]
                : isOpen ? values : [season.Codes[0], season.Applications[0], LeakSeason.ExpertCodes[1]];
            foreach (string value in choices)
            {
                string path = Parameter().Replace(route, value);
                await AskAsync(client, scan, method, path, method == HttpMethod.Post ? token : null);
                if (method == HttpMethod.Post && isOpen)
                    await AskAsync(client, scan, method, path, token: null);
            }
        }
    }

    public static async Task AskAsync(HttpClient client, LeakScan scan, HttpMethod method, string path, string? token)
    {
        foreach (string accept in new[] { "text/html", "application/json" })
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            request.Headers.Accept.ParseAdd(accept);
            if (token is not null)
            {
                request.Headers.Add("X-CSRF-TOKEN", token);
                request.Content = JsonContent.Create(new { });
            }

            using var answer = await client.SendAsync(request);
            string where = $"{method} {path} as {accept} ({(int)answer.StatusCode})";
            scan.Look(where, await answer.Content.ReadAsStringAsync(), path);
            scan.Look(where + " headers", $"{answer.Headers}{answer.Content.Headers}", path);
        }
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
