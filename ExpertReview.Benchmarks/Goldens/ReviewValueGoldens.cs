using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>What one more review is worth.</summary>
public static class ReviewValueGoldens
{
    public static void ExpectedValue(GoldenCase golden, Comparison comparison)
    {
        double[] means = Comparison.Doubles(golden.Input.GetProperty("posterior_mean"));
        double[] variances = Comparison.Doubles(golden.Input.GetProperty("posterior_var"));
        double[] cuts = Repeated(Comparison.Doubles(golden.Input.GetProperty("cutoff")), means.Length);
        double[] noise = Repeated(Comparison.Doubles(golden.Input.GetProperty("review_var")), means.Length);
        ReviewValue[] values = [.. means.Select((mean, i) => ReviewValue.Of(mean, variances[i], cuts[i], noise[i]))];
        foreach (var figure in golden.Expected.EnumerateObject())
        {
            IReadOnlyList<double?>? actual = figure.Name switch
            {
                "pred_sd" => [.. values.Select(value => (double?)value.PredictiveDeviation)],
                "z" => [.. values.Select(value => value.Standardized.Value)],
                "evi" => [.. values.Select(value => (double?)value.ExpectedValue)],
                "flip_probability" => [.. values.Select(value => (double?)value.FlipProbability)],
                "p_above" => [.. values.Select(value => (double?)value.AboveProbability)],
                "misclass_prob" => [.. values.Select(value => (double?)value.MisclassificationProbability)],
                "order_by_evi_1based" =>
                    [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i].ExpectedValue).Select(i => (double?)(i + 1))],
                _ => null,
            };
            if (actual is null)
                comparison.Same("figure", "unknown", figure.Name);
            else
                comparison.Numbers(figure.Name, actual, figure.Value, golden.Tolerance("value"));
        }
    }

    private static double[] Repeated(double[] given, int length) => given.Length == 1 ? [.. Enumerable.Repeat(given[0], length)] : given;
}
