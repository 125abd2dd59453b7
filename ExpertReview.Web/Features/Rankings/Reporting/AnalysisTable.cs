namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>The parts of an analysis, in the order in which they are read.</summary>
public enum AnalysisPart
{
    /// <summary>Rank intervals, chances of a place, the contested zone.</summary>
    Certainty,

    /// <summary>What other methods would have made of the same marks.</summary>
    Methods,

    /// <summary>From the raw mean to the calibrated score, application by application.</summary>
    Reconciliation,

    /// <summary>Announced and effective weights, and what it takes to move the cut line.</summary>
    Weights,

    /// <summary>How each expert marks.</summary>
    Experts,

    /// <summary>How far the experts agree.</summary>
    Agreement,

    /// <summary>The ranking without each expert.</summary>
    WithoutExpert,

    /// <summary>Where one more review helps most.</summary>
    MoreReviews,
}

/// <summary>One part of an analysis in words and tables, for pages, print and shell alike.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Words">What it says, in sentences.</param>
/// <param name="Cautions">What must not be overlooked.</param>
/// <param name="Tables">The figures.</param>
public sealed record AnalysisSection(
    AnalysisPart Part, IReadOnlyList<string> Words, IReadOnlyList<string> Cautions, IReadOnlyList<AnalysisTable> Tables);

/// <summary>A table of an analysis.</summary>
/// <param name="Title">Its caption.</param>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Rows of as many cells as there are columns.</param>
public sealed record AnalysisTable(string Title, IReadOnlyList<AnalysisColumn> Columns, IReadOnlyList<AnalysisRow> Rows)
{
    /// <summary>The application type it is about; null when it is about all.</summary>
    public string? Type { get; init; }

    /// <summary>How to read it; null when the headings say it.</summary>
    public string? Note { get; init; }
}

/// <summary>A column.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Figures, aligned by their ends.</param>
public sealed record AnalysisColumn(string Title, bool IsNumber = false);

/// <summary>A row.</summary>
/// <param name="Cells">Its cells; the first names it.</param>
public sealed record AnalysisRow(IReadOnlyList<AnalysisCell> Cells)
{
    /// <summary>The last row above the cut line.</summary>
    public bool EndsShortlist { get; init; }

    /// <summary>In the contested zone (胶着区).</summary>
    public bool IsContested { get; init; }
}

/// <summary>A cell: never empty.</summary>
/// <param name="Text">A figure or words.</param>
/// <param name="IsReason">Words that say why there is no figure.</param>
public sealed record AnalysisCell(string Text, bool IsReason = false)
{
    public static implicit operator AnalysisCell(string text) => new(text);

    public static AnalysisCell Of(string text) => text;
}
