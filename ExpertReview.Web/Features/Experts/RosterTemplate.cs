using CsvHelper;
using DocumentFormat.OpenXml.Spreadsheet;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Office;

namespace ExpertReview.Web.Features.Experts;

/// <summary>The file in which an agency fills its roster: as a workbook (.xlsx) or as comma-separated text (.csv).</summary>
public static class RosterTemplate
{
    private static readonly Dictionary<RosterColumn, string> Explanations = new()
    {
        [RosterColumn.Code] = "可不填；不填则自动编号（E-01、E-02…）",
        [RosterColumn.Name] = "必填",
        [RosterColumn.Category] = "必填：技术、产业、财务、政策等",
        [RosterColumn.City] = "必填：省内填设区市全称，省外填“省外”",
        [RosterColumn.County] = "在县（市、区）工作的填写，用于回避",
        [RosterColumn.Employer] = "必填：单位全称，用于回避",
        [RosterColumn.Phone] = "可不填",
        [RosterColumn.Tracks] = "可不填；多个用“；”隔开，名称见“赛道”表",
    };

    public static byte[] Workbook(IReadOnlyList<Track> tracks) => WorkbookFile.Write(
    [
        new("专家名册", Sheet([Headings()])),
        new("填写说明", Sheet(Enum.GetValues<RosterColumn>().Select(column => new[] { RosterColumns.Heading(column), Explanations[column] }))),
        new("赛道", Sheet(tracks.Select(track => new[] { track.Name }))),
    ]);

    public static byte[] Text()
    {
        using var file = new MemoryStream();
        // The byte order mark tells Excel that this is UTF-8.
        using (var csv = CsvWriter.Create(file, new CsvWriterOptions { WriteByteOrderMark = true }, true))
            csv.WriteRecord(Headings());
        return file.ToArray();
    }

    private static string[] Headings() => [.. Enum.GetValues<RosterColumn>().Select(RosterColumns.Heading)];

    private static Worksheet Sheet(IEnumerable<string[]> rows) => new(
        new Columns(new Column { Min = 1, Max = 8, Width = 22, CustomWidth = true }),
        new SheetData(rows.Select((row, number) =>
            new Row(row.Select((text, column) => WorkbookFile.TextCell(column, number, text))) { RowIndex = (uint)number + 1 })));
}
