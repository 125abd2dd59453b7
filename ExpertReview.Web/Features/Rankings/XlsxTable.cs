using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using ExpertReview.Web.Office;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>Writes a table as a workbook with one flat sheet: no merged cells, numbers as numbers, the header frozen and filterable.</summary>
public static class XlsxTable
{
    private const uint HeaderStyle = 1;
    private const uint TextStyle = 2;
    private const uint FirstNumberStyle = 3;
    private const int MostDecimals = 15;

    public static byte[] Write(ExportTable table) => WorkbookFile.Write([new(table.Title, Worksheet(table))], Styles());

    private static Worksheet Worksheet(ExportTable table)
    {
        var data = new SheetData(Row(0, table.Columns, HeaderStyle));
        data.Append(table.Rows.Select((row, index) => Row(index + 1, row, TextStyle)));
        var columns = new Columns(table.Columns.Select((name, index) => new Column
        {
            Min = (uint)index + 1, Max = (uint)index + 1, CustomWidth = true, Width = Width(table, index, name),
        }));
        var view = new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        { WorkbookViewId = 0 };
        return new Worksheet(
            new SheetViews(view), columns, data,
            new AutoFilter { Reference = "A1:" + WorkbookFile.Address(table.Columns.Count - 1, table.Rows.Count) });
    }

    private static Row Row(int number, IEnumerable<object?> cells, uint textStyle) =>
        new(cells.Select((cell, column) => Cell(column, number, cell, textStyle))) { RowIndex = (uint)number + 1 };

    private static Cell Cell(int column, int row, object? value, uint textStyle) => value switch
    {
        null => WorkbookFile.TextCell(column, row, null),
        decimal number => WorkbookFile.NumberCell(column, row, number, FirstNumberStyle + (uint)Math.Min((int)number.Scale, MostDecimals)),
        int or long => WorkbookFile.NumberCell(column, row, Convert.ToDecimal(value, CultureInfo.InvariantCulture), FirstNumberStyle),
        _ => WorkbookFile.TextCell(column, row, value.ToString(), textStyle),
    };

    // Chinese characters are twice as wide as digits.
    private static double Width(ExportTable table, int column, string name) => Math.Min(48, 3 + table.Rows
        .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row[column]}"))
        .Append(name)
        .Max(text => text.Sum(letter => letter > 0x2E7F ? 2 : 1)));

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
