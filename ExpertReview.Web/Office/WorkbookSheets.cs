using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using ExcelDataReader;

namespace ExpertReview.Web.Office;

/// <summary>One sheet of a workbook as texts; the indexes of rows and cells count from 0.</summary>
internal sealed record WorkbookRows(string Name, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public string this[int row, int column] => row < Rows.Count && column < Rows[row].Count ? Rows[row][column] : "";
}

/// <summary>Loads a workbook's sheets; everything that ExcelDataReader does happens here.</summary>
internal static class WorkbookSheets
{
    private const int MostRows = 5000, MostColumns = 200;

    private static readonly string[] PlaceAttributes = ["r", "ref", "max"];

    /// <summary>The sheets of a workbook from outside, or why they are not read.</summary>
    public static (IReadOnlyList<WorkbookRows>? Sheets, PackageFault? Fault) Load(Stream xlsx, PackageLimits limits)
    {
        var (opened, fault) = PackageGuard.Open(xlsx, PackageKind.Workbook, limits);
        using var file = opened;
        if (file is null)
            return (null, fault);
        if (!IsSmall(file, out var withErrors))
            return (null, PackageFault.ExpandsTooFar);
        withErrors.ForEach(part => ShowErrors(file, part));
        file.Position = 0;
        TextEncodings.Register();
        try
        {
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
            var sheets = new List<WorkbookRows>();
            do
            {
                var rows = new List<IReadOnlyList<string>>();
                while (reader.Read() && rows.Count < MostRows)
                    rows.Add([.. Enumerable.Range(0, Math.Min(reader.FieldCount, MostColumns)).Select(column => Said(reader, column))]);
                sheets.Add(new WorkbookRows(reader.Name ?? "", rows));
            }
            while (reader.NextResult());
            return (sheets, null);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The library lets through whatever a damaged part provokes (overflow, missing key, null); all of it means one thing.
            return (null, PackageFault.Truncated);
        }
    }

    /// <summary>The cell as its reader sees it: a per cent format shows a hundred times the number that is stored.</summary>
    private static string Said(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => "",
        double number when Math.Abs(number) < 1e15
            && reader.GetNumberFormatString(column)?.Contains('%', StringComparison.Ordinal) == true =>
            ((decimal)number * 100).ToString("0.############", CultureInfo.InvariantCulture) + "%",
        double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    /// <summary>
    /// Whether no cell claims a place beyond what anybody fills: the reader makes room for every column and row up to it, so that one
    /// cell named ZZZZZZ1 would take gigabytes.
    /// </summary>
    private static bool IsSmall(MemoryStream file, out List<string> withErrors)
    {
        withErrors = [];
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            using var stream = entry.Open();
            using var reader = XmlReader.Create(stream,
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                bool isPlace = reader.NodeType == XmlNodeType.Element && reader.LocalName is "c" or "row" or "dimension" or "col";
                if (isPlace && PlaceAttributes.Any(name => reader.GetAttribute(name) is { } place && !IsNear(place)))
                    return false;
                if (isPlace && reader.GetAttribute("t") == "e" && !withErrors.Contains(entry.FullName))
                    withErrors.Add(entry.FullName);
            }
        }

        return true;
    }

    /// <summary>Makes the part's error cells (#REF!) texts: the reader gives errors as blank, and a figure lost in a formula is not blank.</summary>
    private static void ShowErrors(MemoryStream file, string part)
    {
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true);
        var entry = archive.GetEntry(part)!;
        XDocument sheet;
        using (var stream = entry.Open())
            sheet = XDocument.Load(stream);
        foreach (var cell in sheet.Descendants().Where(cell => cell.Name.LocalName == "c" && (string?)cell.Attribute("t") == "e"))
            cell.SetAttributeValue("t", "str");
        entry.Delete();
        using var changed = archive.CreateEntry(part).Open();
        sheet.Save(changed, SaveOptions.DisableFormatting);
    }

    /// <summary>Columns to XFD, rows to 1048576: Excel's own bounds.</summary>
    private static bool IsNear(string place) => place.Split(':').All(corner =>
        corner.Count(char.IsAsciiLetter) <= 3 && corner.Count(char.IsAsciiDigit) <= 7);
}
