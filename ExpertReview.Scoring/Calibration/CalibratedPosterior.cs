using System.Buffers;

namespace ExpertReview.Scoring;

/// <summary>
/// What is known of the applications after <see cref="PanelCalibration"/> without topics: the scores μ + ρ_i (t̂_i − μ), and how far the true values may lie from them.
/// </summary>
/// <remarks>
/// The error of a score is ρ_i times that of t̂_i, which holds the review errors and the uncertain severities of the application's experts, and (1 − ρ_i)
/// times the application's true distance from μ. Hence Cov = ρ_i ρ_l w_iᵀ V w_l + [i = l] ((1 − ρ_i)² σ_a² + ρ_i² σ² / C_i), with V the severities' covariance and w_i
/// the application's review weights c_ij / C_i. Two applications with the same experts share their severities' errors. A draw is O(N + E²).
/// </remarks>
internal sealed class CalibratedPosterior : Posterior
{
    private readonly Ratings _ratings;
    private readonly double[] _means;
    private readonly double[] _shares;
    private readonly double[] _ownVariances;
    private readonly double[] _ownDeviations;
    private readonly double[] _reviewShares;
    private readonly DensePosterior _severities;

    /// <param name="ratings">The design.</param>
    /// <param name="means">n scores.</param>
    /// <param name="shares">ρ, n shares in [0, 1].</param>
    /// <param name="ownVariances">n variances that are each application's own.</param>
    /// <param name="reviewShares">c_ij / C_i, one for each rating.</param>
    /// <param name="severities">Distribution of the errors of the E severities: means 0.</param>
    public CalibratedPosterior(
        Ratings ratings, double[] means, double[] shares, double[] ownVariances, double[] reviewShares, DensePosterior severities)
    {
        (_ratings, _means, _shares, _ownVariances) = (ratings, means, shares, ownVariances);
        (_reviewShares, _severities) = (reviewShares, severities);
        _ownDeviations = [.. ownVariances.Select(Math.Sqrt)];
    }

    /// <inheritdoc/>
    public override int Count => _means.Length;

    /// <inheritdoc/>
    public override ReadOnlySpan<double> Means => _means;

    /// <inheritdoc/>
    public override double Covariance(int left, int right)
    {
        double shared = 0;
        for (int r = _ratings.RowStarts[left]; r < _ratings.RowStarts[left + 1]; r++)
        {
            for (int s = _ratings.RowStarts[right]; s < _ratings.RowStarts[right + 1]; s++)
                shared += _reviewShares[r] * _reviewShares[s] * _severities.Covariance(_ratings.ExpertOf[r], _ratings.ExpertOf[s]);
        }

        return _shares[left] * _shares[right] * shared + (left == right ? _ownVariances[left] : 0);
    }

    /// <inheritdoc/>
    public override void Draw(RandomSource random, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(random);
        CheckPlaces(values);
        random.FillNormals(values);
        double[] rented = ArrayPool<double>.Shared.Rent(_severities.Count);
        var errors = rented.AsSpan(0, _severities.Count);
        _severities.Draw(random, errors);
        var experts = _ratings.ExpertOf;
        var starts = _ratings.RowStarts;
        for (int i = 0; i < values.Length; i++)
        {
            double shared = 0;
            for (int r = starts[i]; r < starts[i + 1]; r++)
                shared += _reviewShares[r] * errors[experts[r]];
            values[i] = _means[i] + _shares[i] * shared + _ownDeviations[i] * values[i];
        }

        ArrayPool<double>.Shared.Return(rented);
    }
}
