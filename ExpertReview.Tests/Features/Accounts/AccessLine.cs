using System.Text.RegularExpressions;

namespace ExpertReview.Tests.Features.Accounts;

internal enum Access
{
    /// <summary>The request goes through to the page or method, whatever it then answers.</summary>
    Open,
    SignInFirst,
    Denied,
}

internal enum AccessKind
{
    Route,
    Hub,

    /// <summary>A hub's method; its connection is held against the hub's own line.</summary>
    Call,
}

/// <summary>One line of the table of access.</summary>
/// <param name="Method">GET, POST …; ANY; HUB for a hub's connection; CALL for a hub's method.</param>
/// <param name="Route">The route, or Hub.Method.</param>
/// <param name="Policy">The policy, several joined by +, or <c>anonymous</c>.</param>
internal sealed partial record AccessLine(string Method, string Route, string Policy)
{
    public AccessKind Kind => Method switch { "HUB" => AccessKind.Hub, "CALL" => AccessKind.Call, _ => AccessKind.Route };

    public string[] Policies => Policy == "anonymous" ? [] : Policy.Split('+');

    public static AccessLine Parse(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var method, var route, var policy]
            ? new AccessLine(method, route, policy)
            : throw new InvalidOperationException($"access.txt: \"{line}\" is not METHOD route policy.");

    /// <summary>What a role, or nobody, must get.</summary>
    public Access For(string? role)
    {
        if (Policies.Length == 0)
            return Access.Open;
        if (role is null)
            return Access.SignInFirst;
        return Policies.All(policy => Web.Features.Accounts.Policies.Admits.TryGetValue(policy, out string[]? roles) && roles.Contains(role))
            ? Access.Open
            : Access.Denied;
    }

    /// <summary>A request of this line with ids that name nothing. A post carries no anti-forgery token: let in, it does nothing.</summary>
    public HttpRequestMessage Request(bool asPage)
    {
        string path = Parameter().Replace(Route, match => match.Value.Contains('?', StringComparison.Ordinal) ? "" : match.Value.Contains(":int", StringComparison.Ordinal) ? "404" : "nothing");
        var request = Kind == AccessKind.Hub
            ? new HttpRequestMessage(HttpMethod.Post, path + "/negotiate?negotiateVersion=1")
            : new HttpRequestMessage(Method == "ANY" ? HttpMethod.Get : HttpMethod.Parse(Method), path);
        request.Headers.Accept.ParseAdd(asPage ? "text/html" : "application/json");
        return request;
    }

    public override string ToString() => $"{Method,-4} {Route} {Policy}";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
