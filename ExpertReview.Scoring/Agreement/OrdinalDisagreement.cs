namespace ExpertReview.Scoring;

/// <summary>
/// δ² between two categories is the square of the distance of their places in the sample's own order: all the values
/// below, and half of those equal. So ordinal α is interval α of these places, which change with the sample.
/// </summary>
internal sealed class OrdinalDisagreement(PairableUnits units) : Disagreement(units)
{
    private readonly Categories _categories = Categories.Of(units.Values);

    protected override double Ratio(ReadOnlySpan<int> times)
    {
        double[] counts = _categories.Counts(Units, times);
        double below = 0, n = counts.Sum();
        double[] places = new double[counts.Length];
        for (int category = 0; category < counts.Length; category++)
        {
            places[category] = below + counts[category] / 2;
            below += counts[category];
        }

        var squares = new UnitSquares[Units.Count];
        double[] buffer = new double[Units.Values.Length];
        for (int unit = 0; unit < squares.Length; unit++)
        {
            if (times[unit] == 0)
                continue;
            var of = buffer.AsSpan(Units.Start(unit), Units.Of(unit).Length);
            for (int place = 0; place < of.Length; place++)
                of[place] = places[_categories.Of(Units.Start(unit) + place)];
            squares[unit] = UnitSquares.Of(of, n / 2);
        }

        return UnitSquares.Ratio(squares, times);
    }
}
