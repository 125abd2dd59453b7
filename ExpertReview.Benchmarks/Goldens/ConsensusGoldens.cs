using System.Globalization;
using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>One order of several voters' rankings.</summary>
public static class ConsensusGoldens
{
    public static void Rankings(GoldenCase golden, Comparison comparison)
    {
        var table = golden.Table();
        var profile = RankingProfile.Of(
            table.Columns,
            [.. Enumerable.Range(0, table.Count).Select(row => table.Columns.Select(column => table.Number(row, column)).ToArray())]);
        var preferences = PairwisePreferences.Of(profile);
        double tolerance = golden.Tolerance("value");
        foreach (var figure in golden.Expected.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "pairwise_prefer_count": Preferences(figure, preferences, comparison, tolerance); break;
                case "borda_points": comparison.Numbers(figure.Name, Points(profile), figure.Value, tolerance); break;
                case "copeland": comparison.Numbers(figure.Name, RankAggregation.CopelandScores(preferences).Select(score => (double)score), figure.Value, tolerance); break;
                case "mean_rank": comparison.Numbers(figure.Name, [.. RankAggregation.MeanRanks(profile).Select(rank => rank.Value)], figure.Value, tolerance); break;
                case "kemeny_distance": Distance(figure, KemenyRanking.Of(preferences), comparison, tolerance); break;

                // The optimum need not be unique: the expected order must have the distance that was found.
                case "kemeny_one_optimal_order_1based":
                    int[] order = [.. Comparison.Doubles(figure.Value).Select(position => (int)position - 1)];
                    comparison.Deviation(figure.Name, Math.Abs(KemenyRanking.DistanceOf(preferences, order) - KemenyRanking.Of(preferences).Distance), tolerance);
                    break;
                default: throw new InvalidDataException($"Unknown figure \"{figure.Name}\".");
            }
        }
    }

    public static void PairedComparisons(GoldenCase golden, Comparison comparison)
    {
        var table = golden.Table();
        string[] items = Comparison.Texts(golden.Expected.GetProperty("items"));
        double[,] wins = new double[items.Length, items.Length];
        for (int row = 0; row < table.Count; row++)
        {
            int first = Array.IndexOf(items, table.Text(row, "player1")), second = Array.IndexOf(items, table.Text(row, "player2"));
            wins[first, second] += table.Number(row, "win1")!.Value;
            wins[second, first] += table.Number(row, "win2")!.Value;
        }

        var fit = BradleyTerry.Fit(PairwisePreferences.Of(wins));
        double tolerance = golden.Tolerance("value");
        foreach (var figure in golden.Expected.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "items": break;   // the order of the lists, used above
                case "log_ability": comparison.Numbers(figure.Name, Values(fit.Worths.LogWorths), figure.Value, tolerance); break;
                case "se": comparison.Numbers(figure.Name, Values(fit.Worths.StandardErrors), figure.Value, golden.Tolerance("se")); break;
                case "strength": comparison.Numbers(figure.Name, Values(fit.Worths.Strengths), figure.Value, tolerance); break;
                case "loglik_binomial": comparison.Number(figure.Name, fit.BinomialLogLikelihood.Value, figure.Value, tolerance); break;
                case "deviance": comparison.Number(figure.Name, fit.Deviance.Value, figure.Value, tolerance); break;
                case "published": break;   // a note in words
                default: throw new InvalidDataException($"Unknown figure \"{figure.Name}\".");
            }
        }
    }

    public static void Orders(GoldenCase golden, Comparison comparison)
    {
        var table = golden.Table();
        int items = Comparison.Doubles(golden.Expected.GetProperty("strength")).Length;
        var profile = RankingProfile.OfOrders(
            [.. Enumerable.Range(1, items).Select(item => item.ToString(CultureInfo.InvariantCulture))],
            [.. Enumerable.Range(0, table.Count).Select(row => table.Columns.Select(place => table.Number(row, place)).OfType<double>().Select(item => (int)item - 1).ToArray())]);
        var fit = PlackettLuce.Fit(profile);
        foreach (var figure in golden.Expected.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "strength":
                    double[] expected = Comparison.Doubles(figure.Value);
                    var strengths = Values(fit.Strengths);
                    for (int item = 0; item < items; item++)
                        comparison.Deviation(figure.Name, Math.Abs((strengths[item] ?? double.NaN) / expected[item] - 1), golden.Tolerance("strength_rel"));
                    break;

                // A relative deviation of a strength is an absolute one of its logarithm.
                case "log_worth_centered": comparison.Numbers(figure.Name, Values(fit.LogWorths), figure.Value, golden.Tolerance("strength_rel")); break;
                case "loglik": comparison.Number(figure.Name, fit.LogLikelihood.Value, figure.Value, golden.Tolerance("loglik")); break;
                default: throw new InvalidDataException($"Unknown figure \"{figure.Name}\".");
            }
        }
    }

    private static void Preferences(JsonProperty figure, PairwisePreferences preferences, Comparison comparison, double tolerance)
    {
        int row = 0;
        foreach (var expected in figure.Value.EnumerateArray())
        {
            comparison.Numbers(
                $"{figure.Name}[{row.ToString(CultureInfo.InvariantCulture)}]",
                Enumerable.Range(0, preferences.Count).Select(column => preferences[row, column]),
                expected,
                tolerance);
            row++;
        }

        comparison.Same("rows", row.ToString(CultureInfo.InvariantCulture), preferences.Count.ToString(CultureInfo.InvariantCulture));
    }

    private static void Distance(JsonProperty figure, KemenyRanking kemeny, Comparison comparison, double tolerance)
    {
        comparison.Number(figure.Name, kemeny.Distance, figure.Value, tolerance);
        comparison.Same("proven optimal", kemeny.IsOptimal.ToString(), bool.TrueString);
    }

    /// <summary>The layout has one null for all where a voter does not rank all items.</summary>
    private static double?[] Points(RankingProfile profile) => profile.IsComplete ? Values(RankAggregation.BordaPoints(profile)) : [null];

    private static double?[] Values(IReadOnlyList<Measure> measures) => [.. measures.Select(measure => measure.Value)];
}
