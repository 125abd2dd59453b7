using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>The web form: every field of the form definition, filled with the answers so far, each problem at its field.</summary>
public sealed record AnswersForm
{
    /// <summary>Rows offered beyond the filled ones where the form sets no limit.</summary>
    private const int SpareRows = 3;

    public required Programs.Program Program { get; init; }

    public required Ruleset Ruleset { get; init; }

    public required FormAnswers Answers { get; init; }

    public required IReadOnlyList<FormProblem> Problems { get; init; }

    public string? TrackCode { get; init; }

    public string? Reason { get; init; }

    public string? Refusal { get; init; }

    /// <summary>The application that is corrected; null while a held form is mended.</summary>
    public string? ApplicationId { get; init; }

    public string? ImportId { get; init; }

    public string? FileName { get; init; }

    /// <summary>The version that the answers were taken from.</summary>
    public int BaseVersion { get; init; }

    /// <summary>What somebody else saved while this form was being filled; it has been taken into the form.</summary>
    public IReadOnlyList<AnswerChange> Meanwhile { get; init; } = [];

    public IEnumerable<FormProblem> ProblemsOf(string code) => Problems.Where(problem => problem.Field == code);

    public int RowsOf(FormTable table)
    {
        int filled = Answers.Tables.GetValueOrDefault(table.Code)?.Count ?? 0;
        return table.MaxRows is { } most ? Math.Max(most, filled) : filled + SpareRows;
    }

    public string? Cell(FormTable table, int row, int column) =>
        Answers.Tables.GetValueOrDefault(table.Code)?.ElementAtOrDefault(row)?.ElementAtOrDefault(column);
}

/// <summary>One input of the web form.</summary>
/// <param name="Form">The form that it belongs to.</param>
/// <param name="Field">The field or column.</param>
/// <param name="Code">The input's name: the field's code or the cell's.</param>
/// <param name="Label">What to call it.</param>
/// <param name="Value">The answer so far.</param>
/// <param name="IsCell">In a table, whose header labels it.</param>
public sealed record AnswerInput(AnswersForm Form, FormField Field, string Code, string Label, string? Value, bool IsCell)
{
    public string Id => AnswerLookup.Id(Code);

    public IReadOnlyList<FormProblem> Problems { get; } = [.. Form.ProblemsOf(Code)];

    public bool IsLong => Field.Kind == FieldKind.Text && (Field.MaxLength is >= 100 || Value?.Contains('\n', StringComparison.Ordinal) == true || Value?.Length > 60);
}
