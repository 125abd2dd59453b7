using System.Globalization;
using System.Text.Json;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>One case with reference values: a method, its input and parameters, what is expected and how exactly.</summary>
/// <remarks>The layout is described in the tests' folder Scoring/Reference.</remarks>
public sealed class GoldenCase
{
    private readonly JsonElement _root;
    private readonly string _directory;

    private GoldenCase(JsonElement root, string directory) => (_root, _directory) = (root, directory);

    public string Id => _root.GetProperty("id").GetString()!;

    public string Method => _root.GetProperty("method").GetString()!;

    public JsonElement Expected => _root.GetProperty("expected");

    /// <summary>The inline input; <see cref="Table"/> reads the other kind.</summary>
    public JsonElement Input => _root.GetProperty("input");

    /// <summary>Reads one case.</summary>
    /// <param name="file">A JSON file in the folder cases; tables are beside it in the folder data.</param>
    public static GoldenCase Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return new(document.RootElement.Clone(), Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(file)))!);
    }

    /// <summary>All cases under a directory with the folders cases and data, by name.</summary>
    public static IEnumerable<string> Files(string directory) =>
        Directory.EnumerateFiles(Path.Combine(directory, "cases"), "*.json").Order(StringComparer.Ordinal);

    /// <summary>A parameter; null when the case has none of that name (an empty list stands for no parameters).</summary>
    public JsonElement? Parameter(string name) =>
        _root.TryGetProperty("params", out var parameters) && parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty(name, out var value)
            ? value
            : null;

    /// <summary>The tolerance of the first of these names that the case states; a case that states only one means it for every figure.</summary>
    /// <exception cref="InvalidDataException">The case states several, and none of these names.</exception>
    public double Tolerance(string name, params string[] others)
    {
        var stated = _root.GetProperty("tolerance");
        foreach (string known in others.Prepend(name))
        {
            if (stated.TryGetProperty(known, out var tolerance))
                return tolerance.GetDouble();
        }

        return stated.EnumerateObject().Count() == 1
            ? stated.EnumerateObject().Single().Value.GetDouble()
            : throw new InvalidDataException($"{Id} states no tolerance \"{name}\".");
    }

    /// <summary>The table that the case names as its input.</summary>
    public GoldenTable Table() => GoldenTable.Read(Path.Combine(_directory, Input.GetString()!));

    /// <summary>A table that the case names elsewhere.</summary>
    public GoldenTable Table(string path) => GoldenTable.Read(Path.Combine(_directory, path));
}

/// <summary>A plain comma-separated table with a header; no cell holds a comma or a line break. NA and an empty cell are missing.</summary>
public sealed class GoldenTable
{
    private readonly string[][] _rows;

    private GoldenTable(string[] columns, string[][] rows) => (Columns, _rows) = (columns, rows);

    public IReadOnlyList<string> Columns { get; }

    public int Count => _rows.Length;

    public static GoldenTable Read(string file)
    {
        string[] lines = File.ReadAllLines(file);
        return new(Cells(lines[0]), [.. lines.Skip(1).Where(line => line.Length > 0).Select(Cells)]);
    }

    public bool Has(string column) => Columns.Contains(column);

    public string Text(int row, string column) => _rows[row][Position(column)];

    public double? Number(int row, string column) =>
        Text(row, column) is "NA" or "" ? null : double.Parse(Text(row, column), CultureInfo.InvariantCulture);

    /// <summary>A column of numbers, none missing.</summary>
    public double[] Numbers(string column) => [.. Enumerable.Range(0, Count).Select(row => Number(row, column)!.Value)];

    private int Position(string column)
    {
        for (int position = 0; position < Columns.Count; position++)
        {
            if (Columns[position] == column)
                return position;
        }

        throw new InvalidDataException($"The table has no column \"{column}\".");
    }

    private static string[] Cells(string line) => [.. line.Split(',').Select(cell => cell.Trim('"'))];
}
