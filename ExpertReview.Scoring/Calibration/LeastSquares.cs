namespace ExpertReview.Scoring;

/// <summary>
/// Calibration by least squares: applications and experts both as fixed effects, so that no assumption is made on who was assigned what.
/// </summary>
/// <remarks>
/// Minimizes Σ c_ij (y_ij − t_i − b_j)² with Σ b_j = 0 within each component of the review graph. The experts' Laplacian is inverted component by component;
/// O(N·k + E³). Unbiased under any assignment, noisier than <see cref="ApplicationFixed"/> for experts with few ratings. Sources: R. A. Fisher's analysis
/// of incomplete blocks; with declared confidences as weights, R. S. MacKay, R. Kenna, R. J. Low, S. Parker, <i>Calibration with confidence</i>, R. Soc.
/// Open Sci. 4 (2017) 160760.
/// </remarks>
public static class LeastSquares
{
    /// <summary>Fits the model.</summary>
    /// <param name="ratings">The ratings; none is allowed.</param>
    /// <param name="weights">c, N positive precisions in the order of the ratings (twice the weight: half the variance); empty for all 1.</param>
    /// <exception cref="ArgumentException">The number of weights is wrong, or one is not positive and finite; the message names application and expert.</exception>
    public static LeastSquaresFit Fit(Ratings ratings, ReadOnlySpan<double> weights = default)
    {
        var system = AdditiveSystem.Of(ratings, weights);
        var graph = ReviewGraph.Of(ratings);
        return new(system, graph, SeverityInverse.Of(system, graph, 0));
    }
}
