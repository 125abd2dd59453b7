using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>The method calibration.qp: an own line per expert, and least square calibration.</summary>
public static class QuadraticCalibrationGoldens
{
    public static void Compare(GoldenCase golden, Comparison comparison)
    {
        var table = golden.Table();
        var ratings = Ratings.Create(Enumerable.Range(0, table.Count).Select(row =>
            new Rating(table.Text(row, "application"), table.Text(row, "expert"), table.Number(row, "score")!.Value)));
        double tolerance = golden.Tolerance("x"), relative = golden.Tolerance("sse_rel");
        foreach (var part in golden.Expected.EnumerateObject())
        {
            if (part.Name == "roos_qp")
            {
                var fit = LinearCalibration.Of(ratings);
                var experts = part.Value.GetProperty("exp_id");
                comparison.ByCode("p", code => fit.Slopes[CalibrationGoldens.Position(ratings.Experts, code)], experts, part.Value.GetProperty("p"), tolerance);
                Differences("q", code => fit.Offsets[CalibrationGoldens.Position(ratings.Experts, code)], experts, part.Value.GetProperty("q"), tolerance, comparison);
                Values(part.Value, fit.ApplicationValues, fit.SumOfSquares);
            }
            else
            {
                var fit = LeastSquareCalibration.Of(ratings);
                Values(part.Value, fit.ApplicationValues, fit.SumOfSquares);
            }

            void Values(JsonElement expected, ReadOnlySpan<double> values, double squares)
            {
                double[] own = values.ToArray();
                Differences($"{part.Name}.x", code => own[CalibrationGoldens.Position(ratings.Applications, code)], expected.GetProperty("app_id"), expected.GetProperty("x"), tolerance, comparison);
                comparison.Relative($"{part.Name}.sse", squares, expected.GetProperty("sse"), relative);
            }
        }
    }

    /// <summary>Values are fixed up to a common shift: compares each value less the first.</summary>
    private static void Differences(string figure, Func<string, double> actual, JsonElement codes, JsonElement expected, double tolerance, Comparison comparison)
    {
        string[] names = Comparison.Texts(codes);
        double[] wanted = Comparison.Doubles(expected);
        for (int index = 0; index < wanted.Length; index++)
            comparison.Deviation($"{figure}[{names[index]}]", Math.Abs(actual(names[index]) - actual(names[0]) - (wanted[index] - wanted[0])), tolerance);
    }
}
