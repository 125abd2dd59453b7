namespace ExpertReview.Scoring;

/// <summary>Which likelihood of the variances is maximized.</summary>
public enum LikelihoodKind
{
    /// <summary>REML: that of contrasts free of the mean, so that estimating the mean costs the variances no bias.</summary>
    Restricted,

    /// <summary>ML: that of the ratings themselves; for comparing models, and biased downwards for few levels.</summary>
    Full,
}

/// <summary>Ratios θ of the effects' standard deviations to that of the residuals; 0 = no such variation.</summary>
/// <param name="Application">θ of applications, at least 0.</param>
/// <param name="Expert">θ of experts, at least 0; 0 in a model without them.</param>
/// <param name="Topic">θ of topics, at least 0; 0 in a model without them.</param>
public readonly record struct DeviationRatios(double Application, double Expert, double Topic = 0);

/// <summary>What model <see cref="CrossedEffects"/> fits, and how.</summary>
public sealed record CrossedEffectsOptions
{
    /// <summary>REML unless stated.</summary>
    public LikelihoodKind Likelihood { get; init; }

    /// <summary>False leaves the experts out: the one-way model y = μ + u_i + ε.</summary>
    public bool ExpertEffects { get; init; } = true;

    /// <summary>
    /// A topic for each of the n applications, in the order of <see cref="Ratings.Applications"/>, compared ordinally: a third
    /// random effect. Null = none. For panels of topic blocks whose mean quality differs.
    /// </summary>
    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>
    /// Prior precisions c of the N ratings, in their order: a rating's residual variance is σ²/c. Positive and finite. Null = all 1.
    /// </summary>
    public IReadOnlyList<double>? Precisions { get; init; }

    /// <summary>Ratios to hold instead of estimating them; all else is computed at these. Null = estimate.</summary>
    public DeviationRatios? FixedRatios { get; init; }
}
