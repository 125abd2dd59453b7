using System.Diagnostics.CodeAnalysis;

namespace ExpertReview.Scoring;

/// <summary>
/// The marks of a round, checked and put in order: the one input of every method of this library. Immutable.
/// </summary>
/// <remarks>
/// A panel need not be complete: experts see some applications each, and a sheet may lack dimensions. Equal sets of marks give
/// equal panels, in whatever order they come. Codes are ordered and compared ordinally, independent of culture.
/// </remarks>
public sealed class Panel
{
    /// <summary>Magnitude, in points, beyond which a mark is refused even where no range is given: ±1,000,000.</summary>
    public const decimal LargestMagnitude = 1_000_000m;

    private readonly Dictionary<string, IReadOnlyList<Sheet>> _sheets;

    private Panel(IReadOnlyCollection<Mark> marks)
    {
        Applications = Distinct(marks.Select(mark => mark.Application));
        Experts = Distinct(marks.Select(mark => mark.Expert));
        Dimensions = Distinct(marks.Select(mark => mark.Dimension));
        _sheets = marks
            .GroupBy(mark => mark.Application, StringComparer.Ordinal)
            .ToDictionary(ofOne => ofOne.Key, SheetsInOrder, StringComparer.Ordinal);
    }

    /// <summary>Codes of the applications with at least one mark, in ordinal order.</summary>
    public IReadOnlyList<string> Applications { get; }

    /// <summary>Codes of the experts with at least one mark, in ordinal order.</summary>
    public IReadOnlyList<string> Experts { get; }

    /// <summary>Keys of the dimensions with at least one mark, in ordinal order.</summary>
    public IReadOnlyList<string> Dimensions { get; }

    /// <summary>Makes a panel of marks that are already known to be sound, such as those a database guards.</summary>
    /// <param name="marks">The marks, in any order; none is allowed.</param>
    /// <param name="ranges">The accepted points by dimension; null = any dimension, within <see cref="LargestMagnitude"/>.</param>
    /// <exception cref="ArgumentException">
    /// A mark is refused; the message holds every <see cref="PanelProblem"/>. Use <see cref="TryCreate"/> for input from outside.
    /// Or a range is empty or has a step of 0 or less.
    /// </exception>
    public static Panel Create(IEnumerable<Mark> marks, IReadOnlyDictionary<string, MarkRange>? ranges = null) =>
        TryCreate(marks, ranges, out var panel, out var problems)
            ? panel
            : throw new ArgumentException(string.Join('\n', problems.Select(problem => problem.Message)), nameof(marks));

    /// <summary>Makes a panel of marks that may be wrong, or says everything that is wrong with them.</summary>
    /// <param name="marks">The marks, in any order; none is allowed.</param>
    /// <param name="ranges">The accepted points by dimension; null = any dimension, within <see cref="LargestMagnitude"/>.</param>
    /// <param name="panel">The panel; null when there are problems.</param>
    /// <param name="problems">Every problem of every mark, in the order of the input; empty on success.</param>
    /// <returns>True when no mark is refused.</returns>
    /// <exception cref="ArgumentException">A range is empty or has a step of 0 or less.</exception>
    public static bool TryCreate(
        IEnumerable<Mark> marks,
        IReadOnlyDictionary<string, MarkRange>? ranges,
        [NotNullWhen(true)] out Panel? panel,
        out IReadOnlyList<PanelProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(marks);
        if (ranges?.Values.FirstOrDefault(range => range.Lowest > range.Highest || range.Step <= 0) is { } unusable)
            throw new ArgumentException($"No mark can be held against {unusable}.", nameof(ranges));

        Mark[] given = [.. marks];
        problems = PanelCheck.Problems(given, ranges);
        panel = problems.Count == 0 ? new Panel(given) : null;
        return panel is not null;
    }

    /// <summary>The sheets of one application, in ordinal order of the experts' codes.</summary>
    /// <param name="application">The application's code.</param>
    /// <returns>Its sheets; empty when nobody has marked it.</returns>
    public IReadOnlyList<Sheet> SheetsOf(string application) => _sheets.GetValueOrDefault(application, []);

    /// <summary>The marks of some applications only.</summary>
    /// <param name="applications">Their codes; codes without marks are ignored.</param>
    public Panel Of(IEnumerable<string> applications)
    {
        var wanted = applications.ToHashSet(StringComparer.Ordinal);
        return Applications.All(wanted.Contains) ? this : new(
        [
            .. from application in Applications
               where wanted.Contains(application)
               from sheet in SheetsOf(application)
               from mark in sheet.Points
               select new Mark(application, sheet.Expert, mark.Key, mark.Value),
        ]);
    }

    private static string[] Distinct(IEnumerable<string> codes) =>
        [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<Sheet> SheetsInOrder(IGrouping<string, Mark> ofOne) =>
    [
        .. ofOne
            .GroupBy(mark => mark.Expert, StringComparer.Ordinal)
            .OrderBy(sheet => sheet.Key, StringComparer.Ordinal)
            .Select(sheet => new Sheet(
                ofOne.Key,
                sheet.Key,
                sheet.ToDictionary(mark => mark.Dimension, mark => mark.Points, StringComparer.Ordinal).AsReadOnly())),
    ];
}
