namespace ExpertReview.Scoring;

/// <summary>
/// Complete sheets as numbers, dimension by dimension on one scale: percent of the dimension's range where ranges are known, else
/// points as given. What the diagnostics of dimensions start from. Immutable.
/// </summary>
public sealed class DimensionMarks
{
    private readonly DimensionReview[][] _byExpert;

    private DimensionMarks(IReadOnlyList<string> experts, IReadOnlyList<string> dimensions, DimensionReview[][] byExpert) =>
        (Experts, Dimensions, _byExpert) = (experts, dimensions, byExpert);

    /// <summary>Codes of the experts, in ordinal order.</summary>
    public IReadOnlyList<string> Experts { get; }

    /// <summary>Keys of the D dimensions, in ordinal order.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>Takes the sheets that have a mark in every dimension; others are left out.</summary>
    /// <param name="panel">The marks.</param>
    /// <param name="ranges">The accepted points by dimension; null = compare the points themselves.</param>
    /// <exception cref="ArgumentException"><paramref name="ranges"/> lacks a dimension of the panel, or has an empty range for
    /// one.</exception>
    public static DimensionMarks Of(Panel panel, IReadOnlyDictionary<string, MarkRange>? ranges = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        bool IsUsable(string key) => ranges is null || (ranges.TryGetValue(key, out var range) && range.Lowest < range.Highest);
        if (panel.Dimensions.FirstOrDefault(key => !IsUsable(key)) is { } bad)
            throw new ArgumentException($"Dimension \"{bad}\" has no range.", nameof(ranges));

        var reviews = panel.Applications
            .SelectMany(application => ReviewsOf(panel, application, ranges))
            .ToLookup(review => review.Expert, StringComparer.Ordinal);
        return new(panel.Experts, panel.Dimensions, [.. panel.Experts.Select(expert => reviews[expert].ToArray())]);
    }

    /// <summary>The complete reviews of one expert, in ordinal order of the applications.</summary>
    /// <param name="expert">Position of the expert.</param>
    internal IReadOnlyList<DimensionReview> ReviewsOf(int expert) => _byExpert[expert];

    private static IEnumerable<DimensionReview> ReviewsOf(Panel panel, string application, IReadOnlyDictionary<string, MarkRange>? ranges)
    {
        var complete = panel.SheetsOf(application).Where(sheet => sheet.Points.Count == panel.Dimensions.Count)
            .Select(sheet => (sheet.Expert, Exact: panel.Dimensions.Select(key => Scaled(sheet.Points[key], ranges?[key])).ToArray()))
            .Select(sheet => (sheet.Expert, sheet.Exact, Marks: sheet.Exact.Select(mark => (double)mark.ToDecimal()).ToArray()))
            .ToArray();
        double[] sums = [.. panel.Dimensions.Select((_, dimension) => complete.Sum(sheet => sheet.Marks[dimension]))];
        return complete.Select(sheet => new DimensionReview(
            application,
            sheet.Expert,
            sheet.Marks,
            sheet.Exact.All(mark => mark == sheet.Exact[0]),
            complete.Length < 2
                ? null
                :
                [
                    .. sheet.Marks.Select((mark, dimension) =>
                        Rounding.Cleared(mark - (sums[dimension] - mark) / (complete.Length - 1), sums[dimension])),
                ]));
    }

    /// <summary>Exact, so that 12.5 of 25 equals 10 of 20 whatever the range.</summary>
    private static Fraction Scaled(decimal points, MarkRange? range)
    {
        if (range is null)
            return Fraction.Of(points);
        Fraction above = Fraction.Of(points - range.Lowest), length = Fraction.Of(range.Highest - range.Lowest);
        return new(100 * above.Numerator * length.Denominator, above.Denominator * length.Numerator);
    }
}

/// <summary>One complete review.</summary>
/// <param name="Application">The application's code.</param>
/// <param name="Expert">The expert's code.</param>
/// <param name="Marks">D marks on the common scale.</param>
/// <param name="IsStraightLine">True when all marks are exactly equal.</param>
/// <param name="Residuals">D marks less the mean of the other experts' for the same application and dimension; null without others.</param>
internal sealed record DimensionReview(string Application, string Expert, double[] Marks, bool IsStraightLine, double[]? Residuals);
