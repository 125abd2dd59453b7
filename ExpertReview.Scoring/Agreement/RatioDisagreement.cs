namespace ExpertReview.Scoring;

/// <summary>δ² = ((c − k)/(c + k))², 0 for two zeros. It has no shortcut by sums: all pairs of different values are visited.</summary>
internal sealed class RatioDisagreement : Disagreement
{
    private readonly Categories _categories;
    private readonly double[] _observed;

    public RatioDisagreement(PairableUnits units)
        : base(units)
    {
        _categories = Categories.Of(units.Values);
        _observed = new double[units.Count];
        for (int unit = 0; unit < _observed.Length; unit++)
            _observed[unit] = OfPairs(units.Of(unit), null) / (units.Of(unit).Length - 1);
    }

    protected override double Ratio(ReadOnlySpan<int> times)
    {
        double[] counts = _categories.Counts(Units, times);
        double n = counts.Sum(), observed = 0;
        for (int unit = 0; unit < times.Length; unit++)
            observed += times[unit] * _observed[unit];
        return observed / n / (OfPairs(_categories.Values, counts) / (n * (n - 1)));
    }

    /// <summary>Σ δ² over ordered pairs, each value counted as often as stated.</summary>
    private static double OfPairs(ReadOnlySpan<double> values, double[]? counts)
    {
        double sum = 0;
        for (int left = 1; left < values.Length; left++)
        {
            double ofOne = 0;
            for (int right = 0; right < left; right++)
            {
                if (values[left] == values[right])
                    continue;
                double ratio = (values[left] - values[right]) / (values[left] + values[right]);
                ofOne += ratio * ratio * (counts?[right] ?? 1);
            }

            sum += ofOne * (counts?[left] ?? 1);
        }

        return 2 * sum;
    }
}
