using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Reads a case's table as one number per review.</summary>
internal static class GoldenRatings
{
    /// <summary>The ratings: a score column, or the weighted sum of dimensions. Rows in which one is missing are left out.</summary>
    public static Ratings Read(GoldenCase golden, string application, string expert)
    {
        var table = golden.Table();
        var weights = Weights(golden);

        // Equal weights make a plain mean, which is rounded once; the reference took it so.
        bool equal = weights.All(weight => Math.Abs(weight.Weight * weights.Length - 1) < 1e-12);
        var ratings = new List<Rating>(table.Count);
        for (int row = 0; row < table.Count; row++)
        {
            double? sum = 0;
            foreach (var (column, weight) in weights)
                sum += (equal ? 1 : weight) * Cell(table, row, column);
            if (sum is { } value)
                ratings.Add(new(table.Text(row, application), table.Text(row, expert), equal ? value / weights.Length : value));
        }

        return Ratings.Create(ratings, repeats: true);
    }

    private static (string Column, double Weight)[] Weights(GoldenCase golden)
    {
        var weights = golden.Parameter("weights");
        if (weights is { ValueKind: JsonValueKind.Object } named)
            return [.. named.EnumerateObject().Select(weight => (weight.Name, weight.Value.GetDouble()))];
        if (golden.Parameter("dimensions") is { } dimensions)
        {
            string[] columns = Comparison.Texts(dimensions);
            double[] values = weights is { } given ? Comparison.Doubles(given) : [.. columns.Select(_ => 1.0 / columns.Length)];
            return [.. columns.Zip(values)];
        }

        return [(golden.Parameter("score_column")?.GetString() ?? "score", 1)];
    }

    /// <summary>A cell; the grant panel's table has ratings 0 … 40, lower is better, of which the case's score is the complement.</summary>
    private static double? Cell(GoldenTable table, int row, string column) =>
        column == "score" && !table.Has(column) && table.Has("rating") ? 40 - table.Number(row, "rating") : table.Number(row, column);
}
