using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Finds by a problem's code what it is about: an answer, or a cell of a table ("leading[2].revenue").</summary>
public static class AnswerLookup
{
    public static string? Value(FormAnswers answers, string code, FormDefinition form)
    {
        if (answers[code] is { } value)
            return value;
        foreach (var table in form.Tables.Where(table => code.StartsWith(table.Code + "[", StringComparison.Ordinal)))
        {
            var rows = answers.Tables.GetValueOrDefault(table.Code) ?? [];
            for (int row = 0; row < rows.Count; row++)
            {
                for (int column = 0; column < Math.Min(rows[row].Count, table.Columns.Count); column++)
                {
                    if (FormAnswersCheck.CellCode(table, row, table.Columns[column]) == code)
                        return rows[row][column];
                }
            }
        }

        return null;
    }

    /// <summary>The field's id on a page, to link to.</summary>
    public static string Id(string code) => "f-" + string.Concat(code.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
}
