using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Alternatives by several criteria.</summary>
public static class MultiCriteriaGoldens
{
    public static void Compare(GoldenCase golden, Comparison comparison)
    {
        double[,] values = WeightingGoldens.Table(golden.Table());
        var table = new DecisionTable(values, WeightingGoldens.Directions(golden));
        double[] weights = Comparison.Doubles(golden.Parameter("weights")!.Value);
        double share = golden.Parameter("vikor_v")?.GetDouble() ?? 0.5;
        double tolerance = golden.Tolerance("value");
        foreach (var part in golden.Expected.EnumerateObject().Where(part => part.Value.ValueKind != JsonValueKind.Null))
        {
            switch (part.Name)
            {
                case "topsis_vector": Distance(part, IdealDistance.Of(table, weights), comparison, tolerance); break;
                case "topsis_minmax": Distance(part, IdealDistance.Of(table, weights, IdealNormalization.MinMax), comparison, tolerance); break;
                case "vikor": Compromise(part, CompromiseRanking.Of(table, weights, share), comparison, tolerance); break;
                case "weighted_sum_minmax": comparison.Numbers(part.Name, WeightedSum.OfMinMax(table, weights), part.Value, tolerance); break;
                case "entropy": WeightingGoldens.Entropy(part.Value, values, comparison, tolerance); break;
                case "critic": WeightingGoldens.Critic(part.Value, table, comparison, tolerance); break;
                case "sd_weights": comparison.Numbers(part.Name, CriticWeights.Of(table).DeviationWeights, part.Value, tolerance); break;
                case "published":
                    comparison.Numbers(
                        part.Name,
                        [.. IdealDistance.Of(table, weights).Closeness.Select(one => one.Value)],
                        part.Value.GetProperty("topsis_vector_closeness"),
                        golden.Tolerance("published"));
                    break;
                default: throw new InvalidDataException($"Unknown part \"{part.Name}\".");
            }
        }
    }

    private static void Distance(JsonProperty part, IdealDistance distance, Comparison comparison, double tolerance)
    {
        foreach (var figure in part.Value.EnumerateObject())
        {
            double?[] actual = figure.Name switch
            {
                "d_plus" => [.. distance.ToIdeal],
                "d_minus" => [.. distance.ToAntiIdeal],
                "closeness" => [.. distance.Closeness.Select(one => one.Value)],
                "rank" => [.. distance.Ranks],
                _ => throw new InvalidDataException($"Unknown figure \"{figure.Name}\"."),
            };
            comparison.Numbers($"{part.Name}.{figure.Name}", actual, figure.Value, tolerance);
        }
    }

    private static void Compromise(JsonProperty part, CompromiseRanking ranking, Comparison comparison, double tolerance)
    {
        foreach (var figure in part.Value.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "S": comparison.Numbers(figure.Name, ranking.GroupUtility, figure.Value, tolerance); break;
                case "R": comparison.Numbers(figure.Name, ranking.IndividualRegret, figure.Value, tolerance); break;
                case "Q": comparison.Numbers(figure.Name, ranking.Compromise, figure.Value, tolerance); break;
                case "DQ": comparison.Number(figure.Name, ranking.NeededAdvantage, figure.Value, tolerance); break;
                case "C1": comparison.Same(figure.Name, ranking.HasAcceptableAdvantage.ToString(), figure.Value.GetBoolean().ToString()); break;
                case "C2": comparison.Same(figure.Name, ranking.IsStable.ToString(), figure.Value.GetBoolean().ToString()); break;

                // A set: compared without regard to order.
                case "compromise_set_1based":
                    comparison.Same(
                        figure.Name,
                        string.Join(' ', ranking.CompromiseSet.Select(position => position + 1.0).Order()),
                        string.Join(' ', Comparison.Doubles(figure.Value).Order()));
                    break;
                default: throw new InvalidDataException($"Unknown figure \"{figure.Name}\".");
            }
        }
    }
}
