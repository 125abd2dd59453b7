using System.IO.Compression;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Refuses a workbook that would expand to far more than a roster can need (a zip bomb).</summary>
internal static class RosterArchive
{
    private const long LargestExpansion = 60L * 1024 * 1024;

    /// <exception cref="InvalidDataException">Not a ZIP archive, or one that expands too far.</exception>
    public static void Check(byte[] content)
    {
        using var stream = new MemoryStream(content);
        using var archive = new ZipArchive(stream);
        long total = 0;
        byte[] buffer = new byte[81920];
        foreach (var entry in archive.Entries)
        {
            // What the archive claims about itself is not trusted: it is expanded and counted.
            using var part = entry.Open();
            for (int read = part.Read(buffer); read > 0; read = part.Read(buffer))
            {
                total += read;
                if (total > LargestExpansion)
                    throw new InvalidDataException("The workbook expands too far.");
            }
        }
    }
}
