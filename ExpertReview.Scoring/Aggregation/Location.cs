namespace ExpertReview.Scoring;

/// <summary>Where a few numbers lie: means, medians and what stands between them, in doubles.</summary>
/// <remarks>
/// The official total of a ruleset comes from the exact <see cref="AggregationRule"/>; these serve comparisons and calibrated values.
/// Values are any finite numbers in one unit, which is also the result's unit. They are summed in ascending order, so that the order of
/// the input changes nothing. No values: undefined, <see cref="UndefinedReason.TooFewValues"/>. Every method throws
/// <see cref="ArgumentException"/> when a value is NaN or infinite.
/// </remarks>
public static class Location
{
    /// <summary>Arithmetic mean Σv / k.</summary>
    /// <param name="values">k values.</param>
    public static Measure Mean(ReadOnlySpan<double> values) => Defined(Sample.Of(values), sample => sample.Mean);

    /// <summary>Median: the middle of the sorted values, or the mean of the two middle ones when k is even.</summary>
    /// <param name="values">k values.</param>
    public static Measure Median(ReadOnlySpan<double> values) => Defined(Sample.Of(values), sample => sample.Median);

    /// <summary>Mean without one highest and one lowest value (去掉一个最高分和一个最低分), for k ≥ 3; the plain mean below.</summary>
    /// <remarks>Exactly one copy of a tied extreme goes. For k = 3 the result is the median.</remarks>
    /// <param name="values">k values.</param>
    public static Measure MeanWithoutExtremes(ReadOnlySpan<double> values) =>
        Defined(Sample.Of(values), sample => MeanOfKept(sample, sample.Count < AggregationRule.FewestForDropping ? 0 : 1));

    /// <summary>α-trimmed mean: ⌊αk⌋ values dropped at each end, mean of the rest; α = 0.5 is the median.</summary>
    /// <param name="values">k values.</param>
    /// <param name="fraction">α in [0, 0.5], the share dropped at each end.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is outside [0, 0.5].</exception>
    public static Measure TrimmedMean(ReadOnlySpan<double> values, double fraction)
    {
        CheckFraction(fraction);
        return Defined(Sample.Of(values), sample => fraction >= 0.5 ? sample.Median : MeanOfKept(sample, sample.Cut(fraction)));
    }

    /// <summary>Mean after the highest and the lowest value are replaced by their neighbours, for k ≥ 3; the plain mean below.</summary>
    /// <param name="values">k values.</param>
    public static Measure MeanWithExtremesPulledIn(ReadOnlySpan<double> values) =>
        Defined(Sample.Of(values), sample => MeanAfterPulling(sample, sample.Count < AggregationRule.FewestForDropping ? 0 : 1));

    /// <summary>
    /// α-winsorized mean: the ⌊αk⌋ lowest values are replaced by the next higher one, the ⌊αk⌋ highest by the next lower one; α = 0.5 is
    /// the median.
    /// </summary>
    /// <param name="values">k values.</param>
    /// <param name="fraction">α in [0, 0.5], the share replaced at each end.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is outside [0, 0.5].</exception>
    public static Measure WinsorizedMean(ReadOnlySpan<double> values, double fraction)
    {
        CheckFraction(fraction);
        return Defined(Sample.Of(values), sample => fraction >= 0.5 ? sample.Median : MeanAfterPulling(sample, sample.Cut(fraction)));
    }

    /// <summary>Hodges–Lehmann estimate: the median of the means of all k(k + 1) / 2 pairs, each value paired with itself too.</summary>
    /// <remarks>Time and memory O(k²). J. L. Hodges, E. L. Lehmann, Annals of Mathematical Statistics 34 (1963), 598–611.</remarks>
    /// <param name="values">k values.</param>
    public static Measure HodgesLehmann(ReadOnlySpan<double> values) => Defined(Sample.Of(values), sample =>
    {
        var sorted = sample.Sorted;
        var means = new double[sorted.Length * (sorted.Length + 1) / 2];
        int next = 0;
        for (int left = 0; left < sorted.Length; left++)
        {
            for (int right = left; right < sorted.Length; right++)
                means[next++] = (sorted[left] + sorted[right]) / 2;
        }

        return Sample.Of(means).Median;
    });

    /// <summary>Geometric mean exp(Σ ln v / k), for ratios and growth factors.</summary>
    /// <param name="values">k values; undefined (<see cref="UndefinedReason.NotPositive"/>) when one is 0 or less.</param>
    public static Measure GeometricMean(ReadOnlySpan<double> values)
    {
        var sample = Sample.Of(values);
        if (sample.Count > 0 && !(sample.Minimum > 0 && double.IsNormal(sample.Minimum)))
            return Measure.Undefined(UndefinedReason.NotPositive);
        return Defined(sample, positive =>
        {
            double sum = 0;
            foreach (double value in positive.Sorted)
                sum += PortableMath.Log(value);
            return PortableMath.Exp(sum / positive.Count);
        });
    }

    private static Measure Defined(Sample sample, Func<Sample, double> estimate) =>
        sample.Count == 0 ? Measure.Undefined(UndefinedReason.TooFewValues) : Measure.Of(estimate(sample));

    private static double MeanOfKept(Sample sample, int cut)
    {
        var kept = sample.Sorted[cut..^cut];
        return kept.IsEmpty ? sample.Median : Sample.SumOf(kept) / kept.Length;
    }

    private static double MeanAfterPulling(Sample sample, int cut)
    {
        if (2 * cut >= sample.Count)
            return sample.Median;
        double[] pulled = sample.Sorted.ToArray();
        pulled.AsSpan(0, cut).Fill(pulled[cut]);
        pulled.AsSpan(pulled.Length - cut).Fill(pulled[^(cut + 1)]);
        return Sample.SumOf(pulled) / pulled.Length;
    }

    private static void CheckFraction(double fraction)
    {
        if (!(fraction is >= 0 and <= 0.5))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The share at each end must be in [0, 0.5].");
    }
}
