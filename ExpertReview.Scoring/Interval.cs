namespace ExpertReview.Scoring;

/// <summary>A range that holds a figure with a stated probability or confidence.</summary>
/// <param name="Lower">Lower limit, in the figure's unit; finite.</param>
/// <param name="Upper">Upper limit; finite, at least <paramref name="Lower"/>.</param>
/// <param name="Level">The probability, in (0, 1); 0.95 = 95 %.</param>
public readonly record struct Interval(double Lower, double Upper, double Level)
{
    /// <summary>True when <paramref name="value"/> lies in the range, limits included.</summary>
    public bool Contains(double value) => value >= Lower && value <= Upper;
}
