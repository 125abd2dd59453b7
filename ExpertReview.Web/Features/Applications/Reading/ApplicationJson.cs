using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>
/// Answers as JSON, shaped by the form: codes with dots nest, figures are JSON numbers with their exact decimals, what is not filled is
/// null, tables are arrays of rows in column order, 有/无 comes with its description.
/// </summary>
public static class ApplicationJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(FormAnswers answers, FormDefinition form) => ToNode(answers, form).ToJsonString(Indented);

    public static JsonObject ToNode(FormAnswers answers, FormDefinition form)
    {
        var root = new JsonObject();
        foreach (var field in form.Fields)
        {
            string[] path = field.Code.Split('.');
            var parent = root;
            foreach (string step in path[..^1])
            {
                if (parent[step] is not JsonObject inner)
                    parent[step] = inner = [];
                parent = inner;
            }

            parent[path[^1]] = field.Kind == FieldKind.Presence
                ? new JsonArray(answers[field.Code], answers[field.Code + ".text"] ?? "")
                : Value(field, answers[field.Code]);
        }

        foreach (var table in form.Tables)
        {
            var rows = answers.Tables.GetValueOrDefault(table.Code) ?? [];
            root[table.Code] = new JsonArray([.. rows.Select(row =>
                (JsonNode?)new JsonArray([.. table.Columns.Select((column, at) => Value(column, row.ElementAtOrDefault(at)))]))]);
        }

        return root;
    }

    /// <summary>A figure that is no number (its form has a problem) stays text.</summary>
    private static JsonValue? Value(FormField field, string? value) => value switch
    {
        null => null,
        _ when field.Kind is FieldKind.Number or FieldKind.Count
            && decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) => JsonValue.Create(number),
        _ => JsonValue.Create(value),
    };
}
