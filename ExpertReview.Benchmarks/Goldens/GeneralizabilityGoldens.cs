using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Reliability of a sparse panel from the variance components of crossed random effects.</summary>
public static class GeneralizabilityGoldens
{
    /// <summary>Components by REML, the coefficients of the design and each application's own reliability.</summary>
    public static void Compare(GoldenCase golden, Comparison comparison)
    {
        var fit = CrossedEffects.Fit(GoldenRatings.Read(golden, "application", "expert"));
        var coefficients = Generalizability.Of(fit.ApplicationVariance, fit.ExpertVariance, fit.ResidualVariance, fit.Ratings);
        var expected = golden.Expected;
        double tolerance = golden.Tolerance("value");
        comparison.Number("var_app", coefficients.ApplicationVariance, expected.GetProperty("var_app"), tolerance);
        comparison.Number("var_exp", coefficients.ExpertVariance, expected.GetProperty("var_exp"), tolerance);
        comparison.Number("var_resid", coefficients.ResidualVariance, expected.GetProperty("var_resid"), tolerance);
        comparison.Number("k_harmonic", coefficients.HarmonicReviews, expected.GetProperty("k_harmonic"), tolerance);
        comparison.Number("icc_single_consistency", coefficients.SingleConsistency.Value, expected.GetProperty("icc_single_consistency"), tolerance);
        comparison.Number("icc_single_agreement", coefficients.SingleAgreement.Value, expected.GetProperty("icc_single_agreement"), tolerance);
        comparison.Number("g_coefficient_kh", coefficients.GeneralizabilityCoefficient.Value, expected.GetProperty("g_coefficient_kh"), tolerance);
        comparison.Number("phi_coefficient_kh", coefficients.Dependability.Value, expected.GetProperty("phi_coefficient_kh"), tolerance);

        var reliabilities = fit.PredictionErrorDeviations().Applications
            .Select((deviation, application) => (Code: fit.Ratings.Applications[application], Value: coefficients.ReliabilityOf(deviation * deviation).Value))
            .ToDictionary(one => one.Code, one => one.Value, StringComparer.Ordinal);
        comparison.ByCode("blup_reliability", code => reliabilities[code], expected.GetProperty("app_id"), expected.GetProperty("blup_reliability"), tolerance);
        double? mean = reliabilities.Values.Any(value => value is null) ? null : reliabilities.Values.Average();
        comparison.Number("mean_blup_reliability", mean, expected.GetProperty("mean_blup_reliability"), tolerance);
    }
}
