namespace ExpertReview.Scoring;

/// <summary>
/// What is known of the applications after <see cref="PanelCalibration"/> without topics: the scores target_i + ρ_i (t̂_i − target_i), and how far the true values may
/// lie from them.
/// </summary>
/// <remarks>
/// The error of a score is ρ_i times that of t̂_i, and (1 − ρ_i) times the application's own true distance from the target, which has variance σ_a². Hence
/// Cov = ρ_i ρ_l Cov(t̂_i, t̂_l) + [i = l] (1 − ρ_i)² σ_a².
/// </remarks>
internal sealed class CalibratedPosterior : Posterior
{
    private readonly ApplicationFixedPosterior _unshrunk;
    private readonly double[] _targets;
    private readonly double[] _shares;
    private readonly double[] _means;
    private readonly double[] _added;
    private readonly double[] _ownDeviations;

    /// <param name="unshrunk">The joint distribution about t̂.</param>
    /// <param name="targets">n targets.</param>
    /// <param name="shares">ρ, n shares in [0, 1].</param>
    /// <param name="applicationVariance">σ_a², at least 0.</param>
    public CalibratedPosterior(ApplicationFixedPosterior unshrunk, double[] targets, double[] shares, double applicationVariance)
    {
        (_unshrunk, _targets, _shares) = (unshrunk, targets, shares);
        _means = [.. targets.Select((target, i) => Shrunk(i, unshrunk.Means[i]))];
        _added = [.. shares.Select(share => (1 - share) * (1 - share) * applicationVariance)];
        _ownDeviations = [.. shares.Select((share, i) => Math.Sqrt(share * share * unshrunk.OwnVariance(i) + _added[i]))];
    }

    /// <inheritdoc/>
    public override int Count => _means.Length;

    /// <inheritdoc/>
    public override ReadOnlySpan<double> Means => _means;

    /// <inheritdoc/>
    public override double Covariance(int left, int right) =>
        _shares[left] * _shares[right] * _unshrunk.Covariance(left, right) + (left == right ? _added[left] : 0);

    /// <inheritdoc/>
    public override void Covariances(int application, Span<double> row)
    {
        _unshrunk.Covariances(application, row);
        for (int other = 0; other < row.Length; other++)
            row[other] = _shares[application] * _shares[other] * row[other] + (other == application ? _added[other] : 0);
    }

    /// <inheritdoc/>
    public override void Draw(RandomSource random, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(random);
        CheckPlaces(values);
        double[] severities = _unshrunk.DrawSeverities(random);
        random.FillNormals(values);
        for (int i = 0; i < values.Length; i++)
            values[i] = Shrunk(i, _unshrunk.ValueGiven(severities, i)) + _ownDeviations[i] * values[i];
    }

    private double Shrunk(int application, double value) => _targets[application] + _shares[application] * (value - _targets[application]);
}
