namespace ExpertReview.Scoring;

/// <summary>How far the experts of a panel agree.</summary>
/// <param name="Components">
/// Variance between applications, between experts and of single reviews, and what follows for one expert and for the panel; null when the panel cannot
/// be calibrated.
/// </param>
/// <param name="ComponentIntervals">95 % intervals of these coefficients; null like <paramref name="Components"/>.</param>
/// <param name="Alpha">Krippendorff's α of the totals, interval level.</param>
/// <param name="AlphaInterval">Its 95 % bootstrap interval over applications; null when undefined.</param>
/// <param name="MeanCorrelation">Mean of Spearman's ρ over all pairs of experts with enough applications in common.</param>
/// <param name="Concordance">Kendall's W; undefined unless every expert has marked every application.</param>
public sealed record PanelAgreement(
    Generalizability? Components,
    GeneralizabilityIntervals? ComponentIntervals,
    KrippendorffAlpha Alpha,
    Interval? AlphaInterval,
    ExpertCorrelations MeanCorrelation,
    KendallConcordance Concordance)
{
    private const int Samples = 1000;

    /// <summary>Each of these fits the model anew.</summary>
    private const int Simulations = 200;

    /// <summary>Computes all of it.</summary>
    /// <param name="totals">The experts' totals.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    public static PanelAgreement Of(Ratings totals, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(totals);
        bool isFitted = CrossedEffects.TryFit(totals, null, out var fit, out _);
        return new(
            isFitted ? Generalizability.Of(fit!.ApplicationVariance, fit.ExpertVariance, fit.ResidualVariance, totals) : null,
            isFitted ? GeneralizabilityIntervals.Of(fit!, Simulations, seed) : null,
            KrippendorffAlpha.Of(totals, MeasurementLevel.Interval),
            KrippendorffAlpha.Bootstrap(totals, MeasurementLevel.Interval, new RandomSource(seed), Samples),
            ExpertCorrelations.Of(totals, CorrelationKind.Spearman),
            KendallConcordance.Of(totals));
    }
}
