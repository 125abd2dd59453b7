using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Several values made one.</summary>
public static class AggregationGoldens
{
    public static void Vector(GoldenCase golden, Comparison comparison)
    {
        double[] values = Comparison.Doubles(golden.Input.GetProperty("values"));
        double[] weights = golden.Input.TryGetProperty("weights", out var given) ? Comparison.Doubles(given) : [];
        double tolerance = golden.Tolerance("value");
        foreach (var figure in golden.Expected.EnumerateObject())
            comparison.Number(figure.Name, Figure(figure.Name, values, weights).Value, figure.Value, tolerance);
    }

    private static Measure Figure(string name, double[] values, double[] weights) => name switch
    {
        "mean" => Location.Mean(values),
        "median" => Location.Median(values),
        "drop_one_high_low" => Location.MeanWithoutExtremes(values),
        "winsorized_one" => Location.MeanWithExtremesPulledIn(values),
        _ when Share(name, "trimmed_") is { } fraction => Location.TrimmedMean(values, fraction),
        _ when Share(name, "winsorized_") is { } fraction => Location.WinsorizedMean(values, fraction),
        "weighted_mean" => WeightedLocation.Mean(values, weights),
        "weighted_median_lower" => WeightedLocation.LowerMedian(values, weights),
        "sd" => Spread.StandardDeviation(values),
        "range" => Spread.Range(values),
        "hodges_lehmann" => Location.HodgesLehmann(values),
        "huber_k1.5_mad" => HuberLocation.Of(values, 1.5),
        "geometric_mean" => Location.GeometricMean(values),
        _ => throw new InvalidDataException($"Unknown figure \"{name}\"."),
    };

    /// <summary>The share in a name such as trimmed_20pct.</summary>
    private static double? Share(string name, string method) =>
        name.StartsWith(method, StringComparison.Ordinal) && name.EndsWith("pct", StringComparison.Ordinal)
        && int.TryParse(name[method.Length..^3], out int percent)
            ? percent / 100.0
            : null;
}
