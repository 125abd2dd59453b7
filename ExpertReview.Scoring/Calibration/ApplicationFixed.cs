namespace ExpertReview.Scoring;

/// <summary>
/// Calibration with applications fixed and experts random: severities are drawn towards 0 by a ridge, applications are not. The default of this library,
/// because it stays fair when experts see topics of different quality.
/// </summary>
/// <remarks>
/// Minimizes Σ c_ij (y_ij − t_i − b_j)² + λ Σ b_j², the best linear unbiased prediction of the crossed model with infinite application variance and
/// λ = σ² / σ_b². Models that treat applications as exchangeable let the severities absorb the quality of a topic; this one
/// does not. Severities sum to 0 within each component by themselves. O(N·k + E³). Source: J. Platt, C. Burges, <i>Regularized least squares to remove
/// reviewer bias</i> (2012), the method of the NIPS 2013 conference.
/// </remarks>
public static class ApplicationFixed
{
    /// <summary>Fits the model with σ_b² / σ² estimated by restricted maximum likelihood.</summary>
    /// <param name="ratings">The ratings; none is allowed.</param>
    /// <param name="weights">c, N positive precisions in the order of the ratings; empty for all 1.</param>
    /// <exception cref="ArgumentException">The number of weights is wrong, or one is not positive and finite; the message names application and expert.</exception>
    public static ApplicationFixedFit Fit(Ratings ratings, ReadOnlySpan<double> weights = default)
    {
        var system = AdditiveSystem.Of(ratings, weights);
        return Fit(system, SeverityVariance.Ratio(system));
    }

    /// <summary>Fits the model with a given ratio of variances.</summary>
    /// <param name="ratings">The ratings; none is allowed.</param>
    /// <param name="severityRatio">γ = σ_b² / σ² = 1 / λ, at least 0 and at most 1e100; 0 = all experts equally severe.</param>
    /// <param name="weights">c, N positive precisions in the order of the ratings; empty for all 1.</param>
    /// <exception cref="ArgumentException">The ratio is out of range, the number of weights is wrong, or one is not positive and finite.</exception>
    public static ApplicationFixedFit Fit(Ratings ratings, double severityRatio, ReadOnlySpan<double> weights = default)
    {
        if (!(severityRatio is >= 0 and <= 1e100))
            throw new ArgumentOutOfRangeException(nameof(severityRatio), severityRatio, "The ratio of variances must lie between 0 and 1e100.");
        return Fit(AdditiveSystem.Of(ratings, weights), severityRatio);
    }

    private static ApplicationFixedFit Fit(AdditiveSystem system, double ratio)
    {
        var graph = ReviewGraph.Of(system.Ratings);
        double[] inverse = ratio > 0 ? SeverityInverse.Of(system, graph, 1 / ratio) : new double[system.Laplacian.Length];
        return new(system, graph, inverse, ratio);
    }
}
