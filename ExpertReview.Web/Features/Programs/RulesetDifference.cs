using System.Text.Json.Nodes;

namespace ExpertReview.Web.Features.Programs;

/// <summary>One place where two rulesets differ; null where one of them has nothing there.</summary>
/// <param name="Path">The place, by codes: <c>tracks[software].thresholds.core</c>.</param>
/// <param name="Before">The value's canonical text before.</param>
/// <param name="After">The value's canonical text after.</param>
public sealed record RulesetChange(string Path, string? Before, string? After);

/// <summary>What two rulesets differ in, place by place; nothing that is hashed is left out.</summary>
public static class RulesetDifference
{
    public static IReadOnlyList<RulesetChange> Between(Ruleset before, Ruleset after)
    {
        var old = Leaves(before);
        var now = Leaves(after);
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(path => new RulesetChange(path, old.GetValueOrDefault(path), now.GetValueOrDefault(path)))
                .Where(change => change.Before != change.After),
        ];
    }

    private static Dictionary<string, string> Leaves(Ruleset ruleset)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(JsonNode.Parse(RulesetJson.Write(ruleset)), "", leaves);
        return leaves;
    }

    private static void Add(JsonNode? node, string path, Dictionary<string, string> leaves)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (name, value) in map)
                    Add(value, path.Length == 0 ? name : $"{path}.{name}", leaves);
                break;
            case JsonArray list when list.Any(item => item is JsonObject):
                foreach (var (index, item) in list.Index())
                    Add(item, Keyed(path, item, index, leaves), leaves);
                break;
            case JsonArray list:
                leaves[path] = string.Join('、', list.Select(item => item!.ToString()));
                break;
            case not null:
                leaves[path] = node.ToString();
                break;
        }
    }

    /// <summary>Items keep their place by code, type, date, field or dimension, so that a new one in the middle does not change all that follow.</summary>
    private static string Keyed(string path, JsonNode? item, int index, Dictionary<string, string> leaves)
    {
        var key = item?["code"] ?? item?["type"] ?? item?["from"] ?? item?["field"] ?? item?["dimension"];
        string keyed = $"{path}[{key?.ToString() ?? index.ToString(System.Globalization.CultureInfo.InvariantCulture)}]";
        return leaves.Keys.Any(leaf => leaf.StartsWith(keyed + ".", StringComparison.Ordinal)) ? $"{keyed}[{index}]" : keyed;
    }
}
