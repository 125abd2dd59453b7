namespace ExpertReview.Scoring;

/// <summary>Ranks of numbers, with the usual ways to treat ties.</summary>
/// <remarks>
/// Sorted neighbours that differ by no more than the tolerance tie, and ties join up: 1, 2 and 3 with tolerance 1 are one tie, although 1
/// and 3 differ by 2. So that rounding errors cannot part equals, pass a tolerance far below any difference that means something.
/// Every method throws <see cref="ArgumentException"/> for a value that is not finite and <see cref="ArgumentOutOfRangeException"/> for a
/// tolerance that is negative or not finite.
/// </remarks>
public static class Ranks
{
    /// <summary>Tolerance that forgives the rounding errors of scores on a scale up to 100 or so.</summary>
    public const double UsualTolerance = 1e-10;

    /// <summary>Competition ranks, highest value first: 1, 2, 2, 4. A tie takes the best of its places.</summary>
    /// <param name="values">n finite values.</param>
    /// <param name="tolerance">Neighbours up to this far apart tie; at least 0.</param>
    /// <returns>n ranks from 1, in the order of <paramref name="values"/>.</returns>
    public static IReadOnlyList<int> Competition(IReadOnlyList<double> values, double tolerance = 0) =>
        Descending(values, tolerance, (_, start, _) => start + 1);

    /// <summary>Ranks, highest value first, where a tie takes the worst of its places: 1, 3, 3, 4.</summary>
    /// <param name="values">n finite values.</param>
    /// <param name="tolerance">Neighbours up to this far apart tie; at least 0.</param>
    /// <returns>n ranks from 1, in the order of <paramref name="values"/>.</returns>
    public static IReadOnlyList<int> Worst(IReadOnlyList<double> values, double tolerance = 0) =>
        Descending(values, tolerance, (_, start, end) => end);

    /// <summary>Dense ranks, highest value first: 1, 2, 2, 3. No number is left out.</summary>
    /// <param name="values">n finite values.</param>
    /// <param name="tolerance">Neighbours up to this far apart tie; at least 0.</param>
    /// <returns>n ranks from 1, in the order of <paramref name="values"/>.</returns>
    public static IReadOnlyList<int> Dense(IReadOnlyList<double> values, double tolerance = 0) =>
        Descending(values, tolerance, (tie, _, _) => tie + 1);

    /// <summary>Midranks, highest value first: 1, 2.5, 2.5, 4. A tie takes the mean of its places.</summary>
    /// <param name="values">n finite values.</param>
    /// <param name="tolerance">Neighbours up to this far apart tie; at least 0.</param>
    /// <returns>n ranks from 1, in the order of <paramref name="values"/>.</returns>
    public static IReadOnlyList<double> Midranks(IReadOnlyList<double> values, double tolerance = 0) =>
        Descending(values, tolerance, (_, start, end) => (start + 1 + end) / 2.0);

    /// <summary>Midranks, lowest value first, as percentiles need them.</summary>
    /// <param name="values">n finite values.</param>
    /// <param name="tolerance">Neighbours up to this far apart tie; at least 0.</param>
    /// <returns>n ranks from 1, in the order of <paramref name="values"/>.</returns>
    public static IReadOnlyList<double> AscendingMidranks(IReadOnlyList<double> values, double tolerance = 0) =>
        [.. Midranks(values, tolerance).Select(rank => values.Count + 1 - rank)];

    private static T[] Descending<T>(IReadOnlyList<double> values, double tolerance, Func<int, int, int, T> rank)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!double.IsFinite(tolerance) || tolerance < 0)
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be at least 0.");
        for (int index = 0; index < values.Count; index++)
        {
            if (!double.IsFinite(values[index]))
                throw new ArgumentException($"Value {index} is not a finite number.", nameof(values));
        }

        int[] order = [.. Enumerable.Range(0, values.Count).OrderByDescending(index => values[index])];
        var ranks = new T[order.Length];
        for (int start = 0, end, tie = 0; start < order.Length; start = end, tie++)
        {
            for (end = start + 1; end < order.Length && values[order[end - 1]] - values[order[end]] <= tolerance;)
                end++;
            for (int place = start; place < end; place++)
                ranks[order[place]] = rank(tie, start, end);
        }

        return ranks;
    }
}
