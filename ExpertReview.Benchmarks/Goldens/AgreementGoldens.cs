using System.Globalization;
using System.Text.Json;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Reliability of complete and incomplete tables.</summary>
public static class AgreementGoldens
{
    /// <summary>Rows are applications, columns experts, no gap: mean squares, intraclass correlations and all other coefficients.</summary>
    public static void Complete(GoldenCase golden, Comparison comparison)
    {
        var ratings = WideRatings.OfWideTable(golden.Table());
        var expected = golden.Expected;
        double tolerance = golden.Tolerance("value");
        comparison.Number("n_subjects", ratings.Applications.Count, expected.GetProperty("n_subjects"), 0.5);
        comparison.Number("n_raters", ratings.Experts.Count, expected.GetProperty("n_raters"), 0.5);

        var (squares, _) = MeanSquares.Of(ratings);
        var wanted = expected.GetProperty("mean_squares");
        comparison.Number("MSR", squares?.Applications, wanted.GetProperty("MSR_subjects"), tolerance);
        comparison.Number("MSC", squares?.Experts, wanted.GetProperty("MSC_raters"), tolerance);
        comparison.Number("MSE", squares?.Residual, wanted.GetProperty("MSE"), tolerance);
        comparison.Number("MSW", squares?.Within, wanted.GetProperty("MSW_within"), tolerance);
        IntraclassGoldens.Compare(golden, ratings, comparison);

        var corrected = KendallConcordance.Of(ratings);
        var plain = KendallConcordance.Of(ratings, correctForTies: false);
        var w = expected.GetProperty("kendall_w");
        foreach (var (concordance, kind) in new[] { (corrected, "tie_corrected"), (plain, "uncorrected") })
        {
            comparison.Number($"W_{kind}", concordance.Value.Value, w.GetProperty($"W_{kind}"), tolerance);
            comparison.Number($"chisq_{kind}", concordance.ChiSquared.Value, w.GetProperty($"chisq_{kind}"), tolerance);
            Probability(golden, $"p_{kind}", concordance.PValue, w.GetProperty($"p_{kind}"), comparison);
        }

        Alphas(ratings, alpha => OfIrr(alpha, ratings), expected.GetProperty("krippendorff_alpha"), tolerance, comparison);
        var cronbach = CronbachAlpha.Of(ratings);
        comparison.Number("cronbach raw", cronbach.Raw.Value, expected.GetProperty("cronbach_alpha").GetProperty("raw"), tolerance);
        comparison.Number("cronbach std", cronbach.Standardized.Value, expected.GetProperty("cronbach_alpha").GetProperty("std"), tolerance);

        var pearson = ExpertCorrelations.Of(ratings, CorrelationKind.Pearson);
        var spearman = ExpertCorrelations.Of(ratings, CorrelationKind.Spearman);
        var kendall = ExpertCorrelations.Of(ratings, CorrelationKind.KendallTauB);
        var means = expected.GetProperty("mean_pairwise");
        comparison.Number("mean pearson", pearson.Mean.Value, means.GetProperty("pearson"), tolerance);
        comparison.Number("mean spearman", spearman.Mean.Value, means.GetProperty("spearman"), tolerance);
        comparison.Number("mean tau_b", kendall.Mean.Value, means.GetProperty("kendall_tau_b"), tolerance);
        Matrix("spearman", spearman, expected.GetProperty("spearman_matrix"), tolerance, comparison);
        Matrix("tau_b", kendall, expected.GetProperty("kendall_tau_b_matrix"), tolerance, comparison);
    }

    /// <summary>Rows are units, columns coders, NA missing: Krippendorff's α at four levels.</summary>
    public static void Krippendorff(GoldenCase golden, Comparison comparison)
    {
        var ratings = WideRatings.OfWideTable(golden.Table());
        var expected = golden.Expected;
        Alphas(ratings, alpha => OfIrr(alpha, ratings), expected.GetProperty("alpha"), golden.Tolerance("value"), comparison);
        comparison.Number(
            "n_pairable", KrippendorffAlpha.Of(ratings, MeasurementLevel.Nominal).Pairable, expected.GetProperty("n_pairable"), 0.5);
        if (expected.TryGetProperty("published", out var published) && published.ValueKind == JsonValueKind.Object)
            Alphas(ratings, alpha => alpha.Value, published, golden.Tolerance("published"), comparison);
    }

    /// <summary>A small probability is compared relatively; below 1e-9 the reference has only absolute digits left.</summary>
    internal static void Probability(GoldenCase golden, string figure, Measure actual, JsonElement expected, Comparison comparison)
    {
        double tolerance = golden.Tolerance("p_rel");
        if (expected.ValueKind == JsonValueKind.Null || actual.Value is not { } value)
            comparison.Number(figure, actual.Value, expected, tolerance);
        else
            comparison.Deviation(figure, Math.Abs(value - expected.GetDouble()) / Math.Max(expected.GetDouble(), 1e-9), tolerance);
    }

    private static void Alphas(
        Ratings ratings, Func<KrippendorffAlpha, Measure> value, JsonElement expected, double tolerance, Comparison comparison)
    {
        foreach (var level in Enum.GetValues<MeasurementLevel>())
        {
            if (expected.TryGetProperty(level.ToString().ToLowerInvariant(), out var alpha))
                comparison.Number($"alpha {level}", value(KrippendorffAlpha.Of(ratings, level)).Value, alpha, tolerance);
        }
    }

    /// <summary>irr, which computed the reference, treats a table without gaps in its own way: see the member's comment.</summary>
    private static Measure OfIrr(KrippendorffAlpha alpha, Ratings ratings) =>
        ratings.Count == ratings.Applications.Count * ratings.Experts.Count ? alpha.PairCorrected : alpha.Value;

    private static void Matrix(string figure, ExpertCorrelations actual, JsonElement expected, double tolerance, Comparison comparison)
    {
        JsonElement[] rows = [.. expected.EnumerateArray()];
        comparison.Same($"rows of {figure}", Text(actual.Between.Count), Text(rows.Length));
        for (int row = 0; row < Math.Min(rows.Length, actual.Between.Count); row++)
            comparison.Numbers($"{figure}[{Text(row)}]", [.. actual.Between[row].Select(one => one.Value)], rows[row], tolerance);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
