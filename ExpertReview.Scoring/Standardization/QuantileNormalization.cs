namespace ExpertReview.Scoring;

/// <summary>What becomes of equal values under quantile normalization.</summary>
public enum QuantileTies
{
    /// <summary>Equal values get the reference at their midrank: for equal numbers of values the mean of the two reference values around it.</summary>
    Midrank,

    /// <summary>Equal values get successive reference values in the order in which they stand. Treats equals unequally: for comparison only.</summary>
    InputOrder,
}

/// <summary>Quantile normalization: every expert's values get the same distribution, the mean of all experts' distributions.</summary>
/// <remarks>
/// <para>
/// The reference has m places, m the largest number of values of one expert. Its q-th value is the mean over experts of each expert's
/// quantile at (q − ½) / m; an expert's quantiles run linearly between the sorted values, the r-th of n standing at (r − ½) / n, and are
/// level beyond the ends. A value of midrank r becomes the reference at (r − ½) / n, read in the same way. With equal numbers this is the
/// mean of the q-th smallest values. B. M. Bolstad and others, Bioinformatics 19 (2003), 185–193.
/// </para>
/// <para>Do not use it when experts see applications of different quality, or fewer than about ten each.</para>
/// </remarks>
public sealed class QuantileNormalization
{
    private QuantileNormalization(double[] reference, IReadOnlyList<IReadOnlyList<double>> normalized) =>
        (Reference, Normalized) = (reference, normalized);

    /// <summary>The m reference values, ascending, in the unit of the input.</summary>
    public IReadOnlyList<double> Reference { get; }

    /// <summary>The normalized values: a list per expert, each in the order of its input.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Normalized { get; }

    /// <summary>Normalizes.</summary>
    /// <param name="experts">A list of finite values per expert, all in one unit; numbers may differ, none may be empty.</param>
    /// <param name="ties">What becomes of equal values.</param>
    /// <exception cref="ArgumentException">There is no list, a list is empty, or a value is not finite; the message names the list.</exception>
    public static QuantileNormalization Of(IReadOnlyList<IReadOnlyList<double>> experts, QuantileTies ties = QuantileTies.Midrank)
    {
        ArgumentNullException.ThrowIfNull(experts);
        if (experts.Count == 0)
            throw new ArgumentException("There must be at least one list.", nameof(experts));
        Sample[] samples = [.. experts.Select(SampleOf)];
        int places = samples.Max(sample => sample.Count);
        double[] reference =
        [
            .. Enumerable.Range(1, places).Select(place => Location.Mean([.. samples.Select(sample => At(sample.Sorted, place, places))]).Value!.Value),
        ];
        return new(reference, [.. experts.Select(values => Normalize(values, reference, ties))]);
    }

    private static Sample SampleOf(IReadOnlyList<double> values, int expert)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException($"List {expert} has no values.", nameof(values));
        if (values.Any(value => !double.IsFinite(value)))
            throw new ArgumentException($"List {expert} has a value that is not a finite number.", nameof(values));
        return Sample.Of([.. values]);
    }

    private static double[] Normalize(IReadOnlyList<double> values, double[] reference, QuantileTies ties)
    {
        IReadOnlyList<double> ranks = ties == QuantileTies.Midrank ? Ranks.AscendingMidranks(values) : RanksInOrder(values);
        return [.. ranks.Select(rank => At(reference, rank, values.Count))];
    }

    private static double[] RanksInOrder(IReadOnlyList<double> values)
    {
        double[] ranks = new double[values.Count];
        int next = 1;
        foreach (int index in Enumerable.Range(0, values.Count).OrderBy(index => values[index]))
            ranks[index] = next++;
        return ranks;
    }

    /// <summary>The quantile of sorted values at the share (rank − ½) / of.</summary>
    private static double At(ReadOnlySpan<double> sorted, double rank, int of)
    {
        double place = (rank - 0.5) * sorted.Length / of - 0.5;
        if (place <= 0)
            return sorted[0];
        int below = (int)place;
        if (below >= sorted.Length - 1)
            return sorted[^1];
        double share = place - below;
        return share == 0 ? sorted[below] : sorted[below] * (1 - share) + sorted[below + 1] * share;
    }
}
