namespace ExpertReview.Scoring;

/// <summary>True values known independently of each other: a normal distribution for each application. Immutable.</summary>
public sealed class IndependentPosterior : Posterior
{
    private readonly double[] _means;
    private readonly double[] _variances;
    private readonly double[] _deviations;

    /// <summary>Takes means and variances; both are copied.</summary>
    /// <param name="means">n finite means.</param>
    /// <param name="variances">n finite variances, at least 0, in squared units of the means.</param>
    /// <exception cref="ArgumentException">The lengths differ, a number is not finite or a variance is negative.</exception>
    public IndependentPosterior(IReadOnlyList<double> means, IReadOnlyList<double> variances)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(variances);
        if (means.Count != variances.Count)
            throw new ArgumentException($"{means.Count} means and {variances.Count} variances.", nameof(variances));
        for (int i = 0; i < means.Count; i++)
        {
            if (!double.IsFinite(means[i]))
                throw new ArgumentException($"The mean of application {i} is not finite.", nameof(means));
            if (!double.IsFinite(variances[i]) || variances[i] < 0)
                throw new ArgumentException($"The variance of application {i} is negative or not finite.", nameof(variances));
        }

        (_means, _variances) = ([.. means], [.. variances]);
        _deviations = [.. variances.Select(Math.Sqrt)];
    }

    /// <inheritdoc/>
    public override int Count => _means.Length;

    /// <inheritdoc/>
    public override ReadOnlySpan<double> Means => _means;

    /// <inheritdoc/>
    public override double Covariance(int left, int right) => left == right ? _variances[left] : 0;

    /// <inheritdoc/>
    public override void Draw(RandomSource random, Span<double> values)
    {
        ArgumentNullException.ThrowIfNull(random);
        CheckPlaces(values);
        random.FillNormals(values);
        for (int i = 0; i < values.Length; i++)
            values[i] = _means[i] + _deviations[i] * values[i];
    }
}
