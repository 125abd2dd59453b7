namespace ExpertReview.Scoring;

/// <summary>Puts one expert's values on a common scale.</summary>
/// <remarks>
/// Everything here looks at one expert alone and so takes it that the expert saw applications of ordinary quality. Where experts see
/// different fields, use a calibration model instead: subtracting an expert's mean also subtracts the true quality of that field. Values
/// are finite numbers in any unit; the result keeps their order. An empty list gives an empty list. A spread below 10⁻¹² of the values'
/// magnitude is rounding and counts as none, so that a constant expert gets no wild scores; ranks tie equal numbers alone, so total the
/// sheets exactly (<see cref="Fraction"/>) before they become doubles. Every method throws <see cref="ArgumentException"/> when a value is
/// NaN or infinite.
/// </remarks>
public static class Standardization
{
    /// <summary>v − v̄, in the values' unit; 0 for a single value.</summary>
    /// <param name="values">n values.</param>
    public static StandardizedValues Centre(ReadOnlySpan<double> values)
    {
        var sample = Sample.Of(values);
        return sample.Count < 2 ? Neutral(sample.Count, 0) : new(Linear(values, sample.Mean, 1), StandardizationFallback.None);
    }

    /// <summary>z = (v − v̄) / s with s = √(Σ(v − v̄)² / (n − 1)): all 0 when s = 0 or n = 1.</summary>
    /// <param name="values">n values.</param>
    public static StandardizedValues ZScores(ReadOnlySpan<double> values)
    {
        var sample = Sample.Of(values);
        if (sample.Count < 2 || sample.IsConstant)
            return Neutral(sample.Count, 0);
        double mean = sample.Mean;
        return new(Linear(values, mean, Math.Sqrt(sample.SumOfSquares(mean) / (sample.Count - 1))), StandardizationFallback.None);
    }

    /// <summary>(v − median) / (1.4826 · median|v − median|); <see cref="ZScores"/> when the median absolute deviation is 0.</summary>
    /// <param name="values">n values.</param>
    public static StandardizedValues RobustZScores(ReadOnlySpan<double> values)
    {
        var sample = Sample.Of(values);
        if (sample.Count < 2 || sample.IsConstant)
            return Neutral(sample.Count, 0);
        double spread = HuberLocation.DeviationFactor * sample.MedianAbsoluteDeviation();
        return spread <= sample.Noise
            ? ZScores(values) with { Fallback = StandardizationFallback.NoRobustSpread }
            : new(Linear(values, sample.Median, spread), StandardizationFallback.None);
    }

    /// <summary>(v − min) / (max − min), in [0, 1]: all ½ when the values are equal.</summary>
    /// <remarks>Rests on two values, the most extreme ones; of this family it separates applications worst.</remarks>
    /// <param name="values">n values.</param>
    public static StandardizedValues MinMax(ReadOnlySpan<double> values)
    {
        var sample = Sample.Of(values);
        return sample.Count < 2 || sample.IsConstant
            ? Neutral(sample.Count, 0.5)
            : new(Linear(values, sample.Minimum, sample.Maximum - sample.Minimum), StandardizationFallback.None);
    }

    /// <summary>Midrank percentiles, in [0, 1]; the highest value has the highest.</summary>
    /// <param name="values">n values.</param>
    /// <param name="position">How a rank becomes a share.</param>
    public static StandardizedValues Percentiles(ReadOnlySpan<double> values, PlottingPosition position = PlottingPosition.Hazen)
    {
        var sample = Sample.Of(values);
        if (sample.Count == 0)
            return Neutral(0, 0.5);
        var ranks = Ranks.AscendingMidranks(values.ToArray());
        return new([.. ranks.Select(rank => Share(rank, sample.Count, position))], FallbackOf(sample));
    }

    /// <summary>Normal scores Φ⁻¹(p) of the midrank percentiles p, in standard deviations.</summary>
    /// <param name="values">n values.</param>
    /// <param name="position">How a rank becomes a share; not <see cref="PlottingPosition.ZeroToOne"/>, whose ends have no quantile.</param>
    /// <exception cref="ArgumentException"><paramref name="position"/> is <see cref="PlottingPosition.ZeroToOne"/>.</exception>
    public static StandardizedValues NormalScores(ReadOnlySpan<double> values, PlottingPosition position = PlottingPosition.Hazen)
    {
        if (position == PlottingPosition.ZeroToOne)
            throw new ArgumentException("The shares 0 and 1 have no normal quantile.", nameof(position));
        var percentiles = Percentiles(values, position);
        return percentiles with { Values = [.. percentiles.Values.Select(PortableMath.NormalQuantile)] };
    }

    private static double Share(double rank, int count, PlottingPosition position) => position switch
    {
        PlottingPosition.Hazen => (rank - 0.5) / count,
        PlottingPosition.Weibull => rank / (count + 1),
        PlottingPosition.ZeroToOne => count == 1 ? 0.5 : (rank - 1) / (count - 1),
        PlottingPosition.Blom => (rank - 0.375) / (count + 0.25),
        _ => throw new ArgumentOutOfRangeException(nameof(position), position, "No such plotting position."),
    };

    private static double[] Linear(ReadOnlySpan<double> values, double origin, double unit)
    {
        double[] moved = new double[values.Length];
        for (int index = 0; index < moved.Length; index++)
            moved[index] = (values[index] - origin) / unit;
        return moved;
    }

    private static StandardizedValues Neutral(int count, double value) => new(
        [.. Enumerable.Repeat(value, count)],
        count switch
        {
            0 => StandardizationFallback.None,
            1 => StandardizationFallback.SingleValue,
            _ => StandardizationFallback.ConstantValues,
        });

    private static StandardizationFallback FallbackOf(Sample sample) =>
        sample.Count == 1 ? StandardizationFallback.SingleValue
        : sample.Minimum == sample.Maximum ? StandardizationFallback.ConstantValues
        : StandardizationFallback.None;
}
