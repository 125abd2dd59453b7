using System.Globalization;
using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>The six intraclass correlations in both packages' conventions.</summary>
internal static class IntraclassGoldens
{
    /// <summary>Compares every coefficient, test and limit of a complete table.</summary>
    public static void Compare(GoldenCase golden, Ratings ratings, Comparison comparison)
    {
        var usual = IntraclassCorrelations.Of(ratings);
        var satterthwaite = IntraclassCorrelations.Of(ratings, limits: AgreementLimits.Satterthwaite);
        var expected = golden.Expected.GetProperty("icc");
        string k = ratings.Experts.Count.ToString(CultureInfo.InvariantCulture);
        foreach (var (key, name, actual) in new[]
        {
            ("oneway_consistency_single", "ICC(1)", satterthwaite.OneWaySingle),
            ("oneway_consistency_average", $"ICC({k})", satterthwaite.OneWayAverage),
            ("twoway_consistency_single", "ICC(C,1)", satterthwaite.ConsistencySingle),
            ("twoway_consistency_average", $"ICC(C,{k})", satterthwaite.ConsistencyAverage),
            ("twoway_agreement_single", "ICC(A,1)", satterthwaite.AgreementSingle),
            ("twoway_agreement_average", $"ICC(A,{k})", satterthwaite.AgreementAverage),
        })
        {
            var wanted = expected.GetProperty(key);
            comparison.Same($"{key} name", name, wanted.GetProperty("name").GetString()!);
            One(golden, key, actual, wanted.GetProperty("value"), wanted, comparison);
        }

        foreach (var row in expected.GetProperty("psych_table").EnumerateArray())
        {
            string type = row.GetProperty("type").GetString()!;
            One(golden, $"psych {type}", Of(usual, type), row.GetProperty("ICC"), row, comparison);
        }

        if (golden.Expected.TryGetProperty("published", out var published) && published.ValueKind == JsonValueKind.Object)
        {
            foreach (var printed in published.EnumerateObject())
                comparison.Number($"published {printed.Name}", Of(usual, printed.Name).Value.Value, printed.Value, golden.Tolerance("published"));
        }
    }

    private static void One(
        GoldenCase golden, string figure, IntraclassCorrelation actual, JsonElement value, JsonElement expected, Comparison comparison)
    {
        double tolerance = golden.Tolerance("value");
        comparison.Number(figure, actual.Value.Value, value, tolerance);
        comparison.Number($"{figure} F", actual.F.Value, expected.GetProperty("F"), tolerance);
        comparison.Number($"{figure} df1", actual.NumeratorDegrees, expected.GetProperty("df1"), tolerance);
        comparison.Number($"{figure} df2", actual.DenominatorDegrees, expected.GetProperty("df2"), tolerance);
        AgreementGoldens.Probability(golden, $"{figure} p", actual.PValue, expected.GetProperty("p"), comparison);
        comparison.Number($"{figure} lower", actual.Interval?.Lower, expected.GetProperty("lower95"), tolerance);
        comparison.Number($"{figure} upper", actual.Interval?.Upper, expected.GetProperty("upper95"), tolerance);
    }

    private static IntraclassCorrelation Of(IntraclassCorrelations all, string type) => type switch
    {
        "ICC1" => all.OneWaySingle,
        "ICC2" => all.AgreementSingle,
        "ICC3" => all.ConsistencySingle,
        "ICC1k" => all.OneWayAverage,
        "ICC2k" => all.AgreementAverage,
        "ICC3k" => all.ConsistencyAverage,
        _ => throw new InvalidDataException($"No intraclass correlation \"{type}\"."),
    };
}
