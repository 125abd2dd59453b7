using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Ratings from tables with one row per application and one column per expert.</summary>
public static class WideRatings
{
    /// <summary>Numbers as they stand; missing ones are left out.</summary>
    public static Ratings OfWideTable(GoldenTable table) => Of(table, cell => double.Parse(cell, CultureInfo.InvariantCulture));

    /// <summary>Names of categories as numbers from 0 in ordinal order, or the numbers themselves when all are; and the names by number.</summary>
    public static (Ratings Ratings, IReadOnlyDictionary<double, string> Names) OfCategories(GoldenTable table)
    {
        string[] names = [.. Cells(table).Select(cell => cell.Text).Distinct().Order(StringComparer.Ordinal)];
        bool numeric = names.All(name => double.TryParse(name, CultureInfo.InvariantCulture, out _));
        var codes = names.Index().ToDictionary(
            name => name.Item, name => numeric ? double.Parse(name.Item, CultureInfo.InvariantCulture) : name.Index, StringComparer.Ordinal);
        return (Of(table, cell => codes[cell]), codes.ToDictionary(pair => pair.Value, pair => pair.Key));
    }

    private static Ratings Of(GoldenTable table, Func<string, double> value) =>
        Ratings.Create(Cells(table).Select(cell => new Rating(Code("A", cell.Row), Code("E", cell.Column), value(cell.Text))));

    private static IEnumerable<(int Row, int Column, string Text)> Cells(GoldenTable table) =>
        from row in Enumerable.Range(0, table.Count)
        from column in Enumerable.Range(0, table.Columns.Count)
        let text = table.Text(row, table.Columns[column])
        where text is not ("NA" or "")
        select (row, column, text);

    private static string Code(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D7}");
}
