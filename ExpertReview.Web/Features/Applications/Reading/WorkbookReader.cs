using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Office;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Reads a filled workbook made by <see cref="WorkbookTemplate"/>.</summary>
public static class WorkbookReader
{
    public static FormReading Read(Stream xlsx, Ruleset ruleset) => Read(xlsx, ruleset, PackageLimits.Default);

    public static FormReading Read(Stream xlsx, Ruleset ruleset, PackageLimits limits)
    {
        var (sheets, fault) = WorkbookSheets.Load(xlsx, limits);
        if (sheets is null)
            return FormReading.Refused(fault!.Value, limits.FileBytes);
        return Answers(sheets, ruleset) is { } answers
            ? FormReading.Of(answers, ruleset)
            : FormReading.Refused(new FormProblem("", FormProblemCode.NotTheForm, ruleset.Name));
    }

    /// <summary>The answers; null when the workbook is not this scheme's.</summary>
    private static FormAnswers? Answers(IReadOnlyList<WorkbookRows> sheets, Ruleset ruleset)
    {
        var instructions = sheets.FirstOrDefault(sheet => sheet[0, 0] == WorkbookLayout.SchemeMark);
        var fields = sheets.FirstOrDefault(sheet => sheet[0, WorkbookLayout.CodeColumn] == WorkbookLayout.FieldsMark);
        if (fields is null || instructions is null || instructions[1, 0] != ruleset.Scheme)
            return null;

        var answers = new FormAnswers();
        ReadFields(fields, ruleset.Form, answers);
        foreach (var table in ruleset.Form.Tables)
        {
            answers.Tables[table.Code] = [];
            if (sheets.FirstOrDefault(sheet => sheet[0, 0] == WorkbookLayout.TableMark + table.Code) is { } sheet)
                ReadRows(sheet, table, answers);
        }

        return answers;
    }

    private static void ReadFields(WorkbookRows sheet, FormDefinition form, FormAnswers answers)
    {
        var lines = WorkbookLayout.Lines(form).ToDictionary(line => line.Code);
        for (int row = 1; row < sheet.Rows.Count; row++)
        {
            if (!lines.TryGetValue(sheet[row, WorkbookLayout.CodeColumn], out var line))
                continue;
            string said = sheet[row, WorkbookLayout.ValueColumn];
            string? value = line.IsDescription
                ? AnswerText.WithoutExample(said.Trim(), line.Field.Example) is { Length: > 0 } text ? text : null
                : AnswerText.Canonical(line.Field, said);
            if (value is not null && answers.Values.TryAdd(line.Code, value))
                answers.Sources[line.Code] = $"{sheet.Name}!{WorkbookFile.Address(WorkbookLayout.ValueColumn, row)}";
        }
    }

    private static void ReadRows(WorkbookRows sheet, FormTable table, FormAnswers answers)
    {
        var codes = sheet.Rows[0].ToList();
        var places = table.Columns.Select(column => codes.IndexOf(column.Code)).ToList();
        var rows = answers.Tables[table.Code];
        for (int row = 2; row < sheet.Rows.Count; row++)
        {
            int own = row;
            var cells = table.Columns.Select((column, at) => places[at] < 0 ? null : AnswerText.Canonical(column, sheet[own, places[at]]))
                .ToList();
            if (!table.Columns.Where((column, at) => cells[at] is not null && !WordTableRows.IsNumbering(column)).Any())
                continue;
            rows.Add(cells);
            for (int column = 0; column < cells.Count; column++)
            {
                if (cells[column] is not null)
                {
                    string code = FormAnswersCheck.CellCode(table, rows.Count - 1, table.Columns[column]);
                    answers.Sources[code] = $"{sheet.Name}!{WorkbookFile.Address(places[column], row)}";
                }
            }
        }
    }
}
