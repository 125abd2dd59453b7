using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Office;
using static ExpertReview.Tests.Features.Applications.Reading.FilledForms;

namespace ExpertReview.Tests.Features.Applications.Reading;

public sealed class HostileFileTests
{
    private static readonly byte[] CompoundSignature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void A_file_cut_anywhere_is_reported_and_never_thrown()
    {
        byte[] form = Form("app-001");
        for (int length = 0; length < form.Length; length += 397)
        {
            var reading = Read(form[..length]);
            Assert.False(reading.IsReadable);
            Assert.Single(reading.Problems);
        }

        Assert.Equal(FormProblemCode.FileTruncated, Only(Read(form[..^200])));
    }

    [Fact]
    public void A_file_with_damaged_bytes_is_never_thrown()
    {
        byte[] sound = Form("app-003"), archive = Zip(("甲.docx", sound), ("乙.docx", sound));
        var random = new Random(7);
        for (int round = 0; round < 400; round++)
        {
            var word = Read(Damaged(sound, random, onlyDirectory: round % 2 == 0));
            Assert.True(word.Answers is not null || word.Problems.Count == 1);

            byte[] batch = Damaged(archive, random, onlyDirectory: round % 2 == 0);
            Assert.All(FormFileReader.Read("批量.zip", new MemoryStream(batch), Scheme), file => Assert.NotNull(file.Reading));
        }
    }

    /// <summary>Four wrong bytes, anywhere or in the directory at the archive's end.</summary>
    private static byte[] Damaged(byte[] content, Random random, bool onlyDirectory)
    {
        byte[] damaged = [.. content];
        for (int damage = 0; damage < 4; damage++)
            damaged[onlyDirectory ? damaged.Length - 1 - random.Next(Math.Min(900, damaged.Length)) : random.Next(damaged.Length)] = (byte)random.Next(256);
        return damaged;
    }

    [Fact]
    public void Damaged_markup_inside_a_sound_package_is_reported()
    {
        foreach (string part in new[] { "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "word/settings.xml" })
        {
            var cut = Read(WithPart(Form("app-001"), part, text => text[..(text.Length / 2)]));
            Assert.Equal(FormProblemCode.FileTruncated, Only(cut));
        }

        var nonsense = ReadChanged("app-001", body => body.Descendants(W + "gridSpan").First().SetAttributeValue(W + "val", "many"));
        Assert.Equal(FormProblemCode.FileTruncated, Only(nonsense));
    }

    [Fact]
    public void Encrypted_and_old_files_are_named()
    {
        byte[] encrypted = [.. CompoundSignature, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[600]];
        byte[] old = [.. CompoundSignature, .. new byte[1200]];

        Assert.Equal(FormProblemCode.FileEncrypted, Only(Read(encrypted)));
        Assert.Equal(FormProblemCode.FileNotSupported, Only(Read(old)));
        Assert.Equal(FormProblemCode.FileNotSupported, Only(Read("%PDF-1.7 renamed"u8.ToArray())));
        Assert.Equal(FormProblemCode.FileTruncated, Only(Read([])));
    }

    [Fact]
    public void A_form_larger_than_the_limit_is_not_read()
    {
        var reading = WordFormReader.Read(new MemoryStream(Form("app-001")), Scheme, new PackageLimits { FileBytes = 5000 });

        Assert.Equal(FormProblemCode.FileTooLarge, Only(reading));
    }

    [Fact]
    public void Bombs_are_stopped_before_they_unpack()
    {
        byte[] manyEntries = Added(Form("app-001"), Enumerable.Range(0, 600)
            .Select(number => ($"word/media/{number}.png", Array.Empty<byte>())));
        byte[] zeros = Added(Form("app-001"), [("word/media/image.bin", new byte[40 << 20])]);
        byte[] largeMarkup = WithPart(Form("app-001"), "word/styles.xml", text =>
            text.Replace("</w:styles>", new string(' ', 17 << 20) + "</w:styles>", StringComparison.Ordinal));

        foreach (byte[] bomb in new[] { manyEntries, zeros, largeMarkup })
            Assert.Equal(FormProblemCode.FileExpandsTooFar, Only(Read(bomb)));
    }

    [Fact]
    public void Elements_nested_without_end_do_not_overflow_the_stack()
    {
        string deep = string.Concat(Enumerable.Repeat("<w:ins>", 100_000)) + string.Concat(Enumerable.Repeat("</w:ins>", 100_000));
        byte[] bomb = WithPart(Form("app-001"), "word/document.xml", text =>
            text.Replace("<w:body>", "<w:body>" + deep, StringComparison.Ordinal));

        Assert.Equal(FormProblemCode.FileExpandsTooFar, Only(Read(bomb)));
    }

    [Fact]
    public void Document_type_definitions_are_refused()
    {
        byte[] external = WithPart(Form("app-001"), "word/document.xml", text =>
        {
            int root = text.IndexOf("<w:document", StringComparison.Ordinal);
            return text[..root] + "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + text[root..]
                .Replace("<w:body>", "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p>", StringComparison.Ordinal);
        });

        Assert.Equal(FormProblemCode.FileTruncated, Only(Read(external)));
    }

    [Fact]
    public void Another_document_is_not_this_form()
    {
        byte[] otherTitle = Changed(Form("app-001"), body => body.Element(W + "p")!.ReplaceWith(Paragraph("年度工作总结")));
        byte[] titleOnly = Changed(Form("app-001"), body =>
            body.Elements().Skip(1).Where(element => element.Name != W + "sectPr").ToList().ForEach(element => element.Remove()));

        Assert.Equal(FormProblemCode.NotTheForm, Only(Read(otherTitle)));
        Assert.Equal(FormProblemCode.NotTheForm, Only(Read(titleOnly)));
        foreach (var scheme in Web.Features.Programs.BuiltInSchemes.All.Values.Where(scheme => scheme.Form.WordTitle is null))
            Assert.Equal(FormProblemCode.NotTheForm, Only(WordFormReader.Read(new MemoryStream(Form("app-001")), scheme)));
    }

    [Fact]
    public void An_archive_that_is_no_form_is_not_supported_as_one() =>
        Assert.Equal(FormProblemCode.FileNotSupported, Only(Read(Zip(("a.txt", [1, 2, 3])))));

    private static FormProblemCode Only(FormReading reading)
    {
        Assert.Null(reading.Answers);
        Assert.False(reading.IsReadable);
        return Assert.Single(reading.Problems).Code;
    }

    private static byte[] Added(byte[] docx, IEnumerable<(string Name, byte[] Content)> entries)
    {
        var memory = new MemoryStream();
        memory.Write(docx);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }
}
