namespace ExpertReview.Scoring;

/// <summary>
/// What is known of the applications after <see cref="PanelCalibration"/> without topics: the scores target_i + ρ_i (t̂_i − target_i), and how far the true values may
/// lie from them.
/// </summary>
/// <remarks>
/// The error of a score is ρ_i times that of t̂_i, and (1 − ρ_i) times the application's own true distance from the target, which has variance σ_a². Hence
/// Cov = ρ_i ρ_l Cov(t̂_i, t̂_l) + [i = l] (1 − ρ_i)² σ_a².
/// </remarks>
/// <param name="unshrunk">The joint distribution about t̂.</param>
/// <param name="targets">n targets.</param>
/// <param name="shares">ρ, n shares in [0, 1].</param>
/// <param name="applicationVariance">σ_a², at least 0.</param>
internal sealed class CalibratedPosterior(Posterior unshrunk, double[] targets, double[] shares, double applicationVariance) : Posterior
{
    private readonly double[] _means = [.. targets.Select((target, i) => target + shares[i] * (unshrunk.Means[i] - target))];
    private readonly double[] _own = [.. shares.Select(share => (1 - share) * (1 - share) * applicationVariance)];

    /// <inheritdoc/>
    public override int Count => _means.Length;

    /// <inheritdoc/>
    public override ReadOnlySpan<double> Means => _means;

    /// <inheritdoc/>
    public override double Covariance(int left, int right) =>
        shares[left] * shares[right] * unshrunk.Covariance(left, right) + (left == right ? _own[left] : 0);

    /// <inheritdoc/>
    public override void Covariances(int application, Span<double> row)
    {
        unshrunk.Covariances(application, row);
        for (int other = 0; other < row.Length; other++)
            row[other] = shares[application] * shares[other] * row[other] + (other == application ? _own[other] : 0);
    }

    /// <inheritdoc/>
    public override void Draw(RandomSource random, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(random);
        unshrunk.Draw(random, values);
        for (int i = 0; i < values.Length; i++)
            values[i] = targets[i] + shares[i] * (values[i] - targets[i]);
        double[] own = new double[values.Length];
        random.FillNormals(own);
        for (int i = 0; i < values.Length; i++)
            values[i] += Math.Sqrt(_own[i]) * own[i];
    }
}
