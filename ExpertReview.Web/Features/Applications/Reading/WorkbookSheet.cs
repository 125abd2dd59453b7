using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using ExpertReview.Web.Office;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Cell formats of the workbook, by their index in its style sheet.</summary>
internal enum CellLook : uint
{
    Plain,
    Heading,
    Code,
    Label,

    /// <summary>Filled by the applicant; text, so that Excel changes nothing that is typed.</summary>
    Answer,
}

/// <summary>One sheet while it is being written, row by row.</summary>
internal sealed class WorkbookSheet
{
    private readonly SheetData data = new();
    private readonly Columns columns = new();
    private readonly DataValidations validations = new();
    private uint rows;

    /// <summary>Sets the width of the next column, in characters; 0 hides it.</summary>
    public void Column(double width)
    {
        uint number = (uint)columns.ChildElements.Count + 1;
        columns.Append(new Column { Min = number, Max = number, Width = Math.Max(width, 1), CustomWidth = true, Hidden = width == 0 });
    }

    /// <summary>Adds a row and returns its number, from 0.</summary>
    public int Row(bool hidden, params IEnumerable<(string? Text, CellLook Look)> cells)
    {
        var row = new Row { RowIndex = ++rows, Hidden = hidden };
        int column = 0;
        foreach (var (text, look) in cells)
            row.Append(WorkbookFile.TextCell(column++, (int)rows - 1, text, (uint)look));

        data.Append(row);
        return (int)rows - 1;
    }

    /// <summary>Offers a list for a cell; other text is refused, or only warned about when <paramref name="isOpen"/>.</summary>
    public void Choices(string address, string source, bool isOpen) => validations.Append(new DataValidation(new Formula1(source))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorStyle = isOpen ? DataValidationErrorStyleValues.Information : DataValidationErrorStyleValues.Stop,
        SequenceOfReferences = new ListValue<StringValue> { InnerText = address },
    });

    public Worksheet Content()
    {
        var content = new Worksheet();
        if (columns.HasChildren)
            content.Append(columns);
        content.Append(data);
        if (validations.HasChildren)
        {
            validations.Count = (uint)validations.ChildElements.Count;
            content.Append(validations);
        }

        return content;
    }

    /// <summary>The style sheet with one format for each <see cref="CellLook"/>, in its order.</summary>
    public static Stylesheet Styles() => new(
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }),
            new Font(new Bold(), new FontSize { Val = 14 }, new FontName { Val = "宋体" }),
            new Font(new FontSize { Val = 9 }, new Color { Rgb = "FFA6A6A6" }, new FontName { Val = "宋体" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFFFF9E5" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(),
            new Border(Edge<LeftBorder>(), Edge<RightBorder>(), Edge<TopBorder>(), Edge<BottomBorder>(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Look(0, 0, 0, 0), Look(1, 0, 0, 0), Look(2, 0, 0, 0), Look(0, 0, 1, 0), Look(0, 2, 1, 49)));

    private static CellFormat Look(uint font, uint fill, uint border, uint format) =>
        new(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Center })
    {
        FontId = font,
        FillId = fill,
        BorderId = border,
        NumberFormatId = format,
        FormatId = 0,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyNumberFormat = true,
        ApplyAlignment = true,
    };

    private static T Edge<T>()
        where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin, Color = new Color { Rgb = "FFBFBFBF" } };
}
