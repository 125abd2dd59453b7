namespace ExpertReview.Scoring;

/// <summary>What the numbers that experts give mean, and so how far two of them are apart.</summary>
public enum MeasurementLevel
{
    /// <summary>Names of categories: δ² = 1 when they differ.</summary>
    Nominal,

    /// <summary>Ranks: δ² = (values between the two, each counted once, the two themselves by half)².</summary>
    Ordinal,

    /// <summary>Points whose differences count: δ² = (c − k)².</summary>
    Interval,

    /// <summary>Amounts with a true zero: δ² = ((c − k)/(c + k))²; needs values of 0 or more.</summary>
    Ratio,
}

/// <summary>Krippendorff's α: 1 at perfect agreement, 0 when marks are as different within applications as across them.</summary>
/// <remarks>
/// α = 1 − D_o/D_e over the applications with at least two marks. D_o: the mean δ² of pairs within applications, each
/// application's pairs weighted by 1/(m − 1); D_e: the mean δ² of all pairs of marks. Missing ratings are simply absent.
/// Nominal, ordinal and interval α take O(N log N), ratio α O(N log N + V² + Σm²) with V different values. Krippendorff,
/// Computing Krippendorff's alpha-reliability, 2011.
/// </remarks>
/// <param name="Value">
/// α, at most 1. Undefined with <see cref="UndefinedReason.TooFewValues"/> when no application has two marks,
/// <see cref="UndefinedReason.NoVariation"/> when all marks are equal, <see cref="UndefinedReason.NotPositive"/> when the level is ratio
/// and a mark is negative.
/// </param>
/// <param name="Level">The level of measurement.</param>
/// <param name="Units">Applications with at least two marks.</param>
/// <param name="Pairable">n, the marks of those applications.</param>
/// <param name="OrderedPairs">Σm(m − 1), the ordered pairs of marks of one application.</param>
public sealed record KrippendorffAlpha(Measure Value, MeasurementLevel Level, int Units, int Pairable, long OrderedPairs)
{
    /// <summary>
    /// The figure that R's irr (0.84.1) prints for a table without gaps. There it forgets the division by m − 1, and so takes
    /// D_e's factor n/(n − 1) from the number of pairs, not of marks: 1 − (1 − α)(1 − 1/Σm(m − 1))/(1 − 1/n). With two experts it is α.
    /// For comparison with such figures only; undefined with α.
    /// </summary>
    public Measure PairCorrected => Value.Value is { } alpha
        ? Measure.Of(1 - (1 - alpha) * (1 - 1.0 / OrderedPairs) / (1 - 1.0 / Pairable))
        : Value;

    /// <summary>Computes α from ratings with or without gaps.</summary>
    /// <param name="ratings">The ratings; a repeated one counts as one more mark.</param>
    /// <param name="level">The level of measurement.</param>
    public static KrippendorffAlpha Of(Ratings ratings, MeasurementLevel level)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        return Of(ratings.Values, ratings.ApplicationOf, level);
    }

    /// <summary>Computes α from plain numbers.</summary>
    /// <param name="values">N finite values, in any order.</param>
    /// <param name="unitOf">The unit (application) of each value: any numbers from 0, not many more than there are values.</param>
    /// <param name="level">The level of measurement.</param>
    /// <exception cref="ArgumentException">The lists differ in length, a value is not finite, or a unit is negative.</exception>
    public static KrippendorffAlpha Of(ReadOnlySpan<double> values, ReadOnlySpan<int> unitOf, MeasurementLevel level)
    {
        var units = PairableUnits.Of(values, unitOf);
        return new(AlphaOf(units, level), level, units.Count, units.Values.Length, units.OrderedPairs);
    }

    /// <summary>
    /// The percentile interval of α over samples of whole applications drawn with replacement. A sample whose marks are all
    /// equal has no α and is left out.
    /// </summary>
    /// <remarks>
    /// Replicates are drawn in blocks of 50, block b from <c>random.Substream(b)</c>, so that neither threads nor processors
    /// change a digit. Limits are interpolated linearly between order statistics.
    /// </remarks>
    /// <param name="ratings">The ratings.</param>
    /// <param name="level">The level of measurement.</param>
    /// <param name="random">Where the substreams come from; not drawn from itself.</param>
    /// <param name="replicates">Number of samples, at least 100.</param>
    /// <param name="confidence">In (0, 1).</param>
    /// <returns>The limits; null when α is undefined, or for more than half of the samples.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="replicates"/> or <paramref name="confidence"/> is out of its
    /// range.</exception>
    public static Interval? Bootstrap(
        Ratings ratings, MeasurementLevel level, RandomSource random, int replicates = 2000, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        Confidence.Check(confidence);
        var units = PairableUnits.Of(ratings.Values, ratings.ApplicationOf);
        return AlphaOf(units, level).Value is null
            ? null
            : UnitBootstrap.Interval(Disagreement.Of(units, level), random, replicates, confidence);
    }

    private static Measure AlphaOf(PairableUnits units, MeasurementLevel level)
    {
        if (units.Count == 0)
            return Measure.Undefined(UndefinedReason.TooFewValues);
        if (level == MeasurementLevel.Ratio && units.Lowest < 0)
            return Measure.Undefined(UndefinedReason.NotPositive);
        int[] once = new int[units.Count];
        Array.Fill(once, 1);
        return Disagreement.Of(units, level).Alpha(once) is { } alpha
            ? Measure.Of(alpha)
            : Measure.Undefined(UndefinedReason.NoVariation);
    }
}
