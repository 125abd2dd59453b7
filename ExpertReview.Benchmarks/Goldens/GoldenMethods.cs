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
            ["normalization.vector"] = StandardizationGoldens.Vector,
            ["normalization.quantile"] = StandardizationGoldens.Quantile,
            ["aggregation.vector"] = AggregationGoldens.Vector,
            ["reliability.complete"] = AgreementGoldens.Complete,
            ["reliability.gtheory"] = GeneralizabilityGoldens.Compare,
            ["reliability.kappa"] = KappaGoldens.Compare,
            ["reliability.krippendorff_missing"] = AgreementGoldens.Krippendorff,
            ["calibration.fixed_effects"] = CalibrationGoldens.FixedEffects,
            ["calibration.qp"] = QuadraticCalibrationGoldens.Compare,
            ["calibration.mfrm_jml"] = RaschGoldens.Compare,
            ["lmm.crossed"] = CrossedEffectsGoldens.Crossed,
            ["lmm.crossed.ml"] = CrossedEffectsGoldens.CrossedFullLikelihood,
            ["lmm.oneway"] = CrossedEffectsGoldens.OneWay,
            ["lmm.crossed+aggregates"] = CrossedEffectsGoldens.Crossed,
            ["weights.ahp"] = WeightingGoldens.Hierarchy,
            ["weights.entropy"] = WeightingGoldens.Entropy,
            ["weights.critic"] = WeightingGoldens.Critic,
            ["weights.bwm_linear"] = WeightingGoldens.BestWorst,
            ["pipeline"] = PipelineGoldens.Compare,
            ["mcdm"] = MultiCriteriaGoldens.Compare,
            ["rank_aggregation"] = ConsensusGoldens.Rankings,
            ["rank_aggregation.bradley_terry"] = ConsensusGoldens.PairedComparisons,
            ["rank_aggregation.plackett_luce"] = ConsensusGoldens.Orders,
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
