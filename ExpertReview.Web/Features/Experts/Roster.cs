using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Experts;

/// <summary>What a roster's row, or the form for one expert, says about an expert; checked, not yet kept.</summary>
public sealed record RosterEntry
{
    /// <summary>E-01 …; null takes the next free one.</summary>
    public string? Code { get; init; }

    public required string Name { get; init; }

    public required string Category { get; init; }

    public string? CityCode { get; init; }

    public string? CountyCode { get; init; }

    public required string Employer { get; init; }

    public string? Phone { get; init; }

    public IReadOnlyList<string> Tracks { get; init; } = [];
}

/// <summary>The columns of a roster, in the template's order.</summary>
public enum RosterColumn
{
    Code,
    Name,
    Category,
    City,
    County,
    Employer,
    Phone,
    Tracks,
}

public enum RosterProblemCode
{
    FileNotSupported,
    FileUnreadable,
    FileTooLarge,
    NoRows,
    TooManyRows,
    ColumnMissing,
    ColumnTwice,
    Missing,
    TooLong,
    CodeMalformed,
    CodeTwice,
    CodeTaken,
    CityUnknown,
    CountyUnknown,
    CountyNotInCity,
    TrackUnknown,
    PhoneMalformed,

    /// <summary>The same name at the same employer is on the roster already.</summary>
    PersonTwice,
}

/// <summary>Something wrong with a roster, at a row and column.</summary>
/// <param name="Row">The row in the file, counted from 1 as the sheet shows it; 0 for the file as a whole.</param>
/// <param name="Column">The column; null for the row as a whole.</param>
/// <param name="Code">The kind of problem.</param>
/// <param name="Said">What the cell says.</param>
public sealed record RosterProblem(int Row, RosterColumn? Column, RosterProblemCode Code, string Said = "");

/// <summary>A row as it was read: cells by column.</summary>
public sealed record RosterRow(int Row, IReadOnlyDictionary<RosterColumn, string> Cells)
{
    public string this[RosterColumn column] => Cells.GetValueOrDefault(column, "").Trim();
}

/// <summary>The rows of a file and what is wrong with it.</summary>
public sealed record RosterReading(IReadOnlyList<RosterRow> Rows, IReadOnlyList<RosterProblem> Problems);
