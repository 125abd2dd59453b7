namespace ExpertReview.Web.Features.Rankings;

/// <summary>One flat table to be written as a file: a header and rows of equal length.</summary>
/// <param name="Title">The worksheet's name.</param>
/// <param name="Columns">The header.</param>
/// <param name="Rows">Cells: text, whole numbers, decimals, or null for an empty cell.</param>
public sealed record ExportTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>What is exported.</summary>
public enum ExportKind
{
    /// <summary>入围名单: those with a place, for the defense.</summary>
    Shortlist,

    /// <summary>Every mark: expert × dimension × application.</summary>
    Matrix,
}

public enum ExportFormat
{
    Xlsx,
    Csv,
}
