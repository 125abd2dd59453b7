using System.IO.Compression;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Office;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>One form of an uploaded file.</summary>
/// <param name="Name">The file's name, with its folders inside an archive.</param>
/// <param name="Reading">What it says.</param>
public sealed record FileReading(string Name, FormReading Reading)
{
    /// <summary>The form's own bytes, also where it came in an archive; null when it could not be read as a form.</summary>
    public byte[]? Content { get; init; }

    public AnswersOrigin Origin { get; init; }
}

/// <summary>Reads whatever is uploaded: a Word form, a workbook, or a ZIP of them; by content, not by name.</summary>
public static class FormFileReader
{
    public static IEnumerable<FileReading> Read(string fileName, Stream content, Ruleset ruleset) =>
        Read(fileName, content, ruleset, PackageLimits.Default);

    /// <summary>Yields the forms one by one, so that a bad one does not stop the others.</summary>
    public static IEnumerable<FileReading> Read(string fileName, Stream content, Ruleset ruleset, PackageLimits limits)
    {
        using var file = PackageGuard.Load(content, limits.BatchBytes);
        if (file is null)
            return [Refused(fileName, PackageFault.TooLarge, limits.BatchBytes)];
        var (kind, fault) = PackageGuard.Recognize(file);
        return fault is { } why ? [Refused(fileName, why)]
            : kind == PackageKind.Archive ? ReadArchive(fileName, file.ToArray(), ruleset, limits)
            : [ReadForm(fileName, kind, file, ruleset, limits)];
    }

    private static FileReading ReadForm(string name, PackageKind kind, MemoryStream file, Ruleset ruleset, PackageLimits limits)
    {
        file.Position = 0;
        bool isWorkbook = kind == PackageKind.Workbook;
        var reading = isWorkbook ? WorkbookReader.Read(file, ruleset, limits) : WordFormReader.Read(file, ruleset, limits);
        return new FileReading(name, reading)
        {
            Content = reading.Answers is null ? null : file.ToArray(),
            Origin = isWorkbook ? AnswersOrigin.Workbook : AnswersOrigin.WordForm,
        };
    }

    private static IEnumerable<FileReading> ReadArchive(string archiveName, byte[] content, Ruleset ruleset, PackageLimits limits)
    {
        using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read, leaveOpen: false, TextEncodings.Bytes);
        if (archive.Entries.Count > limits.Entries)
        {
            yield return Refused(archiveName, PackageFault.ExpandsTooFar);
            yield break;
        }

        long total = 0;
        foreach (var entry in archive.Entries)
        {
            // The name is only ever shown: nothing is written to a path that it gives.
            string name = TextEncodings.Name(entry.FullName).Replace('\\', '/');
            if (IsLeftOut(name))
                continue;
            var (reading, length) = ReadEntry(name, entry, ruleset, limits);
            total += length;
            if (total > limits.BatchBytes)
            {
                yield return Refused(archiveName, PackageFault.ExpandsTooFar);
                yield break;
            }

            yield return reading;
        }
    }

    private static (FileReading Reading, long Length) ReadEntry(string name, ZipArchiveEntry entry, Ruleset ruleset, PackageLimits limits)
    {
        if (entry.IsEncrypted)
            return (Refused(name, PackageFault.Encrypted), 0);
        if (entry.Length > limits.FileBytes)
            return (Refused(name, PackageFault.TooLarge, limits.FileBytes), 0);
        try
        {
            using var unpacked = entry.Open();
            using var file = PackageGuard.Load(unpacked, PackageGuard.MostOf(entry, isXml: false, limits));
            if (file is null)
                return (Refused(name, PackageFault.ExpandsTooFar), limits.FileBytes);
            var (kind, fault) = PackageGuard.Recognize(file);
            fault ??= kind == PackageKind.Archive ? PackageFault.NotSupported : null;
            return (fault is { } why ? Refused(name, why) : ReadForm(name, kind, file, ruleset, limits), file.Length);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return (Refused(name, PackageFault.Truncated), 0);
        }
    }

    /// <summary>Folders, and what systems and Office leave beside the files.</summary>
    private static bool IsLeftOut(string name)
    {
        string own = name[(name.LastIndexOf('/') + 1)..];
        return own.Length == 0 || own.StartsWith("~$", StringComparison.Ordinal) || own.StartsWith("._", StringComparison.Ordinal)
            || own is ".DS_Store" or "Thumbs.db" or "desktop.ini" || name.Split('/').Contains("__MACOSX");
    }

    private static FileReading Refused(string name, PackageFault fault, long most = 0) => new(name, FormReading.Refused(fault, most));
}
