using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Applications.Reading;

/// <summary>The 24 invented forms, what they say, and ways to make other forms of them.</summary>
internal static class FilledForms
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public static readonly XNamespace W14 = "http://schemas.microsoft.com/office/word/2010/wordml";

    public static Ruleset Scheme { get; } = BuiltInSchemes.All["cluster-selection-2026"];

    public static IEnumerable<string> Names => Enumerable.Range(1, 24).Select(number => $"app-{number:000}");

    public static byte[] Form(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Features", "Applications", "DemoForms", name + ".docx"));

    public static byte[] Blank()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("forms/blank.docx")!;
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>What a form says, without the keys that are no answers.</summary>
    public static JsonObject Expected(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("forms/expected.json")!;
        var one = (JsonObject)JsonNode.Parse(stream)!.AsArray().Single(form => (string)form!["id"]! == name)!.DeepClone();
        one.Remove("id");
        one.Remove("variant");
        return one;
    }

    public static FormReading Read(byte[] docx) => WordFormReader.Read(new MemoryStream(docx), Scheme);

    /// <summary>Reads a form after a change to its document.</summary>
    public static FormReading ReadChanged(string name, Action<XElement> change) => Read(Changed(Form(name), change));

    public static byte[] Changed(byte[] docx, Action<XElement> change) => WithPart(docx, "word/document.xml", text =>
    {
        var document = XDocument.Parse(text, LoadOptions.PreserveWhitespace);
        change(document.Root!.Element(W + "body")!);
        return document.ToString(SaveOptions.DisableFormatting);
    });

    public static byte[] WithPart(byte[] docx, string part, Func<string, string> change)
    {
        var memory = new MemoryStream();
        memory.Write(docx);
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(part).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }

        return memory.ToArray();
    }

    public static byte[] Zip(params IEnumerable<(string Name, byte[] Content)> entries)
    {
        var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return memory.ToArray();
    }

    public static string TextOf(XElement element) => string.Concat(element.Descendants(W + "t").Select(text => text.Value));

    /// <summary>The row whose text without white space contains this.</summary>
    public static XElement Row(this XElement body, string label) => body.Descendants(W + "tr").First(row => Tight(TextOf(row)).Contains(label, StringComparison.Ordinal));

    public static XElement Cell(this XElement body, string label, int cell) => body.Row(label).Elements(W + "tc").ElementAt(cell);

    public static void Say(this XElement cell, params string[] lines)
    {
        cell.Elements().Where(element => element.Name != W + "tcPr").Remove();
        cell.Add(lines.Select(Paragraph));
    }

    public static XElement Paragraph(string text) => new(W + "p", Run(text));

    public static XElement Run(string text) => new(W + "r", new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    private static string Tight(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
