using System.IO.Compression;
using System.Text;
using ExpertReview.Web.Office;

namespace ExpertReview.Tests.Office;

/// <summary>What the guard lets through to the libraries; the readers' own tests show it on real forms and rosters.</summary>
public sealed class PackageGuardTests
{
    private static readonly byte[] Workbook = WorkbookFile.Write([new("表", Sheets.Of("值"))]);

    [Fact]
    public void A_sound_workbook_is_opened_as_one_and_as_nothing_else()
    {
        Assert.Null(Fault(Workbook, PackageKind.Workbook));
        Assert.Equal(PackageFault.NotSupported, Fault(Workbook, PackageKind.Word));
        Assert.Equal(PackageFault.NotSupported, Fault(Zip("readme.txt", "no document"u8.ToArray()), PackageKind.Workbook));
    }

    [Fact]
    public void Empty_cut_and_foreign_files_are_told_apart()
    {
        Assert.Equal(PackageFault.Truncated, Fault([], PackageKind.Workbook));
        Assert.Equal(PackageFault.Truncated, Fault(Workbook[..(Workbook.Length / 2)], PackageKind.Workbook));
        Assert.Equal(PackageFault.NotSupported, Fault(Encoding.UTF8.GetBytes("a,b"), PackageKind.Workbook));
    }

    [Theory]
    [InlineData(10, 500, 200)]
    [InlineData(1L << 20, 1, 200)]
    [InlineData(1L << 20, 500, 1)]
    public void Each_limit_is_kept(long fileBytes, int entries, int ratio)
    {
        var limits = new PackageLimits { FileBytes = fileBytes, Entries = entries, Ratio = ratio, RatioFrom = 64 };

        Assert.Equal(fileBytes < Workbook.Length ? PackageFault.TooLarge : PackageFault.ExpandsTooFar, Fault(Workbook, PackageKind.Workbook, limits));
    }

    private static PackageFault? Fault(byte[] content, PackageKind kind, PackageLimits? limits = null)
    {
        var (file, fault) = PackageGuard.Open(new MemoryStream(content), kind, limits ?? PackageLimits.Default);
        file?.Dispose();
        return fault;
    }

    private static byte[] Zip(string name, byte[] content)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry(name).Open())
            entry.Write(content);
        return file.ToArray();
    }
}
