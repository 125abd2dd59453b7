namespace ExpertReview.Scoring;

/// <summary>The values of the units that have at least two, unit by unit, ascending within a unit.</summary>
internal sealed class PairableUnits
{
    private readonly int[] _starts;

    private PairableUnits(double[] values, int[] starts) => (Values, _starts) = (values, starts);

    /// <summary>Number of units.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>n values of all units.</summary>
    public double[] Values { get; }

    /// <summary>The lowest of all values; there must be one.</summary>
    public double Lowest => Enumerable.Range(0, Count).Min(unit => Values[_starts[unit]]);

    /// <summary>Σm(m − 1).</summary>
    public long OrderedPairs => Enumerable.Range(0, Count).Sum(unit => Of(unit).Length * (Of(unit).Length - 1L));

    /// <summary>Place of the unit's first value; of its last one's successor for <paramref name="unit"/> + 1.</summary>
    public int Start(int unit) => _starts[unit];

    /// <summary>The values of a unit, ascending.</summary>
    public ReadOnlySpan<double> Of(int unit) => Values.AsSpan(_starts[unit], _starts[unit + 1] - _starts[unit]);

    /// <summary>Groups values by unit: a counting sort over units, then a sort within each.</summary>
    /// <exception cref="ArgumentException">The lists differ in length, a value is not finite, or a unit is negative.</exception>
    public static PairableUnits Of(ReadOnlySpan<double> values, ReadOnlySpan<int> unitOf)
    {
        if (values.Length != unitOf.Length)
            throw new ArgumentException($"{values.Length} values, but the units of {unitOf.Length}.", nameof(unitOf));
        int[] places = Places(values, unitOf);
        var starts = new List<int> { 0 };
        int kept = 0;
        for (int unit = 0; unit + 1 < places.Length; unit++)
        {
            int size = places[unit + 1] - places[unit];
            places[unit] = size < 2 ? -1 : kept;
            if (size < 2)
                continue;
            kept += size;
            starts.Add(kept);
        }

        double[] grouped = new double[kept];
        for (int r = 0; r < values.Length; r++)
        {
            ref int place = ref places[unitOf[r]];
            if (place >= 0)
                grouped[place++] = values[r];
        }

        for (int unit = 0; unit + 1 < starts.Count; unit++)
            Sort(grouped.AsSpan(starts[unit], starts[unit + 1] - starts[unit]));
        return new(grouped, [.. starts]);
    }

    /// <summary>Units are small, a handful of marks: insertion beats a general sort for them.</summary>
    private static void Sort(Span<double> values)
    {
        if (values.Length > 16)
        {
            values.Sort();
            return;
        }

        for (int next = 1; next < values.Length; next++)
        {
            double value = values[next];
            int place = next;
            for (; place > 0 && values[place - 1] > value; place--)
                values[place] = values[place - 1];
            values[place] = value;
        }
    }

    /// <summary>Where each unit's values would start if all were kept; one place more than there are units.</summary>
    private static int[] Places(ReadOnlySpan<double> values, ReadOnlySpan<int> unitOf)
    {
        int last = -1;
        for (int r = 0; r < values.Length; r++)
        {
            if (!double.IsFinite(values[r]))
                throw new ArgumentException($"Value {r} is not finite.", nameof(values));
            if (unitOf[r] < 0)
                throw new ArgumentException($"Value {r} has a negative unit.", nameof(unitOf));
            last = Math.Max(last, unitOf[r]);
        }

        int[] places = new int[last + 2];
        foreach (int unit in unitOf)
            places[unit + 1]++;
        for (int unit = 0; unit <= last; unit++)
            places[unit + 1] += places[unit];
        return places;
    }
}
