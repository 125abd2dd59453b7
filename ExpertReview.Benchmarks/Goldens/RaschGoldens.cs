using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>The method calibration.mfrm_jml.</summary>
public static class RaschGoldens
{
    public static void Compare(GoldenCase golden, Comparison comparison)
    {
        var table = golden.Table();
        var fit = ManyFacetRasch.Fit(Enumerable.Range(0, table.Count).Where(row => table.Number(row, "rating") is not null).Select(row => new CategoryMark(
            table.Text(row, "application"), table.Text(row, "expert"), table.Text(row, "criterion"), (int)table.Number(row, "rating")!.Value)));
        double measure = golden.Tolerance("measure"), tolerance = golden.Tolerance("fit");
        foreach (var figure in golden.Expected.EnumerateObject())
        {
            switch (figure.Name)
            {
                case "application" or "expert" or "criterion":
                    comparison.Same(figure.Name, string.Join(' ', Elements(fit, figure.Name).Select(element => element.Code)), string.Join(' ', Comparison.Texts(figure.Value).Order(StringComparer.Ordinal)));
                    break;
                case "measure" or "severity" or "difficulty":
                    string facet = figure.Name switch { "measure" => "application", "severity" => "expert", _ => "criterion" };
                    comparison.ByCode(figure.Name, code => Elements(fit, facet).SingleOrDefault(element => element.Code == code)?.Logit.Value, golden.Expected.GetProperty(facet), figure.Value, measure);
                    break;
                case "fit_application" or "fit_expert" or "fit_criterion":
                    foreach (var statistic in figure.Value.EnumerateObject())
                        comparison.ByCode($"{figure.Name}.{statistic.Name}", code => Statistic(Elements(fit, figure.Name[4..]).Single(element => element.Code == code), statistic.Name), golden.Expected.GetProperty(figure.Name[4..]), statistic.Value, tolerance);
                    break;
                case "thresholds":
                    comparison.Numbers("thresholds", [.. fit.Thresholds.Select(threshold => threshold.Value)], figure.Value, measure);
                    break;
                case "loglik":
                    comparison.Number("loglik", fit.LogLikelihood, figure.Value, measure);
                    break;
                case "max_score_residual":
                    comparison.Deviation("largest score residual", fit.LargestScoreResidual, measure);
                    break;
                case "removed" or "removed_applications" or "extreme" or "extreme_applications":
                    comparison.Same("removed", string.Join(' ', fit.Removed.Select(element => element.Code)), string.Join(' ', Comparison.Texts(figure.Value)));
                    break;
                case "iter":
                    break;      // how the reference program got there, not a figure of the method
                default:
                    comparison.Same("figure", "unknown", figure.Name);
                    break;
            }
        }
    }

    private static IReadOnlyList<FacetElement> Elements(ManyFacetRaschFit fit, string facet) => facet switch
    {
        "application" => fit.Applications,
        "expert" => fit.Experts,
        _ => fit.Criteria,
    };

    private static double? Statistic(FacetElement element, string name) => name switch
    {
        "infit" => element.Infit.MeanSquare.Value,
        "outfit" => element.Outfit.MeanSquare.Value,
        "se" => element.StandardError.Value,
        "infit_zstd" or "zstd_infit" => element.Infit.Standardized.Value,
        "outfit_zstd" or "zstd_outfit" => element.Outfit.Standardized.Value,
        _ => throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"There is no statistic \"{name}\".")),
    };
}
