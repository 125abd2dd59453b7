using MathNet.Numerics.Integration;

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

    /// <summary>P(top K) of every application without draws: all compete for the first places, no quota.</summary>
    /// <remarks>
    /// Given its own value u, the others ahead of an application are independent trials, so P(rank ≤ K) = ∫ P(at most K − 1 of them ahead | u) dN(u): a
    /// <see cref="PoissonBinomial"/> probability, integrated by Gauss and Kronrod's rule to about 1e-9 (less where others' values are known for certain). Time grows with n²·K.
    /// </remarks>
    /// <param name="places">K, at least 0.</param>
    /// <returns>n probabilities; their sum is min(K, n) but for the error of integration.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="places"/> is negative.</exception>
    public double[] PlaceProbabilities(int places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        double[] result = new double[Count];
        Parallel.For(0, Count, i => result[i] = PlaceProbability(i, places));
        return result;
    }

    private double PlaceProbability(int application, int places)
    {
        const double Reach = 8.5;   // beyond it lie 2e-17
        if (_deviations[application] == 0)
            return PlaceProbabilityAt(application, _means[application], places);

        // With 1 added to the probability the integral is at least 1, so that the rule's relative error is an absolute one.
        double integral = GaussKronrodRule.Integrate(
            z => PortableMath.NormalDensity(z) * (1 + PlaceProbabilityAt(application, _means[application] + _deviations[application] * z, places)),
            -Reach,
            Reach,
            out _,
            out _,
            targetRelativeError: 1e-10,
            maximumDepth: 12);
        return Math.Clamp(integral - 1, 0, 1);
    }

    private double PlaceProbabilityAt(int application, double value, int places)
    {
        double[] ahead = new double[Count - 1];
        for (int j = 0, other = 0; j < Count; j++)
        {
            double gap = _means[j] - value;
            if (j != application)
                ahead[other++] = gap == 0 ? 0 : gap / _deviations[j];
        }

        NormalCumulativeBlock.Transform(ahead);
        return PoissonBinomial.AtMost(ahead, places - 1);
    }
}
