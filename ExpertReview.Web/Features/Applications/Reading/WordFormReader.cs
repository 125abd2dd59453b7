using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Office;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Reads the notice's filled Word form (.docx).</summary>
public static class WordFormReader
{
    public static FormReading Read(Stream docx, Ruleset ruleset) => Read(docx, ruleset, PackageLimits.Default);

    public static FormReading Read(Stream docx, Ruleset ruleset, PackageLimits limits)
    {
        var (opened, fault) = PackageGuard.Open(docx, PackageKind.Word, limits);
        using var file = opened;
        return file is null ? FormReading.Refused(fault!.Value, limits.FileBytes) : ReadChecked(file, ruleset);
    }

    private static FormReading ReadChecked(MemoryStream file, Ruleset ruleset)
    {
        var notTheForm = new FormProblem("", FormProblemCode.NotTheForm, ruleset.Form.WordTitle ?? ruleset.Name);
        if (ruleset.Form.WordTitle is not { } title)
            return FormReading.Refused(notTheForm);

        IReadOnlyList<WordBlock> blocks;
        try
        {
            file.Position = 0;
            using var document = WordprocessingDocument.Open(file, isEditable: false);
            if (document.MainDocumentPart?.Document?.Body is not { } body)
                return FormReading.Refused(notTheForm);
            blocks = WordOutline.Of(body);
        }
        catch (Exception failure) when (failure is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException
            or ArgumentException or FormatException or OverflowException or IOException or InvalidOperationException)
        {
            // The SDK has no one exception for packages that break the format; whichever it is, the file is damaged.
            return FormReading.Refused(new FormProblem("", FormProblemCode.FileTruncated));
        }

        string text = string.Concat(blocks.Select(block => block is WordRow row
            ? string.Concat(row.Cells.Select(cell => LabelText.Normalize(cell.Text)))
            : LabelText.Normalize(((WordParagraph)block).Text)));
        var mapper = new WordFormMapper(ruleset);
        var answers = mapper.Read(blocks);
        return text.Contains(LabelText.Normalize(title), StringComparison.Ordinal) && mapper.LabelsFound > 0
            ? FormReading.Of(answers, ruleset)
            : FormReading.Refused(notTheForm);
    }
}
