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

    /// <summary>Draws all n true values jointly.</summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="values">n places to fill.</param>
    public abstract void Draw(RandomSource random, Span<double> values);
}
