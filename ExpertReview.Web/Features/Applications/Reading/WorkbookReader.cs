using System.Globalization;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Reads a filled workbook made by <see cref="WorkbookTemplate"/>.</summary>
public static class WorkbookReader
{
    public static FormReading Read(Stream xlsx, Ruleset ruleset) => Read(xlsx, ruleset, IntakeLimits.Default);

    public static FormReading Read(Stream xlsx, Ruleset ruleset, IntakeLimits limits)
    {
        using var file = PackageGuard.Load(xlsx, limits.FileBytes);
        if (file is null)
            return FormReading.Refused(new FormProblem("", FormProblemCode.FileTooLarge, FormProblemText.Megabytes(limits.FileBytes)));
        var (kind, problem) = PackageGuard.Recognize(file);
        if (problem is null && kind != FileKind.Workbook)
            problem = FormProblemCode.FileNotSupported;
        problem ??= PackageGuard.CheckParts(file, limits);
        if (problem is { } code)
            return FormReading.Refused(new FormProblem("", code));

        file.Position = 0;
        TextEncodings.Register();
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
            return ReadSheets(reader, ruleset) is { } answers
                ? FormReading.Of(answers, ruleset)
                : FormReading.Refused(new FormProblem("", FormProblemCode.NotTheForm, ruleset.Name));
        }
        catch (Exception failure) when (failure is ExcelReaderException or XmlException or InvalidDataException or IOException
            or FormatException or ArgumentException or InvalidOperationException or NullReferenceException or IndexOutOfRangeException or OverflowException)
        {
            // ExcelDataReader lets whatever a damaged part provokes through; whichever it is, the file is damaged.
            return FormReading.Refused(new FormProblem("", FormProblemCode.FileTruncated));
        }
    }

    /// <summary>The answers; null when the workbook is not this scheme's.</summary>
    private static FormAnswers? ReadSheets(IExcelDataReader reader, Ruleset ruleset)
    {
        var answers = new FormAnswers();
        foreach (var table in ruleset.Form.Tables)
            answers.Tables[table.Code] = [];
        bool hasFields = false;
        string? scheme = null;
        do
        {
            if (!reader.Read())
                continue;
            string mark = Said(reader, 0);
            if (mark == WorkbookLayout.SchemeMark && reader.Read())
                scheme = Said(reader, 0);
            else if (mark == WorkbookLayout.FieldsMark)
            {
                ReadFields(reader, ruleset.Form, answers);
                hasFields = true;
            }
            else if (mark.StartsWith(WorkbookLayout.TableMark, StringComparison.Ordinal)
                && ruleset.Form.Tables.FirstOrDefault(table => table.Code == mark[WorkbookLayout.TableMark.Length..]) is { } table)
            {
                ReadRows(reader, table, answers);
            }
        }
        while (reader.NextResult());

        return hasFields && scheme == ruleset.Scheme ? answers : null;
    }

    private static void ReadFields(IExcelDataReader reader, FormDefinition form, FormAnswers answers)
    {
        var lines = WorkbookLayout.Lines(form).ToDictionary(line => line.Code);
        for (int row = 1; reader.Read(); row++)
        {
            if (!lines.TryGetValue(Said(reader, WorkbookLayout.CodeColumn), out var line))
                continue;
            string said = Said(reader, WorkbookLayout.ValueColumn);
            string? value = line.IsDescription ? AnswerText.WithoutExamples(said.Trim()) is { Length: > 0 } text ? text : null : AnswerText.Canonical(line.Field, said);
            if (value is not null && answers.Values.TryAdd(line.Code, value))
                answers.Sources[line.Code] = $"{reader.Name}!{WorkbookLayout.Address(WorkbookLayout.ValueColumn, row)}";
        }
    }

    private static void ReadRows(IExcelDataReader reader, FormTable table, FormAnswers answers)
    {
        var places = table.Columns.Select(column => Enumerable.Range(1, Math.Max(0, reader.FieldCount - 1)).FirstOrDefault(at => Said(reader, at) == column.Code)).ToList();
        reader.Read();
        for (int row = 2; reader.Read(); row++)
        {
            var cells = table.Columns.Select((column, at) => places[at] == 0 ? null : AnswerText.Canonical(column, Said(reader, places[at]))).ToList();
            if (!table.Columns.Where((column, at) => cells[at] is not null && !WordTableRows.IsNumbering(column)).Any())
                continue;
            var rows = answers.Tables[table.Code];
            rows.Add(cells);
            for (int column = 0; column < cells.Count; column++)
            {
                if (cells[column] is not null)
                    answers.Sources[FormAnswersCheck.CellCode(table, rows.Count - 1, table.Columns[column])] = $"{reader.Name}!{WorkbookLayout.Address(places[column], row)}";
            }
        }
    }

    /// <summary>The cell as its reader sees it: a per cent format shows a hundred times the number that is stored.</summary>
    private static string Said(IExcelDataReader reader, int column)
    {
        if (column >= reader.FieldCount)
            return "";
        return reader.GetValue(column) switch
        {
            null => "",
            double number when Math.Abs(number) < 1e15 && reader.GetNumberFormatString(column)?.Contains('%', StringComparison.Ordinal) == true =>
                ((decimal)number * 100).ToString("0.############", CultureInfo.InvariantCulture) + "%",
            double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
            DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString() ?? "",
        };
    }
}
