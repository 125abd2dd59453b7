namespace ExpertReview.Scoring;

/// <summary>What is known of n applications' true values after the marks: a joint normal distribution.</summary>
public abstract class Posterior
{
    /// <summary>n, the number of applications.</summary>
    public abstract int Count { get; }

    /// <summary>The n means, in the unit of the ratings.</summary>
    public abstract ReadOnlySpan<double> Means { get; }

    /// <summary>Covariance of the true values of applications <paramref name="left"/> and <paramref name="right"/>, in squared units; the variance when they are the same.</summary>
    /// <param name="left">Position 0 … n − 1.</param>
    /// <param name="right">Position 0 … n − 1.</param>
    public abstract double Covariance(int left, int right);

    /// <summary>Covariances of one application with the first applications, as many as there are places: a whole row is cheaper than its cells.</summary>
    /// <param name="application">Position 0 … n − 1.</param>
    /// <param name="row">At most n places to fill.</param>
    public virtual void Covariances(int application, Span<double> row)
    {
        for (int other = 0; other < row.Length; other++)
            row[other] = Covariance(application, other);
    }

    /// <summary>Draws all n true values jointly.</summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="values">n places to fill.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> has not n places.</exception>
    public abstract void Draw(RandomSource random, Span<double> values);

    /// <summary>Variance of the difference of two true values, at least 0.</summary>
    /// <param name="left">Position 0 … n − 1.</param>
    /// <param name="right">Position 0 … n − 1.</param>
    public double DifferenceVariance(int left, int right) => left == right
        ? 0
        : Math.Max(0, Covariance(left, left) + Covariance(right, right) - 2 * Covariance(left, right));

    /// <summary>P(the true value of <paramref name="left"/> is above that of <paramref name="right"/>), exact; ½ for two values known to be equal.</summary>
    /// <param name="left">Position 0 … n − 1.</param>
    /// <param name="right">Position 0 … n − 1.</param>
    /// <returns>Φ((m_left − m_right) / s), with s² the <see cref="DifferenceVariance"/>.</returns>
    public double ProbabilityAhead(int left, int right)
    {
        double gap = Means[left] - Means[right];
        double variance = DifferenceVariance(left, right);
        if (variance > 0)
            return PortableMath.NormalCumulative(gap / Math.Sqrt(variance));
        return gap > 0 ? 1 : gap < 0 ? 0 : 0.5;
    }

    /// <summary>Refuses a span that is not n long.</summary>
    /// <param name="values">The places to fill.</param>
    /// <exception cref="ArgumentException">It is not n long.</exception>
    protected void CheckPlaces(ReadOnlySpan<double> values)
    {
        if (values.Length != Count)
            throw new ArgumentException($"{values.Length} places for {Count} applications.", nameof(values));
    }
}
