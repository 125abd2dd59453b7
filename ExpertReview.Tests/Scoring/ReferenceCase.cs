using System.Globalization;
using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

/// <summary>A case computed with R, from the folder Reference.</summary>
internal static class ReferenceCase
{
    /// <summary>The folder beside the test assembly.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Scoring", "Reference");

    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(Open($"cases/{name}.json"));
        return document.RootElement.Clone();
    }

    public static Panel ReadPanel(JsonElement reference)
    {
        using var reader = new StreamReader(Open(reference.GetProperty("input").GetString()!));
        string[] header = reader.ReadLine()!.Split(',');
        var marks = new List<Mark>();
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split(',');
            for (int column = 2; column < cells.Length; column++)
                marks.Add(new Mark(cells[0], cells[1], header[column], decimal.Parse(cells[column], CultureInfo.InvariantCulture)));
        }

        return Panel.Create(marks);
    }

    public static RankingRules ReadRules(JsonElement reference, AggregationRule aggregation) => new()
    {
        Dimensions =
        [
            .. reference.GetProperty("params").GetProperty("weights").EnumerateObject()
                .Select(weight => new WeightedDimension(weight.Name, (int)(weight.Value.GetDecimal() * RankingRules.BasisPoints))),
        ],
        Aggregation = aggregation,
    };

    private static FileStream Open(string path) => File.OpenRead(Path.Combine(Folder, path));
}
