using System.Globalization;
using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Per-expert standardization.</summary>
public static class StandardizationGoldens
{
    public static void Vector(GoldenCase golden, Comparison comparison)
    {
        double[] values = Comparison.Doubles(golden.Input.GetProperty("values"));
        double tolerance = golden.Tolerance("value");
        foreach (var figure in golden.Expected.EnumerateObject())
            comparison.Numbers(figure.Name, Figure(figure.Name, values), figure.Value, tolerance);
    }

    public static void Quantile(GoldenCase golden, Comparison comparison)
    {
        var table = golden.Table();
        double tolerance = golden.Tolerance("value");
        double?[][] columns = [.. table.Columns.Select(column => Enumerable.Range(0, table.Count).Select(row => table.Number(row, column)).ToArray())];
        double[][] given = [.. columns.Select(column => column.OfType<double>().ToArray())];
        foreach (var figure in golden.Expected.EnumerateObject())
        {
            var ties = figure.Name == "normalized_first" ? QuantileTies.InputOrder : QuantileTies.Midrank;
            var normalization = QuantileNormalization.Of(given, ties);
            if (figure.Name == "reference")
                comparison.Numbers(figure.Name, normalization.Reference, figure.Value, tolerance);
            else
                Rows(figure, columns, normalization.Normalized, comparison, tolerance);
        }
    }

    private static void Rows(
        JsonProperty figure, double?[][] columns, IReadOnlyList<IReadOnlyList<double>> normalized, Comparison comparison, double tolerance)
    {
        int[] next = new int[columns.Length];
        int row = 0;
        foreach (var expected in figure.Value.EnumerateArray())
        {
            double?[] actual = [.. columns.Select((column, expert) => column[row] is null ? (double?)null : normalized[expert][next[expert]++])];
            comparison.Numbers($"{figure.Name}[{row.ToString(CultureInfo.InvariantCulture)}]", actual, expected, tolerance);
            row++;
        }

        comparison.Same("rows", row.ToString(CultureInfo.InvariantCulture), columns[0].Length.ToString(CultureInfo.InvariantCulture));
    }

    private static double?[] Figure(string name, double[] values) => name switch
    {
        "mean" => One(Location.Mean(values).Value),

        // The layout writes the deviation of a single value as 0; to the library it is undefined.
        "sd_sample" => One(values.Length == 1 ? 0 : Spread.StandardDeviation(values).Value),
        "sd_population" => One(Spread.PopulationStandardDeviation(values).Value),
        "mad_1.4826" => One(Spread.MedianAbsoluteDeviation(values).Value),
        "center" => All(Standardization.Centre(values)),
        "zscore" => All(Standardization.ZScores(values)),
        "robust_z" => RobustZScores(values),
        "minmax" => All(Standardization.MinMax(values)),
        "midrank" => All(Ranks.AscendingMidranks(values)),
        "percentile_hazen" => All(Standardization.Percentiles(values)),
        "percentile_weibull" => All(Standardization.Percentiles(values, PlottingPosition.Weibull)),
        "percentile_blom" => All(Standardization.Percentiles(values, PlottingPosition.Blom)),
        "rank01" => All(Standardization.Percentiles(values, PlottingPosition.ZeroToOne)),
        "normal_score_hazen" => All(Standardization.NormalScores(values)),
        "normal_score_blom" => All(Standardization.NormalScores(values, PlottingPosition.Blom)),
        "normal_score_vdw" => All(Standardization.NormalScores(values, PlottingPosition.Weibull)),
        "rank_min_desc" => All(Ranks.Competition(values)),
        "rank_max_desc" => All(Ranks.Worst(values)),
        "rank_avg_desc" => All(Ranks.Midranks(values)),
        "rank_dense_desc" => All(Ranks.Dense(values)),
        _ => throw new InvalidDataException($"Unknown figure \"{name}\"."),
    };

    /// <summary>The layout has null for all where the median absolute deviation is 0; the library names what stands in instead.</summary>
    private static double?[] RobustZScores(double[] values)
    {
        var scores = Standardization.RobustZScores(values);
        return scores.Fallback == StandardizationFallback.None ? All(scores) : One(null);
    }

    private static double?[] One(double? value) => [value];

    private static double?[] All(StandardizedValues values) => All(values.Values);

    private static double?[] All(IEnumerable<double> values) => [.. values.Select(value => (double?)value)];

    private static double?[] All(IEnumerable<int> values) => [.. values.Select(value => (double?)value)];
}
