using System.Globalization;
using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Weights of criteria.</summary>
public static class WeightingGoldens
{
    public static void Hierarchy(GoldenCase golden, Comparison comparison)
    {
        double[,] judgements = Matrix(golden.Input.GetProperty("matrix"));
        var hierarchy = AnalyticHierarchy.Of(judgements, golden.Parameter("RI_table") is { } indices ? Comparison.Doubles(indices) : null);
        double tolerance = golden.Tolerance("value");
        foreach (var figure in golden.Expected.EnumerateObject())
        {
            if (figure.Name == "reciprocal")
                comparison.Same(figure.Name, hierarchy.IsReciprocal.ToString(), figure.Value.GetBoolean().ToString());
            else if (figure.Name != "published")
                HierarchyFigure(figure, hierarchy, comparison, tolerance);
            else if (figure.Value.ValueKind != JsonValueKind.Null)
            {
                foreach (var printed in figure.Value.EnumerateObject())
                    HierarchyFigure(printed, hierarchy, comparison, golden.Tolerance("published"));
            }
        }
    }

    public static void Entropy(GoldenCase golden, Comparison comparison) =>
        Entropy(golden.Expected, Table(golden.Table()), comparison, golden.Tolerance("value"));

    public static void Critic(GoldenCase golden, Comparison comparison) =>
        Critic(golden.Expected, new(Table(golden.Table()), Directions(golden)), comparison, golden.Tolerance("value"));

    public static void BestWorst(GoldenCase golden, Comparison comparison)
    {
        var input = golden.Input;
        var weights = BestWorstMethod.Of(
            Comparison.Doubles(input.GetProperty("best_to_others")),
            Comparison.Doubles(input.GetProperty("others_to_worst")),
            input.GetProperty("best_1based").GetInt32() - 1,
            input.GetProperty("worst_1based").GetInt32() - 1);
        double tolerance = golden.Tolerance("value");
        foreach (var figure in golden.Expected.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "weights": comparison.Numbers(figure.Name, weights.Weights, figure.Value, tolerance); break;
                case "xi": comparison.Number(figure.Name, weights.Deviation, figure.Value, tolerance); break;
                case "input_based_CR": comparison.Number(figure.Name, weights.InputConsistencyRatio, figure.Value, tolerance); break;
                default: throw new InvalidDataException($"Unknown figure \"{figure.Name}\".");
            }
        }
    }

    /// <summary>The directions that a case states; null when it states none.</summary>
    public static CriterionDirection[]? Directions(GoldenCase golden) => golden.Parameter("benefit") is not { } benefit
        ? null
        : [.. Elements(benefit).Select(one => one.GetBoolean() ? CriterionDirection.Benefit : CriterionDirection.Cost)];

    public static double[,] Table(GoldenTable table)
    {
        double[,] values = new double[table.Count, table.Columns.Count];
        for (int column = 0; column < table.Columns.Count; column++)
        {
            double[] numbers = table.Numbers(table.Columns[column]);
            for (int row = 0; row < numbers.Length; row++)
                values[row, column] = numbers[row];
        }

        return values;
    }

    internal static void Entropy(JsonElement expected, double[,] table, Comparison comparison, double tolerance)
    {
        var entropy = EntropyWeights.Of(new(table));
        foreach (var figure in expected.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "p": Rows(figure.Name, entropy.Shares, figure.Value, comparison, tolerance); break;
                case "entropy": comparison.Numbers(figure.Name, entropy.Entropies, figure.Value, tolerance); break;
                case "divergence": comparison.Numbers(figure.Name, entropy.Divergences, figure.Value, tolerance); break;
                case "weights": comparison.Numbers(figure.Name, entropy.Weights, figure.Value, tolerance); break;
                default: throw new InvalidDataException($"Unknown figure \"{figure.Name}\".");
            }
        }
    }

    internal static void Critic(JsonElement expected, DecisionTable table, Comparison comparison, double tolerance)
    {
        var critic = CriticWeights.Of(table);
        foreach (var figure in expected.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "sd": comparison.Numbers(figure.Name, critic.StandardDeviations, figure.Value, tolerance); break;
                case "information": comparison.Numbers(figure.Name, critic.Information, figure.Value, tolerance); break;

                // The sample and the population deviation give the same weights.
                case "weights" or "weights_population_sd": comparison.Numbers(figure.Name, critic.Weights, figure.Value, tolerance); break;
                case "sd_weights": comparison.Numbers(figure.Name, critic.DeviationWeights, figure.Value, tolerance); break;
                default: throw new InvalidDataException($"Unknown figure \"{figure.Name}\".");
            }
        }
    }

    private static void HierarchyFigure(JsonProperty figure, AnalyticHierarchy hierarchy, Comparison comparison, double tolerance)
    {
        switch (figure.Name)
        {
            case "eigenvector" or "weights": comparison.Numbers(figure.Name, hierarchy.Weights, figure.Value, tolerance); break;
            case "lambda_max": comparison.Number(figure.Name, hierarchy.PrincipalEigenvalue, figure.Value, tolerance); break;
            case "CI": comparison.Number(figure.Name, hierarchy.ConsistencyIndex, figure.Value, tolerance); break;
            case "CR": comparison.Number(figure.Name, hierarchy.ConsistencyRatio.Value, figure.Value, tolerance); break;
            case "geometric_mean": comparison.Numbers(figure.Name, hierarchy.GeometricMeanWeights, figure.Value, tolerance); break;
            case "column_normalised_mean": comparison.Numbers(figure.Name, hierarchy.ColumnMeanWeights, figure.Value, tolerance); break;
            case "GCI": comparison.Number(figure.Name, hierarchy.GeometricConsistencyIndex.Value, figure.Value, tolerance); break;
            default: throw new InvalidDataException($"Unknown figure \"{figure.Name}\".");
        }
    }

    private static void Rows(string figure, double[,] actual, JsonElement expected, Comparison comparison, double tolerance)
    {
        int row = 0;
        foreach (var wanted in Elements(expected))
        {
            double[] own = [.. Enumerable.Range(0, actual.GetLength(1)).Select(column => actual[row, column])];
            comparison.Numbers($"{figure}[{row++.ToString(CultureInfo.InvariantCulture)}]", own, wanted, tolerance);
        }

        comparison.Same($"rows of {figure}", actual.GetLength(0).ToString(CultureInfo.InvariantCulture), row.ToString(CultureInfo.InvariantCulture));
    }

    private static double[,] Matrix(JsonElement rows)
    {
        double[][] lists = [.. Elements(rows).Select(Comparison.Doubles)];
        double[,] matrix = new double[lists.Length, lists[0].Length];
        for (int row = 0; row < lists.Length; row++)
        {
            for (int column = 0; column < lists[row].Length; column++)
                matrix[row, column] = lists[row][column];
        }

        return matrix;
    }

    private static JsonElement[] Elements(JsonElement list) => list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [list];
}
