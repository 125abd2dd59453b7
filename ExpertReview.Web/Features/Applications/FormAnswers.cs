namespace ExpertReview.Web.Features.Applications;

/// <summary>
/// What an applicant's form says, whatever it came in (Word form, workbook, web form): the answers by field code, the tables by
/// table code, and for each answer where it was read.
/// </summary>
/// <remarks>
/// Every value is canonical text: numbers in invariant notation without group separators, unit or trailing zeros ("1947.12"),
/// choices as the form definition prints them, dates as yyyy-MM-dd; null or absent means not filled. One representation makes
/// comparing, hashing and storing exact.
/// </remarks>
public sealed record FormAnswers
{
    public SortedDictionary<string, string?> Values { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Rows of cells, in the order of the table's columns.</summary>
    public SortedDictionary<string, List<List<string?>>> Tables { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Where each answer was read, such as "表2 第3行" (Word) or "指标!D5" (workbook); keys as in <see cref="Values"/> and "table[row].column", rows from 1.</summary>
    public SortedDictionary<string, string> Sources { get; init; } = new(StringComparer.Ordinal);

    public string? this[string field] => Values.GetValueOrDefault(field);

    public decimal? Number(string field) =>
        decimal.TryParse(this[field], System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
}

/// <summary>Something wrong with one answer of one file.</summary>
/// <param name="Field">The field's code ("scale.1"; "leading[2].revenue" is the second row's), or "" for the file as a whole.</param>
/// <param name="Code">The kind of problem; a text for it exists in both languages.</param>
/// <param name="Arguments">What the text mentions, in this order: the field's label, what the form says, limits.</param>
public sealed record FormProblem(string Field, FormProblemCode Code, params IReadOnlyList<string> Arguments)
{
    /// <summary>A fatal problem keeps the file from being imported until it is mended; others are reported and kept.</summary>
    public bool IsFatal => Code < FormProblemCode.TextTooLong;
}

/// <summary>The kinds of problem that a filled form can have; the fatal ones come before <see cref="TextTooLong"/>.</summary>
public enum FormProblemCode
{
    FileTruncated,
    FileEncrypted,
    FileTooLarge,
    FileExpandsTooFar,
    FileNotSupported,
    NotTheForm,
    ApplicantMissing,
    TypeMissing,
    TypeAmbiguous,
    TrackMissing,
    TrackAmbiguous,
    ChoiceAmbiguous,
    ChoiceUnknown,
    NotANumber,
    NotACount,
    NotADate,
    NegativeNumber,
    UnitDiffers,

    TextTooLong,
    TooManyRows,
    ChoiceMissing,
    ClosedTrack,
    TrackUnknown,
    DivisionUnknown,
    FilledThoughNotAsked,
    LateFiling,
}
