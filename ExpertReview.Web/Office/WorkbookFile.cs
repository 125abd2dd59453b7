using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ExpertReview.Web.Office;

/// <summary>One sheet of a workbook that the program writes.</summary>
internal sealed record WorkbookPage(string Name, Worksheet Content, bool IsHidden = false);

/// <summary>Writes workbooks (.xlsx).</summary>
internal static class WorkbookFile
{
    public static byte[] Write(IEnumerable<WorkbookPage> pages, Stylesheet? styles = null)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheets = new Sheets();
            workbook.Workbook = new Workbook(sheets);
            if (styles is not null)
                workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = styles;
            foreach (var (index, page) in pages.Index())
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = page.Content;
                sheets.Append(new Sheet
                {
                    Name = page.Name,
                    SheetId = (uint)index + 1,
                    Id = workbook.GetIdOfPart(part),
                    State = page.IsHidden ? SheetStateValues.Hidden : SheetStateValues.Visible,
                });
            }
        }

        return file.ToArray();
    }

    /// <summary>A cell with text, or without; column and row from 0.</summary>
    public static Cell TextCell(int column, int row, string? text, uint style = 0)
    {
        var cell = new Cell { CellReference = Address(column, row) };
        // A workbook without styles has no first one either.
        if (style > 0)
            cell.StyleIndex = style;
        if (text is not null)
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        }

        return cell;
    }

    /// <summary>A cell with a number; column and row from 0.</summary>
    public static Cell NumberCell(int column, int row, decimal number, uint style) =>
        new(new CellValue(number)) { CellReference = Address(column, row), DataType = CellValues.Number, StyleIndex = style };

    /// <summary>A cell's address, such as D5; column and row from 0.</summary>
    public static string Address(int column, int row) => Letters(column) + (row + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A column's letters, counted from 0: A … Z, AA …</summary>
    public static string Letters(int column) =>
        (column >= 26 ? Letters((column / 26) - 1) : "") + (char)('A' + (column % 26));
}
