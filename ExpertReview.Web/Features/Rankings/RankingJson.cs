using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ExpertReview.Scoring;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>The one text form of a ranking's result: canonical JSON in which every computed value is the exact fraction, "247/3".</summary>
public static class RankingJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new FractionConverter(), new JsonStringEnumConverter() },
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>The version of the library that computes; kept with every frozen ranking.</summary>
    public static string LibraryVersion { get; } =
        typeof(Ranking).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The result, with the indicator scores where the ruleset has indicators.</summary>
    public static string Write(RoundRanking ranking)
    {
        var result = JsonSerializer.SerializeToNode(ranking.Result, Options)!;
        if (ranking.Indicators is { } indicators)
            result["indicators"] = JsonSerializer.SerializeToNode(indicators, Options);
        return CanonicalJson.Write(result);
    }

    /// <exception cref="JsonException">The text is not a ranking's result.</exception>
    public static RankingResult Read(string json) =>
        JsonSerializer.Deserialize<RankingResult>(json, Options) ?? throw new JsonException("The result is empty.");

    /// <returns>The indicator scores; null where there are none.</returns>
    /// <exception cref="JsonException">The text is not a ranking's result.</exception>
    public static IndicatorTable? ReadIndicators(string json) => JsonNode.Parse(json)?["indicators"]?.Deserialize<IndicatorTable>(Options);

    private sealed class FractionConverter : JsonConverter<Fraction>
    {
        public override Fraction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string[] parts = reader.GetString()!.Split('/');
            return new Fraction(Number(parts[0]), parts.Length == 1 ? BigInteger.One : Number(parts[1]));
        }

        public override void Write(Utf8JsonWriter writer, Fraction value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

        private static BigInteger Number(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);
    }
}
