namespace ExpertReview.Scoring;

/// <summary>How the pairs of places of two lists are ordered, counted in O(n log n).</summary>
/// <param name="Pairs">n(n − 1)/2.</param>
/// <param name="TiedInX">Pairs with equal x.</param>
/// <param name="TiedInY">Pairs with equal y.</param>
/// <param name="TiedInBoth">Pairs with both equal.</param>
/// <param name="Discordant">Pairs ordered one way by x and the other way by y.</param>
internal readonly record struct PairCounts(long Pairs, long TiedInX, long TiedInY, long TiedInBoth, long Discordant)
{
    /// <summary>Concordant less discordant pairs.</summary>
    public double Surplus => Pairs - TiedInX - TiedInY + TiedInBoth - 2 * Discordant;

    /// <summary>Counts the pairs of two lists of equal length.</summary>
    public static PairCounts Of(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        (double X, double Y)[] points = [.. x.Select((value, place) => (value, y[place]))];
        Array.Sort(points);
        double[] ordered = [.. points.Select(point => point.Y)];
        long tiedInX = Tied(points.Length, place => points[place].X == points[place - 1].X);
        long tiedInBoth = Tied(points.Length, place => points[place] == points[place - 1]);
        long exchanges = SortCountingExchanges(ordered, new double[ordered.Length], 0, ordered.Length);
        long tiedInY = Tied(ordered.Length, place => ordered[place] == ordered[place - 1]);
        return new((long)points.Length * (points.Length - 1) / 2, tiedInX, tiedInY, tiedInBoth, exchanges);
    }

    /// <summary>Pairs within the runs of places that equal the place before them.</summary>
    private static long Tied(int count, Func<int, bool> equalsPrevious)
    {
        long pairs = 0, run = 0;
        for (int place = 1; place < count; place++)
        {
            run = equalsPrevious(place) ? run + 1 : 0;
            pairs += run;
        }

        return pairs;
    }

    /// <summary>Sorts [from, to) by merging; returns how many pairs stood in the wrong order.</summary>
    private static long SortCountingExchanges(double[] values, double[] buffer, int from, int to)
    {
        if (to - from < 2)
            return 0;
        int middle = from + (to - from) / 2;
        long exchanges = SortCountingExchanges(values, buffer, from, middle) + SortCountingExchanges(values, buffer, middle, to);
        int left = from, right = middle;
        for (int place = from; place < to; place++)
        {
            if (left < middle && (right == to || values[left] <= values[right]))
            {
                buffer[place] = values[left++];
            }
            else
            {
                exchanges += middle - left;
                buffer[place] = values[right++];
            }
        }

        Array.Copy(buffer, from, values, from, to - from);
        return exchanges;
    }
}
