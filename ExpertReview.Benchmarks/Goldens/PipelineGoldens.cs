using System.Globalization;
using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>A whole panel by many methods: means, standardized means, least squares, crossed effects, spread.</summary>
internal static class PipelineGoldens
{
    private const double RankTolerance = 1e-10;

    public static void Compare(GoldenCase golden, Comparison comparison)
    {
        var ratings = GoldenRatings.Read(golden, "application", "expert");
        var spread = SpreadCalibration.Of(ratings);
        foreach (var expected in golden.Expected.EnumerateObject())
        {
            switch (expected.Name)
            {
                case "connected_components":
                    comparison.Same(expected.Name, Text(ReviewGraph.Of(ratings).Components.Count), Text(expected.Value.GetInt32()));
                    break;
                case "aggregates":
                    Aggregates(ratings, spread.Adjusted, expected.Value, golden, comparison);
                    break;
                case "lmm":
                    new CrossedEffectsFigures(ratings, new(), expected.Value).Compare(golden, comparison);
                    break;
                case "ebscale_lmm":
                    new CrossedEffectsFigures(spread.Adjusted, new(), expected.Value).Compare(golden, comparison);
                    break;
                case "fixed_effects":
                    CalibrationGoldens.Compare(expected.Name, LeastSquares.Fit(ratings), expected.Value, golden.Tolerance("blup"), comparison);
                    break;
                case "ebscale":
                    CalibrationGoldens.Compare(spread, ratings, expected.Value, golden.Tolerance("aggregate"), comparison);
                    break;
                default:
                    throw new InvalidDataException($"{golden.Id} expects \"{expected.Name}\", which is not known.");
            }
        }
    }

    private static void Aggregates(Ratings ratings, Ratings adjusted, JsonElement expected, GoldenCase golden, Comparison comparison)
    {
        var codes = expected.GetProperty("application");
        foreach (var column in expected.EnumerateObject().Where(column => column.Name != "application"))
        {
            bool isRank = column.Name.StartsWith("rank_", StringComparison.Ordinal);
            double[] scores = Scores(isRank ? column.Name["rank_".Length..] : column.Name, ratings, adjusted);
            double[] values = isRank ? [.. Ranks.Competition(scores, RankTolerance).Select(rank => (double)rank)] : scores;
            var byCode = ratings.Applications.Zip(values).ToDictionary(pair => pair.First, pair => (double?)pair.Second);
            double tolerance = isRank ? 0.5 : golden.Tolerance(column.Name.EndsWith("blup", StringComparison.Ordinal) ? "blup" : "aggregate");
            comparison.ByCode(column.Name, code => byCode[code], codes, column.Value, tolerance);
        }
    }

    private static double[] Scores(string name, Ratings ratings, Ratings adjusted) => name switch
    {
        "n_reviews" => [.. ratings.Applications.Select((_, i) => (double)ratings.ValuesOf(i).Length)],
        "raw_mean" => Means(LocationEstimator.Mean, ratings),
        "trimmed_mean" => Means(LocationEstimator.MeanWithoutExtremes, ratings),
        "winsorized_mean" => Means(LocationEstimator.MeanWithExtremesPulledIn, ratings),
        "median" => Means(LocationEstimator.Median, ratings),
        "expert_centered" => Standardized(StandardizationMethod.Centre, ratings),
        "expert_zscore" => Standardized(StandardizationMethod.ZScore, ratings),
        "expert_minmax" => Standardized(StandardizationMethod.MinMax, ratings),
        "expert_percentile" => Standardized(StandardizationMethod.Percentile, ratings),
        "expert_normal_scores" => Standardized(StandardizationMethod.NormalScore, ratings),
        "lmm_blup" => CrossedEffects.Fit(ratings).ApplicationEffects.ToArray(),
        "ebscale_lmm_blup" => CrossedEffects.Fit(adjusted).ApplicationEffects.ToArray(),
        _ => throw new InvalidDataException($"There is no method \"{name}\"."),
    };

    private static double[] Standardized(StandardizationMethod method, Ratings ratings) =>
        Means(LocationEstimator.Mean, ExpertStandardization.Of(ratings, method).Ratings);

    private static double[] Means(LocationEstimator estimator, Ratings ratings) =>
        [.. estimator.PerApplication(ratings).Select(value => value.Value!.Value)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
