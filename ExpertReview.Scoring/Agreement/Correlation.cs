namespace ExpertReview.Scoring;

/// <summary>Correlations of two lists of equal length: a number from −1 to 1.</summary>
/// <remarks>
/// All are undefined (<see cref="UndefinedReason.TooFewValues"/>) for fewer than two pairs and
/// (<see cref="UndefinedReason.NoVariation"/>) when one list is constant. The pairs may stand in any order; the result is the
/// same to the last bit for the rank correlations, whose sums are whole numbers and halves.
/// </remarks>
public static class Correlation
{
    /// <summary>Pearson's product-moment correlation r: Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²).</summary>
    /// <param name="x">Finite numbers.</param>
    /// <param name="y">As many finite numbers, paired with <paramref name="x"/> by place.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a number is not finite.</exception>
    public static Measure Pearson(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (Undefined(x, y) is { } reason)
            return Measure.Undefined(reason);
        double meanOfX = x.Average(), meanOfY = y.Average();
        double ofX = 0, ofY = 0, ofBoth = 0;
        for (int place = 0; place < x.Count; place++)
        {
            double dx = x[place] - meanOfX, dy = y[place] - meanOfY;
            ofX += dx * dx;
            ofY += dy * dy;
            ofBoth += dx * dy;
        }

        // rounding may carry the ratio past 1 by a last digit
        return Measure.Of(Math.Clamp(ofBoth / (Math.Sqrt(ofX) * Math.Sqrt(ofY)), -1, 1));
    }

    /// <summary>Spearman's ρ: Pearson's correlation of the midranks.</summary>
    /// <param name="x">Finite numbers.</param>
    /// <param name="y">As many finite numbers, paired with <paramref name="x"/> by place.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a number is not finite.</exception>
    public static Measure Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        Undefined(x, y) is { } reason ? Measure.Undefined(reason) : Pearson(TiedRanks.Of(x).Ranks, TiedRanks.Of(y).Ranks);

    /// <summary>
    /// Kendall's τ-b: (concordant − discordant) / √((P − T_x)(P − T_y)) with P = n(n − 1)/2 pairs, of which T_x tie in x and T_y in y.
    /// </summary>
    /// <remarks>
    /// O(n log n): discordant pairs are the exchanges of a merge sort. W. R. Knight, Journal of the American Statistical
    /// Association 61 (1966), 436–439.
    /// </remarks>
    /// <param name="x">Finite numbers.</param>
    /// <param name="y">As many finite numbers, paired with <paramref name="x"/> by place.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a number is not finite.</exception>
    public static Measure KendallTauB(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (Undefined(x, y) is { } reason)
            return Measure.Undefined(reason);
        var counts = PairCounts.Of(x, y);
        return Measure.Of(Math.Clamp(
            counts.Surplus / (Math.Sqrt(counts.Pairs - counts.TiedInX) * Math.Sqrt(counts.Pairs - counts.TiedInY)), -1, 1));
    }

    private static UndefinedReason? Undefined(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
            throw new ArgumentException($"{x.Count} values cannot be paired with {y.Count}.", nameof(y));
        for (int place = 0; place < x.Count; place++)
        {
            if (!double.IsFinite(x[place]) || !double.IsFinite(y[place]))
                throw new ArgumentException($"Pair {place} holds a number that is not finite.", nameof(x));
        }

        if (x.Count < 2)
            return UndefinedReason.TooFewValues;
        return IsConstant(x) || IsConstant(y) ? UndefinedReason.NoVariation : null;
    }

    private static bool IsConstant(IReadOnlyList<double> values) => values.All(value => value == values[0]);
}
