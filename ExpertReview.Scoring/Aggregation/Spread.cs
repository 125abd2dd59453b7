namespace ExpertReview.Scoring;

/// <summary>How far a few numbers lie apart.</summary>
/// <remarks>
/// Values are any finite numbers in one unit, which is also the result's unit; their order changes nothing. Every method throws
/// <see cref="ArgumentException"/> when a value is NaN or infinite.
/// </remarks>
public static class Spread
{
    /// <summary>Sample standard deviation √(Σ(v − v̄)² / (k − 1)).</summary>
    /// <param name="values">k values; undefined when k &lt; 2.</param>
    public static Measure StandardDeviation(ReadOnlySpan<double> values) =>
        Defined(values, 2, sample => Math.Sqrt(sample.SumOfSquares(sample.Mean) / (sample.Count - 1)));

    /// <summary>Standard deviation of a whole population, √(Σ(v − v̄)² / k).</summary>
    /// <param name="values">k values; undefined when k = 0.</param>
    public static Measure PopulationStandardDeviation(ReadOnlySpan<double> values) =>
        Defined(values, 1, sample => Math.Sqrt(sample.SumOfSquares(sample.Mean) / sample.Count));

    /// <summary>Median absolute deviation 1.4826 · median|v − median|, which estimates the standard deviation of normal data.</summary>
    /// <param name="values">k values; undefined when k = 0.</param>
    public static Measure MedianAbsoluteDeviation(ReadOnlySpan<double> values) =>
        Defined(values, 1, sample => HuberLocation.DeviationFactor * sample.MedianAbsoluteDeviation());

    /// <summary>Range: the highest value less the lowest.</summary>
    /// <param name="values">k values; undefined when k = 0.</param>
    public static Measure Range(ReadOnlySpan<double> values) => Defined(values, 1, sample => sample.Maximum - sample.Minimum);

    private static Measure Defined(ReadOnlySpan<double> values, int fewest, Func<Sample, double> estimate)
    {
        var sample = Sample.Of(values);
        return sample.Count < fewest ? Measure.Undefined(UndefinedReason.TooFewValues) : Measure.Of(estimate(sample));
    }
}
