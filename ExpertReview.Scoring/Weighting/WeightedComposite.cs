namespace ExpertReview.Scoring;

/// <summary>The weighted sum of several values some of which may be missing.</summary>
public static class WeightedComposite
{
    /// <summary>Σ w·x / Σ w over the values that are present, when enough of the weight is; a missing value never counts as 0.</summary>
    /// <param name="values">D values in one unit; null = missing.</param>
    /// <param name="weights">D weights of at least 0, not all 0; only their proportions matter.</param>
    /// <param name="leastShare">
    /// The least share of the weight that must be present, in [0, 1]; 1 allows nothing of positive weight to be missing. A share short of it
    /// by rounding errors alone is enough.
    /// </param>
    /// <returns>
    /// The composite in the unit of the values; undefined when no present value has weight (<see cref="UndefinedReason.TooFewValues"/>) or
    /// too little weight is present (<see cref="UndefinedReason.TooLittleWeight"/>).
    /// </returns>
    /// <exception cref="ArgumentException">The numbers differ, a value is not finite, or the weights are refused.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leastShare"/> is outside [0, 1].</exception>
    public static Measure Of(IReadOnlyList<double?> values, IReadOnlyList<double> weights, double leastShare = 1)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!(leastShare is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(leastShare), leastShare, "The least share must be in [0, 1].");
        double[] shares = WeightVector.Scaled(weights, values.Count);
        int[] present = [.. Enumerable.Range(0, shares.Length).Where(index => values[index] is not null)];
        double[] given = [.. present.Select(index => values[index]!.Value)];
        double[] own = [.. present.Select(index => shares[index])];
        double share = WeightVector.Sum(own);
        var mean = WeightedLocation.Mean(given, own);
        if (share == 0)
            return Measure.Undefined(UndefinedReason.TooFewValues);
        return share < leastShare - 1e-9 ? Measure.Undefined(UndefinedReason.TooLittleWeight) : mean;
    }
}
