namespace ExpertReview.Scoring;

/// <summary>Huber's M-estimate of location with the scale held at the median absolute deviation.</summary>
/// <remarks>
/// The centre m for which the values, each pulled in to m ± k·s, have the mean m; s = 1.4826 · median|v − median|. Found by starting at the
/// median and replacing m by the mean of the pulled-in values until it moves by less than 10⁻¹²·s (or the last digits of the values).
/// P. J. Huber, Annals of Mathematical Statistics 35 (1964), 73–101; W. N. Venables, B. D. Ripley, <i>Modern Applied Statistics with S</i>,
/// chapter 5; the function huber of the R package MASS, which stops at 10⁻⁶·s unless told otherwise.
/// </remarks>
public static class HuberLocation
{
    /// <summary>The usual k: 96 % as efficient as the mean on normal data.</summary>
    public const double UsualThreshold = 1.5;

    /// <summary>Factor that makes the median absolute deviation of normal data estimate their standard deviation.</summary>
    public const double DeviationFactor = 1.4826;

    private const double Settled = 1e-12;

    private const double LastDigits = 1e-14;

    private const int MostSteps = 10_000;

    /// <summary>The estimate.</summary>
    /// <param name="values">At least 3 finite values in one unit.</param>
    /// <param name="threshold">k &gt; 0, in units of s.</param>
    /// <returns>
    /// The centre in the values' unit; undefined with fewer than 3 values, when s = 0 (<see cref="UndefinedReason.NoRobustSpread"/>), or when
    /// the steps do not settle.
    /// </returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is not positive and finite.</exception>
    public static Measure Of(ReadOnlySpan<double> values, double threshold = UsualThreshold)
    {
        if (!(threshold > 0) || !double.IsFinite(threshold))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold must be positive and finite.");
        var sample = Sample.Of(values);
        if (sample.Count < 3)
            return Measure.Undefined(UndefinedReason.TooFewValues);
        double scale = DeviationFactor * sample.MedianAbsoluteDeviation();
        if (scale <= sample.Noise)
            return Measure.Undefined(UndefinedReason.NoRobustSpread);

        double settled = Math.Max(Settled * scale, LastDigits * Math.Max(Math.Abs(sample.Minimum), Math.Abs(sample.Maximum)));
        double centre = sample.Median;
        for (int step = 0; step < MostSteps; step++)
        {
            double next = 0;
            foreach (double value in sample.Sorted)
                next += Math.Clamp(value, centre - threshold * scale, centre + threshold * scale);
            next /= sample.Count;
            if (Math.Abs(centre - next) < settled)
                return Measure.Of(centre);
            centre = next;
        }

        return Measure.Undefined(UndefinedReason.NotConverged);
    }
}
