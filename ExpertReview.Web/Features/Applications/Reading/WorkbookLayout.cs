using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Where the workbook keeps what; the template writes it and the reader goes by the hidden codes.</summary>
internal static class WorkbookLayout
{
    public const string InstructionsSheet = "填写说明", FieldsSheet = "指标", ChoicesSheet = "选项";

    /// <summary>Hidden marks in column A: of the instructions with the scheme's name beside it, and of the sheet with the fields.</summary>
    public const string SchemeMark = "#scheme", FieldsMark = "#fields", TableMark = "#table:";

    /// <summary>Columns of the fields' sheet, from 0: hidden code, label, unit, value, remark.</summary>
    public const int CodeColumn = 0, LabelColumn = 1, UnitColumn = 2, ValueColumn = 3, RemarkColumn = 4;

    /// <summary>Blank rows that a table without a limit offers.</summary>
    public const int OpenRows = 20;

    /// <summary>A field as rows of the sheet: 有/无 has a second one for its description.</summary>
    public static IEnumerable<(string Code, FormField Field, bool IsDescription)> Lines(FormDefinition form) =>
        form.Fields.SelectMany(field =>
        field.Kind == FieldKind.Presence
            ? new[] { (field.Code, field, false), (field.Code + ".text", field, true) }
            : [(field.Code, field, false)]);

    /// <summary>A name that Excel accepts: short, without the characters it reserves.</summary>
    public static string SheetName(FormTable table)
    {
        string name = string.Concat(table.Label.Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal)));
        return name.Length <= 31 ? name : name[..31];
    }
}
