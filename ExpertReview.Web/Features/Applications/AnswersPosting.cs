using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Reads answers from the posted web form, whose inputs are named by the form's codes.</summary>
public static class AnswersPosting
{
    /// <summary>Where an answer was read that a person typed into the web form.</summary>
    public const string Source = "在线填写";

    /// <summary>More rows than any form has; a forged post must not make us build more.</summary>
    private const int MostRows = 300;

    /// <param name="posted">The posted inputs.</param>
    /// <param name="form">The form.</param>
    /// <param name="before">The answers before; what is unchanged keeps the place where it was read.</param>
    public static FormAnswers Read(IFormCollection posted, FormDefinition form, FormAnswers before)
    {
        var answers = new FormAnswers();
        foreach (var field in form.Fields)
        {
            Keep(answers, before, form, field.Code, AnswerText.Canonical(field, posted[field.Code]));
            if (field.Kind == FieldKind.Presence)
                Keep(answers, before, form, field.Code + ".text", Description(field, posted[field.Code + ".text"]));
        }

        foreach (var table in form.Tables)
            answers.Tables[table.Code] = Rows(posted, table, answers, before, form);
        return answers;
    }

    private static List<List<string?>> Rows(IFormCollection posted, FormTable table, FormAnswers answers, FormAnswers before, FormDefinition form)
    {
        var rows = new List<List<string?>>();
        for (int at = 0; at < MostRows && table.Columns.Any(column => posted.ContainsKey(FormAnswersCheck.CellCode(table, at, column))); at++)
        {
            int row = at;
            List<string?> cells = [.. table.Columns.Select(column => AnswerText.Canonical(column, posted[FormAnswersCheck.CellCode(table, row, column)]))];
            if (cells.All(cell => cell is null))
                continue;
            for (int column = 0; column < cells.Count; column++)
                KeepSource(answers, before, form, FormAnswersCheck.CellCode(table, rows.Count, table.Columns[column]), cells[column]);
            rows.Add(cells);
        }

        return rows;
    }

    private static void Keep(FormAnswers answers, FormAnswers before, FormDefinition form, string code, string? value)
    {
        if (value is null)
            return;
        answers.Values[code] = value;
        KeepSource(answers, before, form, code, value);
    }

    private static void KeepSource(FormAnswers answers, FormAnswers before, FormDefinition form, string code, string? value)
    {
        if (value is null)
            return;
        bool isUnchanged = AnswerLookup.Value(before, code, form) == value;
        answers.Sources[code] = isUnchanged && before.Sources.TryGetValue(code, out string? source) ? source : Source;
    }

    private static string? Description(FormField field, string? said) =>
        AnswerText.WithoutExample((said ?? "").ReplaceLineEndings("\n").Trim(), field.Example) is { Length: > 0 } text ? text : null;
}
