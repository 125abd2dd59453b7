namespace ExpertReview.Scoring;

/// <summary>The different values among many, ascending, and which of them each value is.</summary>
internal sealed class Categories
{
    private readonly int[] _of;

    private Categories(double[] values, int[] of) => (Values, _of) = (values, of);

    /// <summary>The different values, ascending.</summary>
    public double[] Values { get; }

    /// <summary>The category of the value at a place.</summary>
    public int Of(int place) => _of[place];

    /// <summary>Finds the categories by sorting.</summary>
    public static Categories Of(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        var different = new List<double>();
        int[] of = new int[sorted.Length];
        for (int place = 0; place < sorted.Length; place++)
        {
            if (place == 0 || sorted[place] != sorted[place - 1])
                different.Add(sorted[place]);
            of[order[place]] = different.Count - 1;
        }

        return new([.. different], of);
    }

    /// <summary>How many values of a sample of units fall into each category.</summary>
    public double[] Counts(PairableUnits units, ReadOnlySpan<int> times)
    {
        double[] counts = new double[Values.Length];
        for (int unit = 0; unit < times.Length; unit++)
        {
            for (int place = units.Start(unit); place < units.Start(unit + 1); place++)
                counts[_of[place]] += times[unit];
        }

        return counts;
    }
}
