namespace ExpertReview.Scoring;

/// <summary>What <see cref="ApplicationFixed"/> finds.</summary>
public sealed class ApplicationFixedFit : AdditiveFit
{
    internal ApplicationFixedFit(AdditiveSystem system, ReviewGraph graph, double[] inverse, double ratio)
        : base(system, graph, inverse, ratio)
    {
        SeverityRatio = ratio;
        DegreesOfFreedom = Ratings.Count - Ratings.Applications.Count;

        // Σ c e² + λ Σ b², the generalized residual sum of squares.
        double penalty = 0;
        foreach (double effect in ExpertEffects)
            penalty += effect * effect;
        double squares = ResidualSumOfSquares + (ratio > 0 ? penalty / ratio : 0);
        ResidualDeviation = DegreesOfFreedom > 0
            ? Measure.Of(Math.Sqrt(squares / DegreesOfFreedom))
            : Measure.Undefined(UndefinedReason.NoDegreesOfFreedom);
        SeverityDeviation = DegreesOfFreedom > 0
            ? Measure.Of(Math.Sqrt(ratio * squares / DegreesOfFreedom))
            : Measure.Undefined(UndefinedReason.NoDegreesOfFreedom);
    }

    /// <summary>γ = σ_b² / σ² = 1 / λ, at least 0; estimated or as given. 0 when severities do not differ beyond noise, or when nothing can tell.</summary>
    public double SeverityRatio { get; }

    /// <summary>σ_b, the standard deviation of severities, in the unit of the ratings.</summary>
    public Measure SeverityDeviation { get; }

    /// <summary>N − n: one is used up per application.</summary>
    public override int DegreesOfFreedom { get; }

    /// <summary>σ by restricted maximum likelihood: √((Σ c e² + λ Σ b²) / (N − n)).</summary>
    public override Measure ResidualDeviation { get; }

    /// <summary>
    /// The joint distribution of the applications' values, nothing assumed of them beforehand: not drawn towards a mean, unlike <see cref="CrossedEffectsFit.Posterior"/>.
    /// Variances are taken as known. A draw costs O(N + E²).
    /// </summary>
    /// <returns>Null when σ is undefined or 0. Across components the distribution rests on experts being equally severe on average.</returns>
    public Posterior? Posterior() =>
        ResidualDeviation is { Value: { } sigma } && sigma > 0 ? new ApplicationFixedPosterior(this, System, sigma) : null;
}
