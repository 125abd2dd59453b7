namespace ExpertReview.Scoring;

/// <summary>δ² = 1 when two values differ.</summary>
internal sealed class NominalDisagreement : Disagreement
{
    private readonly Categories _categories;
    private readonly double[] _observed;

    public NominalDisagreement(PairableUnits units)
        : base(units)
    {
        _categories = Categories.Of(units.Values);
        _observed = new double[units.Count];
        for (int unit = 0; unit < _observed.Length; unit++)
            _observed[unit] = Unequal(units.Of(unit)) / (units.Of(unit).Length - 1);
    }

    protected override double Ratio(ReadOnlySpan<int> times)
    {
        double[] counts = _categories.Counts(Units, times);
        double n = counts.Sum(), observed = 0, expected = n * n;
        for (int unit = 0; unit < times.Length; unit++)
            observed += times[unit] * _observed[unit];
        foreach (double count in counts)
            expected -= count * count;
        return observed / n / (expected / (n * (n - 1)));
    }

    /// <summary>Ordered pairs of unequal values among ascending ones: m² − Σt².</summary>
    private static double Unequal(ReadOnlySpan<double> values)
    {
        double pairs = (double)values.Length * values.Length;
        for (int start = 0, end; start < values.Length; start = end)
        {
            end = start + 1;
            while (end < values.Length && values[end] == values[start])
                end++;
            pairs -= (double)(end - start) * (end - start);
        }

        return pairs;
    }
}
