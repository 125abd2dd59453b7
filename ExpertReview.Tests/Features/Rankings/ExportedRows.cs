using System.Globalization;
using System.Text;
using CsvHelper;
using ExcelDataReader;

namespace ExpertReview.Tests.Features.Rankings;

/// <summary>Opens an exported file as another program would: one flat sheet, cells by their headings.</summary>
internal static class ExportedRows
{
    // The reader of workbooks asks for a code page even where a workbook needs none.
    static ExportedRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="file">The file.</param>
    /// <param name="name">Its name, for the kind that it ends on.</param>
    public static List<Dictionary<string, string>> Read(byte[] file, string name) =>
        name.EndsWith("csv", StringComparison.Ordinal) ? Csv(file) : Xlsx(file);

    private static List<Dictionary<string, string>> Csv(byte[] file)
    {
        using var csv = CsvReader.Create(file);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.Headers.ToDictionary(header => header, csv.GetString));
        return rows;
    }

    private static List<Dictionary<string, string>> Xlsx(byte[] file)
    {
        using var sheet = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        Assert.Equal(1, sheet.ResultsCount);
        Assert.Null(sheet.MergeCells);
        sheet.Read();
        string[] headers = [.. Enumerable.Range(0, sheet.FieldCount).Select(sheet.GetString)];
        var rows = new List<Dictionary<string, string>>();
        while (sheet.Read())
            rows.Add(headers.Index().ToDictionary(header => header.Item, header => Convert.ToString(sheet.GetValue(header.Index), CultureInfo.InvariantCulture) ?? ""));
        return rows;
    }
}
