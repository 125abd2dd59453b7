using DocumentFormat.OpenXml.Spreadsheet;
using ExpertReview.Web.Office;

namespace ExpertReview.Tests.Office;

/// <summary>Sheets to write in tests.</summary>
internal static class Sheets
{
    /// <summary>One row of texts.</summary>
    public static Worksheet Of(params string?[] cells) =>
        new(new SheetData(new Row(cells.Select((text, column) => WorkbookFile.TextCell(column, 0, text))) { RowIndex = 1 }));
}
