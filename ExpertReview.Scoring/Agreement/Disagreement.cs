namespace ExpertReview.Scoring;

/// <summary>Krippendorff's observed and expected disagreement at one level of measurement, for samples of units.</summary>
internal abstract class Disagreement(PairableUnits units)
{
    /// <summary>The units.</summary>
    public PairableUnits Units { get; } = units;

    /// <summary>The disagreement at a level.</summary>
    public static Disagreement Of(PairableUnits units, MeasurementLevel level) => level switch
    {
        MeasurementLevel.Nominal => new NominalDisagreement(units),
        MeasurementLevel.Ordinal => new OrdinalDisagreement(units),
        MeasurementLevel.Interval => new IntervalDisagreement(units),
        MeasurementLevel.Ratio => new RatioDisagreement(units),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level of measurement."),
    };

    /// <summary>α of a sample; null when all its values are equal.</summary>
    /// <param name="times">How often each unit is in the sample, 0 or more; not all 0.</param>
    public double? Alpha(ReadOnlySpan<int> times)
    {
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        for (int unit = 0; unit < times.Length; unit++)
        {
            if (times[unit] == 0)
                continue;
            var values = Units.Of(unit);
            lowest = Math.Min(lowest, values[0]);
            highest = Math.Max(highest, values[^1]);
        }

        return lowest == highest ? null : 1 - Ratio(times);
    }

    /// <summary>D_o / D_e of a sample with at least two different values.</summary>
    protected abstract double Ratio(ReadOnlySpan<int> times);
}
