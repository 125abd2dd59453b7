using System.IO.Compression;
using System.Text;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Office;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

public sealed class FormFileReaderTests
{
    [Fact]
    public void A_form_or_a_workbook_is_recognized_by_its_content()
    {
        var workbook = new MemoryStream();
        WorkbookTemplate.Write(Scheme, workbook, FilledForms.Read(Form("app-001")).Answers);

        Assert.True(Assert.Single(ReadFile("申报表.docx", Form("app-001"))).Reading.IsReadable);
        Assert.True(Assert.Single(ReadFile("申报表.docx", workbook.ToArray())).Reading.IsReadable);
        Assert.Equal(FormProblemCode.FileNotSupported, Only(Assert.Single(ReadFile("申报表.docx", [1, 2, 3, 4]))));
    }

    [Fact]
    public void One_bad_file_of_an_archive_does_not_stop_the_others()
    {
        byte[] form = Form("app-001");
        byte[] archive = Zip(
            ("甲县/申报表.docx", form),
            ("乙区/损坏.docx", form[..3000]),
            ("乙区/说明.txt", Encoding.UTF8.GetBytes("无")),
            ("乙区/内层.zip", Zip(("申报表.docx", form))),
            ("../../etc/丙市.docx", Form("app-002")),
            ("__MACOSX/甲县/._申报表.docx", [0]),
            ("甲县/~$申报表.docx", [0]),
            (".DS_Store", [0]),
            ("空目录/", []));

        var readings = ReadFile("批量.zip", archive);

        Assert.Equal(["甲县/申报表.docx", "乙区/损坏.docx", "乙区/说明.txt", "乙区/内层.zip", "../../etc/丙市.docx"],
            readings.Select(reading => reading.Name));
        Assert.Equal([true, false, false, false, true], readings.Select(reading => reading.Reading.IsReadable));
        Assert.Equal([FormProblemCode.FileTruncated, FormProblemCode.FileNotSupported, FormProblemCode.FileNotSupported], readings.Skip(1)
            .Take(3).Select(Only));
    }

    [Theory]
    [InlineData("GB18030", false)]
    [InlineData("UTF-8", true)]
    [InlineData("UTF-8", false)]
    public void Chinese_names_are_read_whoever_packed_them(string encoding, bool isMarked)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true, Encoding.GetEncoding(encoding)))
        {
            using var stream = archive.CreateEntry("新昌县/申报信息表.docx").Open();
            stream.Write(Form("app-001"));
        }

        byte[] bytes = memory.ToArray();
        if (!isMarked)
            Unmark(bytes);
        Assert.Equal("新昌县/申报信息表.docx", Assert.Single(ReadFile("批量.zip", bytes)).Name);
    }

    [Fact]
    public void Limits_hold_for_batches()
    {
        byte[] archive = Zip(Enumerable.Range(0, 4).Select(number => ($"{number}.docx", Form("app-001"))));
        var few = new PackageLimits { Entries = 3 };
        var small = new PackageLimits { BatchBytes = archive.Length - 1 };
        byte[] bomb = Zip(("炸弹.docx", new byte[60 << 20]), ("零.docx", new byte[45 << 20]), ("好.docx", Form("app-001")));

        Assert.Equal(FormProblemCode.FileExpandsTooFar, Only(Assert.Single(ReadFile("批量.zip", archive, few))));
        Assert.Equal(FormProblemCode.FileTooLarge, Only(Assert.Single(ReadFile("批量.zip", archive, small))));
        var readings = ReadFile("批量.zip", bomb);
        Assert.Equal([FormProblemCode.FileTooLarge, FormProblemCode.FileExpandsTooFar], readings.Take(2).Select(Only));
        Assert.True(readings[2].Reading.IsReadable);
    }

    private static List<FileReading> ReadFile(string name, byte[] content, PackageLimits? limits = null) =>
        [.. FormFileReader.Read(name, new MemoryStream(content), Scheme, limits ?? PackageLimits.Default)];

    private static FormProblemCode Only(FileReading file) => Assert.Single(file.Reading.Problems).Code;

    /// <summary>Clears the flag that marks names as UTF-8, in local and central headers.</summary>
    private static void Unmark(byte[] archive)
    {
        for (int at = 0; at + 10 < archive.Length; at++)
        {
            if (archive.AsSpan(at, 4).SequenceEqual("PK\u0003\u0004"u8))
                archive[at + 7] &= 0xF7;
            if (archive.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
                archive[at + 9] &= 0xF7;
        }
    }
}
