using System.Collections.Frozen;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Which code computes which method's figures.</summary>
public static class GoldenMethods
{
    private static readonly FrozenDictionary<string, Action<GoldenCase, Comparison>> Known =
        new Dictionary<string, Action<GoldenCase, Comparison>>
        {
            ["adaptive.evi"] = ReviewValueGoldens.ExpectedValue,
            ["sensitivity.smaa_uniform"] = SensitivityGoldens.UniformAcceptability,
            ["sensitivity.weight_flip"] = SensitivityGoldens.WeightFlip,
            ["uncertainty.posterior_rank"] = UncertaintyGoldens.PosteriorRank,
        }.ToFrozenDictionary();

    /// <summary>Computes a case's figures through the library's public members and compares them.</summary>
    public static Comparison Run(GoldenCase golden)
    {
        var comparison = new Comparison();
        if (Known.TryGetValue(golden.Method, out var compare))
            compare(golden, comparison);
        else
            comparison.Same("method", "unknown", golden.Method);
        if (comparison.Figures == 0)
            comparison.Same("figures", "none compared", "some");
        return comparison;
    }
}
