namespace ExpertReview.Scoring;

/// <summary>A few numbers in ascending order, so that their sums do not depend on the order in which they came.</summary>
internal sealed class Sample
{
    /// <summary>Scores that are sums of weighted marks carry rounding errors of about this share; what differs by less is equal.</summary>
    private const double RoundingShare = 1e-12;

    private readonly double[] _sorted;

    private Sample(double[] sorted) => _sorted = sorted;

    public int Count => _sorted.Length;

    public ReadOnlySpan<double> Sorted => _sorted;

    public double Minimum => _sorted[0];

    public double Maximum => _sorted[^1];

    public double Sum => SumOf(_sorted);

    public double Mean => Sum / Count;

    public double Median => (_sorted[(Count - 1) / 2] + _sorted[Count / 2]) / 2;

    /// <summary>The difference up to which two of the values count as equal: rounding errors, nothing that anyone marked.</summary>
    public double Noise => RoundingShare * Math.Max(Math.Abs(Minimum), Math.Abs(Maximum));

    public bool IsConstant => Maximum - Minimum <= Noise;

    /// <summary>Sorts a copy.</summary>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static Sample Of(ReadOnlySpan<double> values)
    {
        for (int index = 0; index < values.Length; index++)
        {
            if (!double.IsFinite(values[index]))
                throw new ArgumentException($"Value {index} is not a finite number.", nameof(values));
        }

        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return new(sorted);
    }

    /// <summary>Σ (v − centre)².</summary>
    public double SumOfSquares(double centre)
    {
        double sum = 0;
        foreach (double value in _sorted)
            sum += (value - centre) * (value - centre);
        return sum;
    }

    /// <summary>Median of |v − median|, unscaled.</summary>
    public double MedianAbsoluteDeviation()
    {
        double median = Median;
        return Of([.. _sorted.Select(value => Math.Abs(value - median))]).Median;
    }

    /// <summary>Number of values to cut at each end for a share of all; a share such as 0.29 of 100 is 29 although 0.29 × 100 falls short of it.</summary>
    public int Cut(double fraction) => (int)Math.Floor(fraction * Count + 1e-9);

    public static double SumOf(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum;
    }
}
