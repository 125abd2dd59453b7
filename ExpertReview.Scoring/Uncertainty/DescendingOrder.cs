using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ExpertReview.Scoring;

/// <summary>Sorts positions by value, highest first, without allocating.</summary>
/// <remarks>
/// A value's distance from the highest, as a whole number of 47 digits, and its position make one key of 64 bits. The keys are spread over buckets by
/// their upper digits and put in order within them. Keys that agree in all 47 digits are compared by the values themselves, so the order is exact.
/// Optimized from the first call: one ranking is over before the runtime would replace slow code.
/// </remarks>
internal sealed class DescendingOrder
{
    private const int PositionDigits = 16;
    private const int DistanceDigits = 47;

    /// <summary>Longest bucket that is put in order by insertion.</summary>
    private const int LongestInsertion = 24;

    private readonly ulong[] _unsorted;
    private readonly ulong[] _keys;
    private readonly int[] _ends;
    private readonly int[] _positions;
    private readonly int _bucketShift;

    /// <summary>Reserves the places.</summary>
    /// <param name="count">At most 65,535.</param>
    public DescendingOrder(int count)
    {
        _unsorted = new ulong[count];
        _keys = new ulong[count];
        _positions = new int[count];
        int bucketDigits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(count, 2))) + 1;
        _ends = new int[1 << bucketDigits];
        _bucketShift = PositionDigits + DistanceDigits - bucketDigits;
    }

    /// <summary>The positions after <see cref="Sort"/>, best first.</summary>
    public ReadOnlySpan<int> Positions => _positions;

    /// <summary>Sorts.</summary>
    /// <param name="values">As many finite values as there are positions.</param>
    /// <param name="reverseTies">False: of equal values the earlier position goes first; true: the later.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sort(ReadOnlySpan<double> values, bool reverseTies)
    {
        if (values.Length == 0)
            return;
        if (Spread(values) > LongestInsertion)
            _keys.AsSpan().Sort();
        else
            Insert();

        for (int start = 0; start + 1 < _keys.Length; start++)
        {
            if (_keys[start] >> PositionDigits == _keys[start + 1] >> PositionDigits)
                start = Settle(start, values, reverseTies);
        }

        for (int place = 0; place < _positions.Length; place++)
            _positions[place] = (ushort)_keys[place];
    }

    /// <returns>The size of the largest bucket.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Spread(ReadOnlySpan<double> values)
    {
        var (lowest, highest) = Extremes(values);

        // Subtraction, multiplication and truncation keep the order: a higher value never gets a larger distance.
        double scale = ((1L << DistanceDigits) - 1) / (highest - lowest);
        if (!double.IsFinite(scale))
            scale = 0;
        Array.Clear(_ends);
        ulong[] unsorted = _unsorted;
        int[] ends = _ends;
        for (int position = 0; position < unsorted.Length; position++)
        {
            ulong key = ((ulong)double.ConvertToIntegerNative<long>((highest - values[position]) * scale) << PositionDigits) | (uint)position;
            unsorted[position] = key;
            ends[(int)(key >> _bucketShift)]++;
        }

        int before = 0, largest = 0;
        for (int bucket = 0; bucket < ends.Length; bucket++)
        {
            int size = ends[bucket];
            ends[bucket] = before;
            before += size;
            largest = Math.Max(largest, size);
        }

        ulong[] keys = _keys;
        foreach (ulong key in unsorted)
            keys[ends[(int)(key >> _bucketShift)]++] = key;
        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Insert()
    {
        ulong[] keys = _keys;
        for (int next = 1; next < keys.Length; next++)
        {
            ulong key = keys[next];
            int place = next;
            for (; place > 0 && keys[place - 1] > key; place--)
                keys[place] = keys[place - 1];
            keys[place] = key;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Lowest, double Highest) Extremes(ReadOnlySpan<double> values)
    {
        var low = Vector256.Create(values[0]);
        var high = low;
        int next = 0;
        for (; next + Vector256<double>.Count <= values.Length; next += Vector256<double>.Count)
        {
            var four = Vector256.Create(values[next..]);
            low = Vector256.Min(low, four);
            high = Vector256.Max(high, four);
        }

        double lowest = Math.Min(Math.Min(low[0], low[1]), Math.Min(low[2], low[3]));
        double highest = Math.Max(Math.Max(high[0], high[1]), Math.Max(high[2], high[3]));
        for (; next < values.Length; next++)
        {
            lowest = Math.Min(lowest, values[next]);
            highest = Math.Max(highest, values[next]);
        }

        return (lowest, highest);
    }

    /// <summary>Puts keys of equal distance in order of their values, and equal values in order of position.</summary>
    /// <returns>The last place of the run.</returns>
    private int Settle(int start, ReadOnlySpan<double> values, bool reverseTies)
    {
        int end = start + 1;
        while (end < _keys.Length && _keys[end] >> PositionDigits == _keys[start] >> PositionDigits)
            end++;

        // Such runs are rare and short, unless many values are known to be equal; insertion suits both, for equal ones stay where they are.
        if (reverseTies)
            _keys.AsSpan(start, end - start).Reverse();
        for (int next = start + 1; next < end; next++)
        {
            ulong key = _keys[next];
            int place = next;
            for (; place > start && values[(ushort)_keys[place - 1]] < values[(ushort)key]; place--)
                _keys[place] = _keys[place - 1];
            _keys[place] = key;
        }

        return end - 1;
    }
}
