namespace ExpertReview.Scoring;

/// <summary>Ranks from 1 for the smallest value, tied values sharing the mean of their places (midranks).</summary>
/// <param name="Ranks">Whole numbers and halves, parallel to the values.</param>
/// <param name="TieTerm">T = Σ(t³ − t) over groups of t tied values; 0 without ties.</param>
internal sealed record TiedRanks(double[] Ranks, double TieTerm)
{
    /// <summary>Ranks finite values.</summary>
    public static TiedRanks Of(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count)];
        double[] sorted = [.. values];
        Array.Sort(sorted, order);
        double[] ranks = new double[sorted.Length];
        double term = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            for (int place = start; place < end; place++)
                ranks[order[place]] = (start + 1 + end) / 2.0;
            double tied = end - start;
            term += tied * tied * tied - tied;
        }

        return new(ranks, term);
    }
}
