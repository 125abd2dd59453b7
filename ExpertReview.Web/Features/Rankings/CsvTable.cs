using System.Globalization;
using CsvHelper;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>Writes a table as CSV that Excel opens rightly: UTF-8 with a byte order mark, and text that looks like a formula stays text.</summary>
public static class CsvTable
{
    public static byte[] Write(ExportTable table)
    {
        using var file = new MemoryStream();
        var options = new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape, FormatProvider = CultureInfo.InvariantCulture };
        using (var csv = CsvWriter.Create(file, options, leaveOpen: true))
        {
            WriteRecord(csv, table.Columns);
            foreach (var row in table.Rows)
                WriteRecord(csv, row);
        }

        return file.ToArray();
    }

    private static void WriteRecord(CsvWriter csv, IEnumerable<object?> cells)
    {
        foreach (object? cell in cells)
        {
            if (cell is decimal number)
                csv.WriteField(number, "");
            else
                csv.WriteField(cell);
        }

        csv.EndRecord();
    }
}
