using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

public sealed class WorkbookTests
{
    public static TheoryData<string> Schemes => [.. BuiltInSchemes.All.Keys];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void What_is_written_into_the_workbook_is_read_from_it(string scheme)
    {
        var ruleset = BuiltInSchemes.All[scheme];
        var answers = Filled(ruleset);

        var reading = WorkbookReader.Read(new MemoryStream(Written(ruleset, answers)), ruleset);

        Assert.True(reading.IsReadable, string.Join("\n", reading.Problems));
        Assert.Empty(FormAnswersDifference.Between(answers, reading.Answers!, ruleset.Form));
        Assert.Equal(ruleset.Types[0].Code, reading.TypeCode);
        Assert.Equal(ruleset.Tracks.First(track => track.Open).Code, reading.TrackCode);
        Assert.Equal("330624", reading.CountyCode);
        Assert.Equal("指标!D2", reading.Answers!.Sources[ruleset.Form.Fields[0].Code]);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void The_workbook_keeps_to_the_format(string scheme)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Written(BuiltInSchemes.All[scheme], null)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(error => error.Description));
        var rules = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<DataValidation>()).ToList();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.StartsWith("'选项'!$A$", rule.Formula1!.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_filled_forms_survive_the_way_through_a_workbook()
    {
        foreach (var answers in Names.Select(name => FilledForms.Read(Form(name)).Answers!))
        {
            var reading = WorkbookReader.Read(new MemoryStream(Written(Scheme, answers)), Scheme);
            Assert.Empty(FormAnswersDifference.Between(answers, reading.Answers!, Scheme.Form));
        }
    }

    [Fact]
    public void A_blank_workbook_has_the_problems_of_a_blank_form() => Assert.Equal(
        FilledForms.Read(Blank()).Problems.Select(problem => (problem.Field, problem.Code)),
        WorkbookReader.Read(new MemoryStream(Written(Scheme, null)), Scheme).Problems.Select(problem => (problem.Field, problem.Code)));

    [Fact]
    public void Figures_stored_as_numbers_read_as_Excel_shows_them()
    {
        byte[] workbook = Edited(Written(Scheme, null), sheet =>
        {
            Set(sheet, "scale.1", new Cell { CellValue = new CellValue("45.17"), DataType = CellValues.Number });
            Set(sheet, "scale.2", new Cell { CellValue = new CellValue("0.091"), DataType = CellValues.Number, StyleIndex = 5 });
            Set(sheet, "scale.7", new Cell { CellValue = new CellValue("3万元"), DataType = CellValues.String });
        });

        var reading = WorkbookReader.Read(new MemoryStream(workbook), Scheme);

        Assert.Equal("45.17", reading.Answers!["scale.1"]);
        Assert.Equal("9.1", reading.Answers["scale.2"]);
        Assert.Contains(reading.Problems, problem => problem is { Field: "scale.7", Code: FormProblemCode.UnitDiffers });
    }

    [Fact]
    public void Other_workbooks_and_damaged_ones_are_refused()
    {
        var other = BuiltInSchemes.All["quality-products-2026"];
        byte[] written = Written(Scheme, null);

        Assert.Equal(FormProblemCode.NotTheForm, Assert.Single(WorkbookReader.Read(new MemoryStream(written), other).Problems).Code);
        Assert.Equal(FormProblemCode.FileNotSupported, Assert.Single(WorkbookReader.Read(new MemoryStream(Form("app-001")), Scheme).Problems).Code);
        for (int length = 0; length < written.Length; length += 511)
            Assert.Single(WorkbookReader.Read(new MemoryStream(written[..length]), Scheme).Problems);
        byte[] nonsense = WithPart(written, "xl/workbook.xml", _ => "<workbook/>");
        Assert.False(WorkbookReader.Read(new MemoryStream(nonsense), Scheme).IsReadable);
    }

    private static byte[] Written(Ruleset ruleset, FormAnswers? answers)
    {
        using var memory = new MemoryStream();
        WorkbookTemplate.Write(ruleset, memory, answers);
        return memory.ToArray();
    }

    private static FormAnswers Filled(Ruleset ruleset)
    {
        var answers = new FormAnswers();
        foreach (var (field, at) in ruleset.Form.Fields.Select((field, at) => (field, at)))
            answers.Values[field.Code] = Answer(field, at);
        foreach (var field in ruleset.Form.Fields.Where(field => field.Kind == FieldKind.Presence))
            answers.Values[field.Code + ".text"] = "成立专班\n由专人负责";
        answers.Values[ruleset.Form.ApplicantField] = "新昌县人民政府";
        answers.Values[ruleset.Form.TypeField] = ruleset.Types[0].Name;
        answers.Values[ruleset.Form.TrackField] = ruleset.Tracks.First(track => track.Open).Name;
        foreach (var table in ruleset.Form.Tables)
            answers.Tables[table.Code] = [.. Enumerable.Range(0, 3).Select(row => table.Columns.Select((column, at) => (string?)Answer(column, row + at)).ToList())];
        return answers;
    }

    private static string Answer(FormField field, int at) => field.Kind switch
    {
        FieldKind.Number => (at + 0.25m).ToString(CultureInfo.InvariantCulture),
        FieldKind.Count => at.ToString(CultureInfo.InvariantCulture),
        FieldKind.Choice => field.Choices[at % field.Choices.Count],
        FieldKind.Presence => "有",
        FieldKind.Date => "2024-05-01",
        _ => $"第{at}项，“引号”与<符号>&",
    };

    /// <summary>Changes the sheet with the fields; format 5 of the book becomes a per cent format.</summary>
    private static byte[] Edited(byte[] workbook, Action<Worksheet> change)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var document = SpreadsheetDocument.Open(memory, isEditable: true))
        {
            document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Append(new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true });
            change(document.WorkbookPart.WorksheetParts.Single(part => part.Worksheet.InnerText.Contains(WorkbookLayout.FieldsMark, StringComparison.Ordinal)).Worksheet);
        }

        return memory.ToArray();
    }

    private static void Set(Worksheet sheet, string code, Cell value)
    {
        var row = sheet.Descendants<Row>().Single(row => row.GetFirstChild<Cell>()!.InnerText == code);
        var old = row.Elements<Cell>().ElementAt(WorkbookLayout.ValueColumn);
        value.CellReference = old.CellReference;
        row.ReplaceChild(value, old);
    }
}
