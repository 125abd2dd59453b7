using System.Text;
using CsvHelper;
using ExpertReview.Web.Office;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Reads a roster from a workbook's first sheet (.xlsx) or from comma-separated text (.csv, UTF-8 or GB 18030).</summary>
public static class RosterReader
{
    public const int LargestFile = 5 * 1024 * 1024;

    public const int MostRows = 2000;

    private static readonly PackageLimits Limits = new() { FileBytes = LargestFile, BatchBytes = 60L << 20 };

    public static RosterReading Read(string fileName, byte[] content)
    {
        if (content.Length > LargestFile)
            return Failed(RosterProblemCode.FileTooLarge, fileName);
        return Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".XLSX" => FromWorkbook(fileName, content),
            ".CSV" => FromText(fileName, content),
            _ => Failed(RosterProblemCode.FileNotSupported, fileName),
        };
    }

    private static RosterReading FromWorkbook(string fileName, byte[] content)
    {
        using var uploaded = new MemoryStream(content);
        return WorkbookSheets.Load(uploaded, Limits).Sheets is [var first, ..]
            ? Interpret([.. first.Rows.Take(MostRows + 2).Select(row => row.ToArray())])
            : Failed(RosterProblemCode.FileUnreadable, fileName);
    }

    private static RosterReading FromText(string fileName, byte[] content)
    {
        try
        {
            var lines = new List<string[]>();
            // Empty lines are kept so that a row's number is the one that the sheet shows.
            using var csv = CsvReader.FromText(Decode(content), new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false });
            while (csv.Read() && lines.Count <= MostRows + 1)
                lines.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
            return Interpret(lines);
        }
        catch (Exception failure) when (failure is FormatException or DecoderFallbackException)
        {
            return Failed(RosterProblemCode.FileUnreadable, fileName);
        }
    }

    /// <summary>What is not UTF-8 is the encoding in which Chinese Excel saves: GB 18030.</summary>
    private static string Decode(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            TextEncodings.Register();
            return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(content);
        }
    }

    private static RosterReading Interpret(List<string[]> lines)
    {
        int heading = lines.FindIndex(line => line.Count(cell => RosterColumns.Of(cell) is not null) >= 2);
        if (heading < 0)
            return new([], [.. RosterColumns.Required.Select(column => new RosterProblem(0, column, RosterProblemCode.ColumnMissing))]);
        var columns = lines[heading].Select(RosterColumns.Of).ToList();
        var problems = RosterColumns.Required.Where(column => !columns.Contains(column))
            .Select(column => new RosterProblem(heading + 1, column, RosterProblemCode.ColumnMissing))
            .Concat(columns.OfType<RosterColumn>().GroupBy(column => column).Where(group => group.Count() > 1)
                .Select(group => new RosterProblem(heading + 1, group.Key, RosterProblemCode.ColumnTwice)))
            .ToList();
        if (problems.Count > 0)
            return new([], problems);

        var rows = lines.Index().Skip(heading + 1)
            .Where(line => line.Item.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            .Select(line => new RosterRow(line.Index + 1, line.Item.Index()
                .Where(cell => cell.Index < columns.Count && columns[cell.Index] is not null)
                .ToDictionary(cell => columns[cell.Index]!.Value, cell => cell.Item)))
            .ToList();
        return rows.Count switch
        {
            0 => Failed(RosterProblemCode.NoRows, ""),
            > MostRows => Failed(RosterProblemCode.TooManyRows, ""),
            _ => new(rows, []),
        };
    }

    private static RosterReading Failed(RosterProblemCode code, string said) => new([], [new RosterProblem(0, null, code, said)]);
}
