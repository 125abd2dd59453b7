namespace ExpertReview.Scoring;

/// <summary>Announced weights, checked: none negative, sum 1.</summary>
/// <param name="Weights">The D weights, sum 1.</param>
/// <param name="GivenSum">What the weights as given add up to.</param>
/// <param name="WasRenormalized">True when that was not 1 (to 10⁻⁹) and each weight was divided by it: worth a warning.</param>
public sealed record FixedWeights(IReadOnlyList<double> Weights, double GivenSum, bool WasRenormalized)
{
    private const double SumTolerance = 1e-9;

    /// <summary>Checks weights.</summary>
    /// <param name="weights">D numbers of at least 0, not all 0; shares, percents or points.</param>
    /// <exception cref="ArgumentException">There is none, one is negative or not finite, or all are 0.</exception>
    public static FixedWeights Of(IReadOnlyList<double> weights)
    {
        double[] scaled = WeightVector.Scaled(weights);
        double sum = WeightVector.Sum(weights);
        return new(scaled, sum, Math.Abs(sum - 1) > SumTolerance);
    }
}
