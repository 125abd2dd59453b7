using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ExpertReview.Web.Office;

/// <summary>Looks at a file before any library opens it: signature, size, what it unpacks to, how deep its XML goes.</summary>
internal static class PackageGuard
{
    private static readonly byte[] CompoundSignature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The file in memory when it is of this kind and safe for a library to open; otherwise why not.</summary>
    public static (MemoryStream? File, PackageFault? Fault) Open(Stream content, PackageKind kind, PackageLimits limits)
    {
        var file = Load(content, limits.FileBytes);
        if (file is null)
            return (null, PackageFault.TooLarge);
        var (found, fault) = Recognize(file);
        if (fault is null && found != kind)
            fault = PackageFault.NotSupported;
        fault ??= CheckParts(file, limits);
        if (fault is null)
            return (file, null);
        file.Dispose();
        return (null, fault);
    }

    /// <summary>The content in memory, or null when it is larger than <paramref name="most"/> bytes.</summary>
    public static MemoryStream? Load(Stream content, long most)
    {
        var memory = new MemoryStream();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                if (memory.Length + read > most)
                    return null;
                memory.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        memory.Position = 0;
        return memory;
    }

    /// <summary>Which kind of ZIP container this is, or why it is none that can be read.</summary>
    public static (PackageKind Kind, PackageFault? Fault) Recognize(MemoryStream file)
    {
        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        if (bytes.Length == 0)
            return (PackageKind.Unknown, PackageFault.Truncated);
        if (bytes.StartsWith(CompoundSignature))
        {
            bool encrypted = bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
            return (PackageKind.Unknown, encrypted ? PackageFault.Encrypted : PackageFault.NotSupported);
        }

        if (!bytes.StartsWith("PK"u8))
            return (PackageKind.Unknown, PackageFault.NotSupported);
        try
        {
            using var archive = Unpack(file);
            var names = archive.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var kind = !names.Contains("[Content_Types].xml") ? PackageKind.Archive
                : names.Any(name => name.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? PackageKind.Word
                : names.Any(name => name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? PackageKind.Workbook
                : PackageKind.Unknown;
            return (kind, kind == PackageKind.Unknown ? PackageFault.NotSupported : null);
        }
        catch (InvalidDataException)
        {
            return (PackageKind.Unknown, PackageFault.Truncated);
        }
    }

    /// <summary>The most that an entry may unpack to.</summary>
    public static long MostOf(ZipArchiveEntry entry, bool isXml, PackageLimits limits) =>
        Math.Min(isXml ? limits.XmlBytes : limits.FileBytes, Math.Max(limits.RatioFrom, entry.CompressedLength * limits.Ratio));

    /// <summary>Unpacks every part once, counting what really comes out (declared sizes may lie), and reads all XML without DTD.</summary>
    private static PackageFault? CheckParts(MemoryStream file, PackageLimits limits)
    {
        try
        {
            using var archive = Unpack(file);
            if (archive.Entries.Count > limits.Entries)
                return PackageFault.ExpandsTooFar;
            long total = 0;
            foreach (var entry in archive.Entries)
            {
                if (entry.IsEncrypted)
                    return PackageFault.Encrypted;
                bool isXml = entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                    || entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
                using var unpacked = entry.Open();
                using var part = Load(unpacked, MostOf(entry, isXml, limits));
                if (part is null || (total += part.Length) > limits.BatchBytes)
                    return PackageFault.ExpandsTooFar;
                if (isXml && !IsShallow(part, limits.XmlDepth))
                    return PackageFault.ExpandsTooFar;
            }

            return null;
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or EndOfStreamException)
        {
            return PackageFault.Truncated;
        }
    }

    private static ZipArchive Unpack(MemoryStream file)
    {
        file.Position = 0;
        return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
    }

    private static bool IsShallow(Stream part, int depth)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(part, settings);
        while (reader.Read())
        {
            if (reader.Depth > depth)
                return false;
        }

        return true;
    }
}
