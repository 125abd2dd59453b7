using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Office2010 = DocumentFormat.OpenXml.Office2010.Word;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>
/// The text of a paragraph as a reader sees it with all changes accepted: insertions count, deletions do not; fields show their
/// result; check boxes of every make become ☑ or ☐.
/// </summary>
internal sealed class WordText
{
    private const char Ticked = '☑', Box = '☐';

    private readonly StringBuilder text = new();

    /// <summary>For each field that is open: whether its result has begun.</summary>
    private readonly Stack<bool> fields = new();

    public static string Of(OpenXmlElement paragraph)
    {
        var reader = new WordText();
        reader.ReadChildren(paragraph);
        return reader.text.ToString().Trim();
    }

    /// <summary>Content that a reader does not see, or sees struck out as deleted.</summary>
    public static bool IsGone(OpenXmlElement element) => element is DeletedRun or MoveFromRun or DeletedText or DeletedFieldCode or FieldCode or CommentReference;

    /// <summary>The one version of alternate content that is read: the modern one, or its fallback.</summary>
    public static IEnumerable<OpenXmlElement> Visible(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            if (child is AlternateContent alternate)
            {
                var chosen = (OpenXmlElement?)alternate.GetFirstChild<AlternateContentChoice>() ?? alternate.GetFirstChild<AlternateContentFallback>();
                if (chosen is not null)
                    yield return chosen;
            }
            else if (!IsGone(child))
            {
                yield return child;
            }
        }
    }

    private void ReadChildren(OpenXmlElement parent)
    {
        foreach (var child in Visible(parent))
            Read(child);
    }

    private void Read(OpenXmlElement element)
    {
        bool inCode = fields.Any(result => !result);
        switch (element)
        {
            case Run run when run.RunProperties?.Vanish is { } vanish && (vanish.Val?.Value ?? true):
                break;
            case SdtElement content:
                ReadContentControl(content);
                break;
            case FieldChar mark:
                ReadFieldMark(mark);
                break;
            case Text letters when !inCode:
                text.Append(Symbols(letters.Text, (letters.Parent as Run)?.RunProperties?.RunFonts));
                break;
            case SymbolChar symbol when !inCode:
                text.Append(Symbol(symbol.Char?.Value, symbol.Font?.Value));
                break;
            case Break or CarriageReturn when !inCode:
                text.Append('\n');
                break;
            case TabChar or PositionalTab when !inCode:
                text.Append(' ');
                break;
            case NoBreakHyphen when !inCode:
                text.Append('-');
                break;
            // A text box: its paragraphs read on in the paragraph that anchors it.
            case TextBoxContent box:
                foreach (var paragraph in box.Descendants<Paragraph>())
                    text.Append('\n').Append(Of(paragraph));
                break;
            default:
                ReadChildren(element);
                break;
        }
    }

    private void ReadContentControl(SdtElement control)
    {
        var properties = control.SdtProperties;
        if (properties?.GetFirstChild<Office2010.SdtContentCheckBox>() is { } box)
            text.Append(box.Checked is { } state && (state.Val?.Value == Office2010.OnOffValues.One || state.Val?.Value == Office2010.OnOffValues.True) ? Ticked : Box);
        else if (properties?.GetFirstChild<ShowingPlaceholder>() is not { } placeholder || placeholder.Val?.Value == false)
            ReadChildren(control);
    }

    private void ReadFieldMark(FieldChar mark)
    {
        var type = mark.FieldCharType?.Value;
        if (type == FieldCharValues.Begin)
        {
            fields.Push(false);
            if (mark.GetFirstChild<FormFieldData>()?.GetFirstChild<CheckBox>() is { } box)
            {
                var state = box.GetFirstChild<Checked>();
                bool isTicked = state is not null ? state.Val?.Value ?? true : box.GetFirstChild<DefaultCheckBoxFormFieldState>()?.Val?.Value ?? false;
                text.Append(isTicked ? Ticked : Box);
            }
        }
        else if (fields.Count > 0)
        {
            fields.Pop();
            if (type == FieldCharValues.Separate)
                fields.Push(true);
        }
    }

    /// <summary>Letters set in a symbol font are boxes and ticks to the reader.</summary>
    private static string Symbols(string letters, RunFonts? fonts)
    {
        string? font = fonts?.Ascii?.Value ?? fonts?.HighAnsi?.Value;
        return font is null || !font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase)
            ? letters
            : string.Concat(letters.Select(letter => letter is < (char)0x100 or >= (char)0xF000 and <= (char)0xF0FF && !char.IsWhiteSpace(letter)
                ? Symbol(((int)letter).ToString("X4", System.Globalization.CultureInfo.InvariantCulture), font)
                : letter.ToString()));
    }

    private static string Symbol(string? code, string? font)
    {
        if (!int.TryParse(code, System.Globalization.NumberStyles.HexNumber, null, out int point))
            return "";
        return (font?.Trim().ToUpperInvariant(), point & 0xFF) switch
        {
            ("WINGDINGS 2", 0x50) => "√",
            ("WINGDINGS 2", 0x51 or 0x52 or 0x53 or 0x54 or 0xA2) => "☑",
            ("WINGDINGS 2", 0x4F) => "×",
            ("WINGDINGS 2", 0x2A or 0xA3) => "☐",
            ("WINGDINGS", 0xFE or 0xFD or 0x78) => "☑",
            ("WINGDINGS", 0xFC) => "√",
            ("WINGDINGS", 0x6E) => "■",
            ("WINGDINGS", 0x6C) => "●",
            ("WINGDINGS", 0xFB) => "×",
            ("WINGDINGS", 0xA8 or 0x6F or 0x70 or 0x71 or 0x72) => "☐",
            ("WINGDINGS", 0xA1) => "○",
            _ => (point & 0xF000) == 0xF000 ? "" : char.ConvertFromUtf32(point),
        };
    }
}
