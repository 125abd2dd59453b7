using System.Diagnostics.CodeAnalysis;

namespace ExpertReview.Scoring;

/// <summary>
/// Crossed random effects: y = μ + u_i + v_j (+ w_t) + ε, with u, v, w and ε independent, normal, of mean 0 and variances σ_a², σ_b²,
/// σ_t² and σ²/c (c: the rating's prior precision). Variances by REML or ML, effects by best linear unbiased prediction (BLUP).
/// </summary>
/// <remarks>
/// <para>
/// The criterion is −2 ln of the likelihood, μ and σ² profiled out, as a function of θ = (σ_a, σ_b, σ_t)/σ, all ≥ 0. With
/// M = ΛZᵀCZΛ + I, Λ = diag(θ), and r² the penalized residual sum of squares: ML ln|M| + N(1 + ln(2πr²/N)) − Σ ln c; REML
/// ln|M| + ln R² + (N−1)(1 + ln(2πr²/(N−1))) − Σ ln c, R² being the information on μ. σ² = r²/N or r²/(N−1).
/// </para>
/// <para>
/// Applications are taken as exchangeable. Where experts see blocks of differing mean quality, an expert's severity absorbs the
/// block's quality: give topics, or use a model with fixed application effects. Effects in parts of a panel that share no expert and
/// no application are linked by the prior alone.
/// </para>
/// <para>
/// Sources: D. Bates, M. Mächler, B. Bolker, S. Walker, J. Stat. Software 67(1), 2015 (criterion); C. R. Henderson, Biometrics 31, 1975
/// (BLUP, prediction errors) and Biometrics 9, 1953 (starting values); A. R. Gilmour, R. Thompson, B. R. Cullis, Biometrics 51, 1995 (average information).
/// </para>
/// </remarks>
public static class CrossedEffects
{
    /// <summary>Fits the model, or throws where <see cref="TryFit"/> gives a reason.</summary>
    /// <param name="ratings">The ratings; repeated pairs of application and expert are allowed.</param>
    /// <param name="options">The model; null = REML with applications and experts.</param>
    /// <exception cref="ArgumentException">The options do not suit the ratings, or the model is undefined for them.</exception>
    public static CrossedEffectsFit Fit(Ratings ratings, CrossedEffectsOptions? options = null) =>
        TryFit(ratings, options, out var fit, out var reason)
            ? fit
            : throw new ArgumentException($"Crossed random effects are undefined for these ratings: {reason}.", nameof(ratings));

    /// <summary>Fits the model, or says why it is undefined.</summary>
    /// <param name="ratings">The ratings; repeated pairs of application and expert are allowed.</param>
    /// <param name="options">The model; null = REML with applications and experts.</param>
    /// <param name="fit">The fit; null when undefined.</param>
    /// <param name="reason">
    /// Null when there is a fit. <see cref="UndefinedReason.TooFewValues"/>: fewer than 2 applications, experts or topics.
    /// <see cref="UndefinedReason.NoDegreesOfFreedom"/>: as many applications or experts as ratings. <see cref="UndefinedReason.Confounded"/>: two effects
    /// divide the ratings in the same way. <see cref="UndefinedReason.NoVariation"/>: all ratings are equal.
    /// <see cref="UndefinedReason.NoResidualVariation"/>: the effects reproduce the ratings exactly. <see cref="UndefinedReason.NotConverged"/>: the iteration did not settle.
    /// </param>
    /// <exception cref="ArgumentException">The options do not suit the ratings: the message says which place.</exception>
    public static bool TryFit(
        Ratings ratings,
        CrossedEffectsOptions? options,
        [NotNullWhen(true)] out CrossedEffectsFit? fit,
        [NotNullWhen(false)] out UndefinedReason? reason)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        options ??= new();
        var model = CrossedModel.Of(ratings, options);
        fit = null;
        reason = model.Obstacle();
        if (reason is not null)
            return false;
        var estimate = CrossedEstimation.Run(model, options.FixedRatios);
        reason = estimate.Reason;
        if (reason is not null)
            return false;
        fit = new(model, options, estimate);
        return true;
    }
}
