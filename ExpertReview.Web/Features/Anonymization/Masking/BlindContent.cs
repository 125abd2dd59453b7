using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>
/// The blind copy of one application: all that an expert may see of its form. Identity fields are absent, names in tables and
/// texts are pseudonyms, figures are as filed.
/// </summary>
public sealed record BlindContent
{
    public SortedDictionary<string, string?> Values { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Rows of cells, in the order of the ruleset's columns.</summary>
    public SortedDictionary<string, List<List<string?>>> Tables { get; init; } = new(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>The one text form: equal contents give equal texts.</summary>
    public string Write() => JsonSerializer.Serialize(
        this with { Values = new(Values, StringComparer.Ordinal), Tables = new(Tables, StringComparer.Ordinal) }, Options);

    /// <exception cref="JsonException">The text is not a blind copy.</exception>
    public static BlindContent Read(string text)
    {
        var read = JsonSerializer.Deserialize<BlindContent>(text, Options) ?? throw new JsonException("The blind copy is empty.");
        return new() { Values = new(read.Values, StringComparer.Ordinal), Tables = new(read.Tables, StringComparer.Ordinal) };
    }

    /// <summary>Every value with its place: the field's code, or table[row].column with the column's number, both from 1.</summary>
    internal IEnumerable<(string Place, string Text)> Texts()
    {
        foreach (var (code, value) in Values)
        {
            if (value is not null)
                yield return (code, value);
        }

        foreach (var (table, rows) in Tables)
        {
            for (int row = 0; row < rows.Count; row++)
            {
                for (int column = 0; column < rows[row].Count; column++)
                {
                    if (rows[row][column] is { } cell)
                        yield return (FormattableString.Invariant($"{table}[{row + 1}].{column + 1}"), cell);
                }
            }
        }
    }
}
