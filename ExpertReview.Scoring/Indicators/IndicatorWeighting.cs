namespace ExpertReview.Scoring;

/// <summary>Where the weights of a dimension's indicators come from.</summary>
public enum IndicatorWeightingKind
{
    /// <summary>All weigh the same.</summary>
    Equal,

    /// <summary>Announced numbers.</summary>
    Fixed,

    /// <summary>Pairwise comparisons: <see cref="AnalyticHierarchy"/>.</summary>
    AnalyticHierarchy,

    /// <summary>Comparisons with the best and the worst: <see cref="BestWorstMethod"/>.</summary>
    BestWorst,

    /// <summary>The figures' dispersion: <see cref="EntropyWeights"/>.</summary>
    Entropy,

    /// <summary>The figures' dispersion and correlation: <see cref="CriticWeights"/>.</summary>
    Critic,
}

/// <summary>How a dimension's indicators are weighted among themselves.</summary>
/// <remarks>
/// Weights found from the figures (entropy, CRITIC) come from the applications that give every figure of the dimension, carried to [0, 1]
/// within their groups with their directions, all groups together; fewer than two such applications leave equal weights. They change with
/// every new application, so announced weights are easier to defend.
/// </remarks>
public sealed record IndicatorWeighting
{
    private IndicatorWeighting(IndicatorWeightingKind kind, IReadOnlyList<double>? stated = null) => (Kind, Stated) = (kind, stated);

    /// <summary>All indicators weigh the same.</summary>
    public static IndicatorWeighting Equal { get; } = new(IndicatorWeightingKind.Equal);

    /// <summary>Entropy weights of the figures.</summary>
    public static IndicatorWeighting Entropy { get; } = new(IndicatorWeightingKind.Entropy);

    /// <summary>CRITIC weights of the figures.</summary>
    public static IndicatorWeighting Critic { get; } = new(IndicatorWeightingKind.Critic);

    /// <summary>Where the weights come from.</summary>
    public IndicatorWeightingKind Kind { get; }

    /// <summary>The weights known before any figure, sum 1, in the order of the indicators; null when they come from the figures or are equal.</summary>
    public IReadOnlyList<double>? Stated { get; }

    /// <summary>Announced weights.</summary>
    /// <param name="weights">One per indicator, at least 0, not all 0; scaled to sum 1.</param>
    /// <exception cref="ArgumentException">The weights are refused.</exception>
    public static IndicatorWeighting Fixed(IReadOnlyList<double> weights) =>
        new(IndicatorWeightingKind.Fixed, FixedWeights.Of(weights).Weights);

    /// <summary>The principal eigenvector of pairwise comparisons. Look at its consistency (<see cref="Scoring.AnalyticHierarchy"/>) before use.</summary>
    /// <param name="judgements">One row and column per indicator.</param>
    /// <exception cref="ArgumentException">The table is refused.</exception>
    public static IndicatorWeighting AnalyticHierarchy(double[,] judgements) =>
        new(IndicatorWeightingKind.AnalyticHierarchy, Scoring.AnalyticHierarchy.Of(judgements).Weights);

    /// <summary>The weights of the best-worst method (<see cref="BestWorstMethod"/>).</summary>
    /// <param name="bestToOthers">One comparison per indicator, at least 1.</param>
    /// <param name="othersToWorst">One comparison per indicator, at least 1.</param>
    /// <param name="best">The best indicator's position, from 0.</param>
    /// <param name="worst">The worst indicator's position, from 0.</param>
    /// <exception cref="ArgumentException">The comparisons are refused.</exception>
    public static IndicatorWeighting BestWorst(IReadOnlyList<double> bestToOthers, IReadOnlyList<double> othersToWorst, int best, int worst) =>
        new(IndicatorWeightingKind.BestWorst, BestWorstMethod.Of(bestToOthers, othersToWorst, best, worst).Weights);
}
