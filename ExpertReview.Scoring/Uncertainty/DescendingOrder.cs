namespace ExpertReview.Scoring;

/// <summary>Sorts positions by value, highest first, without allocating: by buckets over the range of the values, then within the buckets.</summary>
internal sealed class DescendingOrder
{
    /// <summary>Longest bucket that is put in order by insertion.</summary>
    private const int LongestInsertion = 24;

    private readonly int[] _positions;
    private readonly double[] _keys;
    private readonly int[] _bucketOf;
    private readonly int[] _ends;

    public DescendingOrder(int count)
    {
        _positions = new int[count];
        _keys = new double[count];
        _bucketOf = new int[count];
        _ends = new int[Math.Max(1, 2 * count)];
    }

    /// <summary>The positions after <see cref="Sort"/>, best first.</summary>
    public ReadOnlySpan<int> Positions => _positions;

    /// <summary>Sorts.</summary>
    /// <param name="values">As many finite values as there are positions.</param>
    /// <param name="reverseTies">False: of equal values the earlier position goes first; true: the later.</param>
    public void Sort(ReadOnlySpan<double> values, bool reverseTies)
    {
        if (values.Length == 0)
            return;
        FillBuckets(values);
        int start = 0;
        foreach (int end in _ends)
        {
            if (end - start > LongestInsertion)
                _keys.AsSpan(start, end - start).Sort(_positions.AsSpan(start, end - start));
            else if (end - start > 1)
                Insert(start, end);
            start = end;
        }

        SettleTies(reverseTies);
    }

    private void FillBuckets(ReadOnlySpan<double> values)
    {
        double highest = values[0], lowest = values[0];
        foreach (double value in values)
        {
            highest = Math.Max(highest, value);
            lowest = Math.Min(lowest, value);
        }

        // Rounding keeps the order: a higher value never gets a later bucket.
        double scale = highest > lowest ? (_ends.Length - 1) / (highest - lowest) : 0;
        Array.Clear(_ends);
        for (int position = 0; position < values.Length; position++)
        {
            int bucket = Math.Min((int)((highest - values[position]) * scale), _ends.Length - 1);
            _bucketOf[position] = bucket;
            _ends[bucket]++;
        }

        int before = 0;
        for (int bucket = 0; bucket < _ends.Length; bucket++)
            (_ends[bucket], before) = (before, before + _ends[bucket]);
        for (int position = 0; position < values.Length; position++)
        {
            int place = _ends[_bucketOf[position]]++;
            _positions[place] = position;
            _keys[place] = -values[position];
        }
    }

    private void Insert(int start, int end)
    {
        for (int next = start + 1; next < end; next++)
        {
            double key = _keys[next];
            int position = _positions[next], place = next;
            for (; place > start && _keys[place - 1] > key; place--)
                (_keys[place], _positions[place]) = (_keys[place - 1], _positions[place - 1]);
            (_keys[place], _positions[place]) = (key, position);
        }
    }

    private void SettleTies(bool reverse)
    {
        for (int start = 0; start + 1 < _keys.Length; start++)
        {
            if (_keys[start] != _keys[start + 1])
                continue;
            int end = start + 2;
            while (end < _keys.Length && _keys[end] == _keys[start])
                end++;
            var tied = _positions.AsSpan(start, end - start);
            tied.Sort();
            if (reverse)
                tied.Reverse();
            start = end - 1;
        }
    }
}
