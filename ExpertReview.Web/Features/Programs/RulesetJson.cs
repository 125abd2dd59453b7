using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExpertReview.Web.Features.Programs;

/// <summary>The one text form of a ruleset: stored, hashed and exported as exactly these bytes.</summary>
public static class RulesetJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="JsonException">The text is not a ruleset.</exception>
    public static Ruleset Read(string text) =>
        JsonSerializer.Deserialize<Ruleset>(text, Options) ?? throw new JsonException("The ruleset is empty.");

    public static string Write(Ruleset ruleset) => JsonSerializer.Serialize(ruleset, Options);

    /// <summary>SHA-256 of the text, in lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
