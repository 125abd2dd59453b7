using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>One answer that a newer form changes.</summary>
/// <param name="Field">The field's code, or the cell's ("leading[2].revenue", rows from 1).</param>
/// <param name="Label">What the form calls it, in the reader's language.</param>
/// <param name="Old">The answer before; null: not filled.</param>
/// <param name="New">The answer now; null: not filled any more.</param>
public sealed record AnswerChange(string Field, string Label, string? Old, string? New);

/// <summary>What changed when an applicant's form is imported again.</summary>
public static class FormAnswersDifference
{
    /// <summary>The changes in the form's order; rows of tables are compared by their place.</summary>
    public static IReadOnlyList<AnswerChange> Between(FormAnswers old, FormAnswers @new, FormDefinition form)
    {
        var changes = new List<AnswerChange>();
        foreach (var field in form.Fields)
        {
            Add(changes, field.Code, FormWords.Label(field, null), old[field.Code], @new[field.Code]);
            if (field.Kind == FieldKind.Presence)
                Add(changes, field.Code + ".text", FormWords.Label(field, null), old[field.Code + ".text"], @new[field.Code + ".text"]);
        }

        foreach (var table in form.Tables)
        {
            var before = old.Tables.GetValueOrDefault(table.Code) ?? [];
            var after = @new.Tables.GetValueOrDefault(table.Code) ?? [];
            for (int row = 0; row < Math.Max(before.Count, after.Count); row++)
            {
                for (int column = 0; column < table.Columns.Count; column++)
                {
                    var field = table.Columns[column];
                    Add(changes, FormAnswersCheck.CellCode(table, row, field), FormWords.Label(table, row, field),
                        Cell(before, row, column), Cell(after, row, column));
                }
            }
        }

        return changes;
    }

    private static string? Cell(List<List<string?>> rows, int row, int column) => rows.ElementAtOrDefault(row)?.ElementAtOrDefault(column);

    private static void Add(List<AnswerChange> changes, string code, string label, string? old, string? @new)
    {
        if (!string.Equals(old, @new, StringComparison.Ordinal))
            changes.Add(new AnswerChange(code, label, old, @new));
    }
}
