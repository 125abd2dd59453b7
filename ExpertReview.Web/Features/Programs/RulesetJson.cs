using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Programs;

/// <summary>
/// The one text form of a ruleset: stored, hashed and exported as exactly these bytes. It is canonical: equal rulesets give
/// equal text, whatever order their maps were filled in and however a figure was written (500, 500.0).
/// </summary>
public static class RulesetJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ShortestDecimal() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    /// <exception cref="JsonException">The text is not a ruleset; the exception says at which line and path.</exception>
    public static Ruleset Read(string text)
    {
        var ruleset = JsonSerializer.Deserialize<Ruleset>(text, Options) ?? throw new JsonException("The ruleset is empty.");
        return FirstNullElement(JsonNode.Parse(text)) is { } path
            ? throw new JsonException("A list or map holds null.", path, null, null)
            : ruleset;
    }

    public static string Write(Ruleset ruleset) => CanonicalJson.Sort(JsonSerializer.SerializeToNode(ruleset, Options))!.ToJsonString(Options);

    /// <summary>SHA-256 of the text, in lower-case hexadecimal.</summary>
    public static string Hash(string text) => CanonicalJson.Hash(text);

    /// <summary>Nullable annotations do not reach into lists and maps, where no ruleset has nulls.</summary>
    private static string? FirstNullElement(JsonNode? node) => node switch
    {
        JsonArray list => list.Any(item => item is null) ? list.GetPath() : list.Select(FirstNullElement).FirstOrDefault(path => path is not null),
        JsonObject map when map.GetPath().EndsWith("ForTracks", StringComparison.OrdinalIgnoreCase) && map.Any(pair => pair.Value is null) => map.GetPath(),
        JsonObject map => map.Select(pair => FirstNullElement(pair.Value)).FirstOrDefault(path => path is not null),
        _ => null,
    };

    private sealed class ShortestDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        // Dividing by one with all places of a decimal takes trailing zeros away.
        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }
}
