using System.Globalization;
using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Changes of weights that tie a pair, and ranks under uncertain weights.</summary>
public static class SensitivityGoldens
{
    /// <summary>Draws that put the error of a probability at a sixth of a tolerance of 0.003.</summary>
    private const int Draws = 1_000_000;

    public static void WeightFlip(GoldenCase golden, Comparison comparison)
    {
        var pair = WeightSensitivity.OfPair(
            Comparison.Doubles(golden.Input.GetProperty("a")),
            Comparison.Doubles(golden.Input.GetProperty("b")),
            Comparison.Doubles(golden.Input.GetProperty("weights")));
        foreach (var figure in golden.Expected.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "feasible":
                    comparison.Same(figure.Name, pair.IsFeasible.ToString(), figure.Value.GetBoolean().ToString());
                    break;
                case "difference":
                    comparison.Number(figure.Name, pair.Difference, figure.Value, golden.Tolerance("value", "weights"));
                    break;
                case "l2_weights" when figure.Value.ValueKind == JsonValueKind.Null:
                    comparison.Same(figure.Name, pair.NearestWeights is null ? "undefined" : "weights", "undefined");
                    break;
                case "l2_weights":
                    comparison.Numbers(figure.Name, pair.NearestWeights ?? [], figure.Value, golden.Tolerance("value", "weights"));
                    break;
                case "l2_distance":
                    comparison.Number(figure.Name, pair.Distance, figure.Value, golden.Tolerance("value", "weights"));
                    break;
                case "l1_distance":
                    comparison.Number(figure.Name, pair.AbsoluteDistance, figure.Value, golden.Tolerance("value", "weights"));
                    break;
                case "one_at_a_time_critical_weight":
                    comparison.Numbers(figure.Name, pair.CriticalWeights, figure.Value, golden.Tolerance("value", "weights"));
                    break;
                default:
                    comparison.Same("figure", "unknown", figure.Name);
                    break;
            }
        }
    }

    public static void UniformAcceptability(GoldenCase golden, Comparison comparison)
    {
        double[,] scores = Scores(golden.Table());
        int n = scores.GetLength(0), places = golden.Parameter("K")?.GetInt32() ?? 0;
        var analysis = AcceptabilityAnalysis.Of(scores, new() { Draws = Draws, Seed = 1, Selection = SelectionRule.Top(n, places) });
        foreach (var figure in golden.Expected.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "rank_acceptability":
                    foreach (var (application, row) in figure.Value.EnumerateArray().Index())
                    {
                        var ranks = analysis.AcceptabilityOf(application);
                        comparison.Numbers(
                            $"{figure.Name}[{application}]", Enumerable.Range(1, n).Select(ranks.Probability), row, golden.Tolerance("probability", "probability_mc"));
                    }

                    break;
                case "p_top_k":
                    comparison.Numbers(
                        figure.Name, [.. Enumerable.Range(0, n).Select(analysis.PlaceProbabilityOf)], figure.Value, golden.Tolerance("probability", "probability_mc"));
                    break;
                case "central_weight_of_best":
                    foreach (var (application, row) in figure.Value.EnumerateArray().Index())
                        Central($"{figure.Name}[{application}]", analysis.CentralWeightsOf(application), row, golden, comparison);
                    break;
                default:
                    comparison.Same("figure", "unknown", figure.Name);
                    break;
            }
        }
    }

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>An application that is never best has no central weights: null, or a list of nulls.</summary>
    private static void Central(string figure, IReadOnlyList<double>? actual, JsonElement expected, GoldenCase golden, Comparison comparison)
    {
        bool none = expected.ValueKind is JsonValueKind.Null or JsonValueKind.String
            || (expected.ValueKind == JsonValueKind.Array && expected.EnumerateArray().All(one => one.ValueKind != JsonValueKind.Number));
        if (none || actual is null)
            comparison.Same(figure, actual is null ? "undefined" : "weights", none ? "undefined" : "weights");
        else
            comparison.Numbers(figure, actual, expected, golden.Tolerance("central_weight", "weight"));
    }

    /// <summary>All columns of numbers are dimensions; a column of codes is not.</summary>
    private static double[,] Scores(GoldenTable table)
    {
        string[] dimensions = [.. table.Columns.Where(column => Enumerable.Range(0, table.Count).All(row => IsNumber(table.Text(row, column))))];
        double[,] scores = new double[table.Count, dimensions.Length];
        for (int row = 0; row < table.Count; row++)
        {
            for (int column = 0; column < dimensions.Length; column++)
                scores[row, column] = table.Number(row, dimensions[column])!.Value;
        }

        return scores;
    }
}
