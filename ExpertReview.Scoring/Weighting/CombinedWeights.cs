namespace ExpertReview.Scoring;

/// <summary>Joins two sets of weights, such as announced ones and ones found from the data.</summary>
/// <remarks>For accountability the announced weights decide; combined ones are for study.</remarks>
public static class CombinedWeights
{
    /// <summary>w_d ∝ a_d · b_d. Exaggerates what both agree on.</summary>
    /// <param name="first">D weights a of at least 0.</param>
    /// <param name="second">D weights b of at least 0.</param>
    /// <returns>D weights, sum 1.</returns>
    /// <exception cref="ArgumentException">The numbers differ, a set is refused, or no criterion has weight in both.</exception>
    public static IReadOnlyList<double> Multiplicative(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] left = WeightVector.Scaled(first);
        double[] right = WeightVector.Scaled(second, left.Length);
        return WeightVector.Scaled([.. left.Zip(right, (a, b) => a * b)]);
    }

    /// <summary>w_d = λ·a_d + (1 − λ)·b_d, both sets first scaled to sum 1.</summary>
    /// <param name="first">D weights a of at least 0.</param>
    /// <param name="second">D weights b of at least 0.</param>
    /// <param name="share">λ in [0, 1], the say of the first set.</param>
    /// <returns>D weights, sum 1.</returns>
    /// <exception cref="ArgumentException">The numbers differ, or a set is refused.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is outside [0, 1].</exception>
    public static IReadOnlyList<double> Linear(IReadOnlyList<double> first, IReadOnlyList<double> second, double share)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be in [0, 1].");
        double[] left = WeightVector.Scaled(first);
        double[] right = WeightVector.Scaled(second, left.Length);
        return [.. left.Zip(right, (a, b) => share * a + (1 - share) * b)];
    }
}
