using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Agreement on categories.</summary>
public static class KappaGoldens
{
    private const double HalfOfThirdDecimal = 0.0005;

    /// <summary>Rows are subjects, columns raters: κ of Fleiss, Conger, Light and, for the first two raters, Cohen.</summary>
    public static void Compare(GoldenCase golden, Comparison comparison)
    {
        var (ratings, names) = WideRatings.OfCategories(golden.Table());
        var expected = golden.Expected;
        double tolerance = golden.Tolerance("value");

        var fleiss = FleissKappa.Of(ratings);
        var wanted = expected.GetProperty("fleiss");
        comparison.Number("fleiss", fleiss.Value.Value, wanted.GetProperty("value"), tolerance);
        comparison.Number("fleiss z", fleiss.Z.Value, wanted.GetProperty("z"), tolerance);
        comparison.Number("fleiss p", fleiss.PValue.Value, wanted.GetProperty("p"), tolerance);
        var byName = fleiss.Categories.ToDictionary(category => names[category.Category], StringComparer.Ordinal);
        comparison.Same(
            "categories", string.Join('|', byName.Keys.Order(StringComparer.Ordinal)),
            string.Join('|', Comparison.Texts(wanted.GetProperty("categories")).Order(StringComparer.Ordinal)));
        comparison.ByCode(
            "category kappa", name => byName[name].Value.Value, wanted.GetProperty("categories"),
            wanted.GetProperty("category_kappa_rounded3"), HalfOfThirdDecimal + tolerance);
        comparison.ByCode(
            "category z", name => byName[name].Z.Value, wanted.GetProperty("categories"),
            wanted.GetProperty("category_z_rounded3"), HalfOfThirdDecimal + tolerance);

        var pairwise = PairwiseKappa.Of(ratings);
        comparison.Number("conger", pairwise.Conger.Value, expected.GetProperty("conger_exact"), tolerance);
        comparison.Number("light", pairwise.Light.Value, expected.GetProperty("light_kappa"), tolerance);
        comparison.Number("percent agreement", ExactAgreement.Of(ratings).All.Value * 100, expected.GetProperty("percent_agreement"), tolerance);

        var cohen = expected.GetProperty("cohen_12");
        var unweighted = Cohen(ratings, KappaWeights.Unweighted);
        comparison.Number("cohen", unweighted.Value.Value, cohen.GetProperty("unweighted"), tolerance);
        if (cohen.TryGetProperty("z", out var z))
            comparison.Number("cohen z", unweighted.Z.Value, z, tolerance);
        if (cohen.TryGetProperty("linear", out var linear))
            comparison.Number("cohen linear", Cohen(ratings, KappaWeights.Linear).Value.Value, linear, tolerance);
        if (cohen.TryGetProperty("quadratic", out var quadratic))
            comparison.Number("cohen quadratic", Cohen(ratings, KappaWeights.Quadratic).Value.Value, quadratic, tolerance);
    }

    private static CohenKappa Cohen(Ratings ratings, KappaWeights weights) =>
        CohenKappa.Of(ratings, ratings.Experts[0], ratings.Experts[1], weights);
}
