using System.Diagnostics.CodeAnalysis;

namespace ExpertReview.Scoring;

/// <summary>A Bayesian model in which experts differ in severity, spread and reliability, by Gibbs sampling: a check on the faster methods.</summary>
/// <remarks>
/// y_ij = b_j + a_j s_i + ε_ij, ε_ij ~ N(0, σ_j²), s_i ~ N(0, 1), b_j ~ N(μ, τ_b²), a_j ~ N(α, τ_a²) restricted to a_j &gt; 0, σ_j² scaled inverse chi-squared with 8
/// degrees of freedom about a common σ₀². On ratings brought to mean 0 and deviation 1, μ, α and ln σ₀² are uniform, τ_b² and τ_a² inverse gamma (½, 0.005); the joint
/// prior is the product of these densities. Sources: H. Ge, M. Welling, Z. Ghahramani, <i>A Bayesian model for calibrating conference review scores</i> (2013);
/// P. A. Flach and others, SIGKDD Explorations 11 (2009). Parts of a panel without a common expert are linked by the priors alone. O(N) per round.
/// </remarks>
public sealed class BayesianCalibration
{
    internal BayesianCalibration(Ratings ratings, BayesianDraws draws)
    {
        Ratings = ratings;
        ApplicationValues = draws.ApplicationMeans;
        ApplicationDeviations = draws.ApplicationDeviations;
        ApplicationIntervals = draws.ApplicationIntervals;
        Severities = draws.Severities;
        Scales = draws.Scales;
        ResidualDeviations = draws.ResidualDeviations;
        LargestScaleReduction = draws.LargestScaleReduction;
    }

    /// <summary>The ratings fitted.</summary>
    public Ratings Ratings { get; }

    /// <summary>Posterior means of the n values μ + ā s_i that the average expert would give, in the unit of the ratings.</summary>
    public IReadOnlyList<double> ApplicationValues { get; }

    /// <summary>Posterior standard deviations of these values.</summary>
    public IReadOnlyList<double> ApplicationDeviations { get; }

    /// <summary>Equal-tailed posterior intervals of these values.</summary>
    public IReadOnlyList<Interval> ApplicationIntervals { get; }

    /// <summary>Posterior means of b_j − μ, the E severities, in the unit of the ratings: positive = lenient.</summary>
    public IReadOnlyList<double> Severities { get; }

    /// <summary>Posterior means of a_j / ā, the E relative scales, positive.</summary>
    public IReadOnlyList<double> Scales { get; }

    /// <summary>Posterior means of σ_j, in the unit of the ratings.</summary>
    public IReadOnlyList<double> ResidualDeviations { get; }

    /// <summary>
    /// The largest potential scale reduction R̂ over the applications' values: near 1 when the chains agree; above 1.05 draw longer. A. Gelman, D. B. Rubin, Stat. Sci. 7
    /// (1992).
    /// </summary>
    public double LargestScaleReduction { get; }

    /// <summary>Draws from the posterior and sums it up, or says why it cannot.</summary>
    /// <param name="ratings">The ratings.</param>
    /// <param name="seed">Seed of the random numbers; the same seed gives the same figures on every machine.</param>
    /// <param name="options">How long to draw; null for the standard.</param>
    /// <param name="fit">The summary; null when undefined.</param>
    /// <param name="reason">
    /// Null when there is a fit; <see cref="UndefinedReason.TooFewValues"/> for fewer than two applications or experts; <see cref="UndefinedReason.NoVariation"/> when all
    /// ratings are equal.
    /// </param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static bool TryFit(
        Ratings ratings,
        ulong seed,
        BayesianCalibrationOptions? options,
        [NotNullWhen(true)] out BayesianCalibration? fit,
        [NotNullWhen(false)] out UndefinedReason? reason)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        options ??= new();
        options.Check();
        reason = ratings.Applications.Count < 2 || ratings.Experts.Count < 2
            ? UndefinedReason.TooFewValues
            : ratings.Values.ContainsAnyExcept(ratings.Values[0]) ? null : UndefinedReason.NoVariation;
        fit = null;
        if (reason is not null)
            return false;
        var random = new RandomSource(seed);
        var chains = new BayesianChain[options.Chains];
        FixedTasks.Run(options.Chains, chain =>
        {
            chains[chain] = new(ratings, random.Substream(chain), options);
            chains[chain].Run();
        });
        fit = new(ratings, new BayesianDraws(chains, options));
        return true;
    }
}
