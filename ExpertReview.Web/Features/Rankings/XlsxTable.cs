using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>Writes a table as a workbook with one flat sheet: no merged cells, numbers as numbers, the header frozen and filterable.</summary>
public static class XlsxTable
{
    private const uint HeaderStyle = 1;
    private const uint TextStyle = 2;
    private const uint FirstNumberStyle = 3;
    private const int MostDecimals = 15;

    public static byte[] Write(ExportTable table)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = Worksheet(table);
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = table.Title }));
        }

        return file.ToArray();
    }

    private static Worksheet Worksheet(ExportTable table)
    {
        var data = new SheetData(Row(1, table.Columns, HeaderStyle));
        data.Append(table.Rows.Select((row, index) => Row((uint)index + 2, row, TextStyle)));
        var columns = new Columns(table.Columns.Select((name, index) => new Column
        {
            Min = (uint)index + 1, Max = (uint)index + 1, CustomWidth = true, Width = Width(table, index, name),
        }));
        var view = new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 };
        return new Worksheet(
            new SheetViews(view), columns, data,
            new AutoFilter { Reference = $"A1:{Letters(table.Columns.Count)}{table.Rows.Count + 1}" });
    }

    private static Row Row(uint number, IEnumerable<object?> cells, uint textStyle) =>
        new(cells.Select((cell, index) => Cell($"{Letters(index + 1)}{number}", cell, textStyle))) { RowIndex = number };

    private static Cell Cell(string reference, object? value, uint textStyle) => value switch
    {
        null => new Cell { CellReference = reference },
        decimal number => new Cell(new CellValue(number))
        {
            CellReference = reference, DataType = CellValues.Number, StyleIndex = FirstNumberStyle + (uint)Math.Min((int)number.Scale, MostDecimals),
        },
        int or long => new Cell(new CellValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture)))
        {
            CellReference = reference, DataType = CellValues.Number, StyleIndex = FirstNumberStyle,
        },
        _ => new Cell(new InlineString(new Text(value.ToString()!) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = reference, DataType = CellValues.InlineString, StyleIndex = textStyle,
        },
    };

    // Chinese characters are twice as wide as digits.
    private static double Width(ExportTable table, int column, string name) => Math.Min(48, 3 + table.Rows
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row[column]}"))
        .Append(name)
        .Max(text => text.Sum(letter => letter > 0x2E7F ? 2 : 1)));

    private static string Letters(int column) =>
        column > 26 ? Letters((column - 1) / 26) + Letters(((column - 1) % 26) + 1) : ((char)('A' + column - 1)).ToString();

    private static Stylesheet Styles()
    {
        const uint firstFormat = 164;
        var formats = Enumerable.Range(0, MostDecimals + 1).Select(decimals => new NumberingFormat
        {
            NumberFormatId = firstFormat + (uint)decimals, FormatCode = decimals == 0 ? "0" : "0." + new string('0', decimals),
        });
        var cells = new List<CellFormat>
        {
            new(),
            new() { FontId = 1, ApplyFont = true },
            new() { NumberFormatId = 49, ApplyNumberFormat = true },
        };
        cells.AddRange(Enumerable.Range(0, MostDecimals + 1).Select(decimals =>
            new CellFormat { NumberFormatId = firstFormat + (uint)decimals, ApplyNumberFormat = true }));
        return new Stylesheet(
            new NumberingFormats(formats),
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(cells));
    }
}
