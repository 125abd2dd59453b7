namespace ExpertReview.Scoring;

/// <summary>δ² = (c − k)², by sums of squares: no pair is ever formed.</summary>
internal sealed class IntervalDisagreement : Disagreement
{
    private readonly UnitSquares[] _squares;

    public IntervalDisagreement(PairableUnits units)
        : base(units)
    {
        _squares = new UnitSquares[units.Count];
        double center = Center(units.Values);
        for (int unit = 0; unit < _squares.Length; unit++)
            _squares[unit] = UnitSquares.Of(units.Of(unit), center);
    }

    protected override double Ratio(ReadOnlySpan<int> times) => UnitSquares.Ratio(_squares, times);

    private static double Center(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }
}

/// <summary>Sums of one unit's m values about a common centre, which keeps them small.</summary>
/// <param name="Size">m.</param>
/// <param name="Sum">Σ(x − centre).</param>
/// <param name="SumOfSquares">Σ(x − centre)².</param>
/// <param name="Observed">m/(m − 1) · Σ(x − x̄)²: half the unit's pairs' squared differences over m − 1.</param>
internal readonly record struct UnitSquares(int Size, double Sum, double SumOfSquares, double Observed)
{
    /// <summary>The sums of one unit.</summary>
    public static UnitSquares Of(ReadOnlySpan<double> values, double center)
    {
        double sum = 0, squares = 0;
        foreach (double value in values)
        {
            double distance = value - center;
            sum += distance;
            squares += distance * distance;
        }

        double mean = sum / values.Length, within = 0;
        foreach (double value in values)
            within += (value - center - mean) * (value - center - mean);
        return new(values.Length, sum, squares, values[0] == values[^1] ? 0 : within * values.Length / (values.Length - 1));
    }

    /// <summary>D_o / D_e of a sample of units.</summary>
    public static double Ratio(ReadOnlySpan<UnitSquares> units, ReadOnlySpan<int> times)
    {
        double n = 0, sum = 0, squares = 0, observed = 0;
        for (int unit = 0; unit < units.Length; unit++)
        {
            double weight = times[unit];
            n += weight * units[unit].Size;
            sum += weight * units[unit].Sum;
            squares += weight * units[unit].SumOfSquares;
            observed += weight * units[unit].Observed;
        }

        return observed / n / ((squares - sum * sum / n) / (n - 1));
    }
}
