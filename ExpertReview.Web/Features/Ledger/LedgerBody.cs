using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExpertReview.Web.Features.Ledger;

/// <summary>One line of an entry's details: a fact, or a value before and after.</summary>
/// <param name="Name">Path of the value in the body.</param>
/// <param name="Before">The value before; null where the act has no before.</param>
/// <param name="Value">The value, or the value after.</param>
public sealed record LedgerBodyLine(string Name, string? Before, string? Value);

/// <summary>Reads an entry's body for people.</summary>
public static class LedgerBody
{
    private const string Nothing = "—";

    /// <summary>The lines of a body: first what changed from before to after, then everything else.</summary>
    public static IReadOnlyList<LedgerBodyLine> Lines(string body)
    {
        if (JsonNode.Parse(body) is not JsonObject root)
            return [new LedgerBodyLine("", null, body)];
        var lines = new List<LedgerBodyLine>();
        if (root.ContainsKey("before") || root.ContainsKey("after"))
        {
            var before = Flat(root["before"]);
            var after = Flat(root["after"]);
            lines.AddRange(before.Keys.Union(after.Keys)
                .Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name))
                .Select(name => new LedgerBodyLine(name, before.GetValueOrDefault(name, Nothing), after.GetValueOrDefault(name, Nothing))));
        }

        lines.AddRange(root
            .Where(pair => pair.Key is not ("before" or "after"))
            .SelectMany(pair => Flat(pair.Value, pair.Key))
            .Select(pair => new LedgerBodyLine(pair.Key, null, pair.Value)));
        return lines;
    }

    private static Dictionary<string, string> Flat(JsonNode? node, string path = "")
    {
        if (node is not JsonObject map)
            return new() { [path] = Text(node) };
        return map
            .SelectMany(pair => Flat(pair.Value, path.Length == 0 ? pair.Key : $"{path}.{pair.Key}"))
            .ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => Nothing,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>() is { Length: > 0 } text ? text : Nothing,
        _ => CanonicalJson.Write(node),
    };
}
