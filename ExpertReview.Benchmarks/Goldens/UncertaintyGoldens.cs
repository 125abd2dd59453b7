using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Ranks drawn from a posterior.</summary>
public static class UncertaintyGoldens
{
    /// <summary>As many draws as the reference values were made of, so that the tolerance holds with room to spare.</summary>
    private const int Draws = 2_000_000;

    public static void PosteriorRank(GoldenCase golden, Comparison comparison)
    {
        double[] means = Comparison.Doubles(golden.Input.GetProperty("mean"));
        var posterior = new DensePosterior(means, Matrix(golden.Input.GetProperty("covariance"), means.Length));
        int n = means.Length, places = golden.Parameter("K") is { } k ? k.GetInt32() : 0;
        var ranks = RankUncertainty.Of(posterior, new() { Draws = Draws, Seed = 1, Selection = SelectionRule.Top(n, places) });

        foreach (var figure in golden.Expected.EnumerateObject())
            Compare(figure, golden, ranks, comparison);
    }

    private static void Compare(JsonProperty figure, GoldenCase golden, RankUncertainty ranks, Comparison comparison)
    {
        int n = ranks.Applications.Count;
        switch (figure.Name)
        {
            case "expected_rank_exact":
                comparison.Numbers(figure.Name, ranks.Applications.Select(one => one.ExpectedRank), figure.Value, golden.Tolerance("expected_rank", "value"));
                break;
            case "pcer":
                comparison.Numbers(figure.Name, ranks.Applications.Select(one => one.ExpectedPercentile), figure.Value, 100 * golden.Tolerance("expected_rank", "value"));
                break;
            case "rank_probability_mc":
                foreach (var (application, row) in figure.Value.EnumerateArray().Index())
                {
                    var distribution = ranks.DistributionOf(application);
                    comparison.Numbers(
                        $"{figure.Name}[{application}]",
                        Enumerable.Range(1, n).Select(distribution.Probability),
                        row,
                        golden.Tolerance("probability_mc", "probability"));
                }

                break;
            case "p_top_k_mc":
                comparison.Numbers(figure.Name, [.. ranks.Applications.Select(one => one.PlaceProbability)], figure.Value, golden.Tolerance("probability_mc", "probability"));
                break;
            case "median_rank":
                comparison.Numbers(figure.Name, ranks.Applications.Select(one => (double)one.MedianRank), figure.Value, golden.Tolerance("rank_quantile", "rank"));
                break;
            case "rank_lo05":
                comparison.Numbers(figure.Name, ranks.Applications.Select(one => (double)one.LowerRank), figure.Value, golden.Tolerance("rank_quantile", "rank"));
                break;
            case "rank_hi95":
                comparison.Numbers(figure.Name, ranks.Applications.Select(one => (double)one.UpperRank), figure.Value, golden.Tolerance("rank_quantile", "rank"));
                break;
            case "pairwise_prob_i_beats_j":
                // Exact, like the expected rank, so held to its tolerance.
                foreach (var (application, row) in figure.Value.EnumerateArray().Index())
                {
                    comparison.Numbers(
                        $"{figure.Name}[{application}]",
                        Enumerable.Range(0, n).Select(other => ranks.ProbabilityAhead(application, other)),
                        row,
                        golden.Tolerance("expected_rank", "value"));
                }

                break;
            default:
                comparison.Same("figure", "unknown", figure.Name);
                break;
        }
    }

    /// <summary>A square matrix written as rows; of size 1 also as a bare number or one list.</summary>
    private static double[,] Matrix(JsonElement rows, int size)
    {
        double[] cells = rows.ValueKind != JsonValueKind.Array
            ? [rows.GetDouble()]
            : [.. rows.EnumerateArray().SelectMany(Comparison.Doubles)];
        double[,] matrix = new double[size, size];
        for (int cell = 0; cell < size * size; cell++)
            matrix[cell / size, cell % size] = cells[cell];
        return matrix;
    }
}
