using System.Globalization;
using System.Text;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>
/// A text as it is compared: NFKC, lower case, simplified characters, nothing invisible, no spaces inside Chinese; every
/// character knows where it stood in the original.
/// </summary>
internal sealed class NormalizedText
{
    private readonly List<(int Start, int End)> _origins = [];

    private NormalizedText(string original) => Original = original;

    internal string Original { get; }

    internal string Text { get; private set; } = "";

    /// <param name="original">The text.</param>
    /// <param name="squeezed">
    /// Also drop line breaks and in-word separators (·-_*|/ brackets, quotes) beside Chinese, which hide a name
    /// but could join two clauses: for longer names only.
    /// </param>
    internal static NormalizedText Of(string original, bool squeezed = false)
    {
        var normalized = new NormalizedText(original);
        normalized.Read(squeezed);
        return normalized;
    }

    /// <summary>The comparable form of a name.</summary>
    internal static string Key(string name) => Of(name.Trim(), squeezed: true).Text;

    internal (int Start, int Length) InOriginal(int start, int length)
    {
        int from = _origins[start].Start;
        return (from, _origins[start + length - 1].End - from);
    }

    internal static bool IsChinese(char character) => character is >= '\u3400' and <= '\u9fff' or '〇';

    private void Read(bool squeezed)
    {
        var visible = new StringBuilder();
        var origins = new List<(int Start, int End)>();
        int at = 0;
        foreach (var rune in Original.EnumerateRunes())
        {
            int end = at + rune.Utf16SequenceLength;
            if (!IsInvisible(rune))
            {
                foreach (char character in Compatible(rune))
                {
                    visible.Append(TraditionalCharacters.Simplify(character));
                    origins.Add((at, end));
                }
            }

            at = end;
        }

        Collapse(visible.ToString(), origins, squeezed);
    }

    private void Collapse(string visible, List<(int Start, int End)> origins, bool squeezed)
    {
        var kept = new StringBuilder();
        for (int i = 0; i < visible.Length; i++)
        {
            if (IsSeparator(visible[i], squeezed))
            {
                int next = i;
                while (next < visible.Length && IsSeparator(visible[next], squeezed))
                    next++;
                char left = kept.Length > 0 ? kept[^1] : ' ';
                char right = next < visible.Length ? visible[next] : ' ';
                bool drop = squeezed ? IsChinese(left) || IsChinese(right) : IsChinese(left) && IsChinese(right);
                for (; i < next; i++)
                {
                    if (drop)
                        continue;
                    kept.Append(visible[i]);
                    _origins.Add(origins[i]);
                }

                i--;
                continue;
            }

            kept.Append(visible[i]);
            _origins.Add(origins[i]);
        }

        Text = kept.ToString();
    }

    private static bool IsSeparator(char character, bool squeezed) => character is ' ' or '\t'
        || (squeezed && (character is '\r' or '\n' || "·•・‧∙-‐‑–—_*|/\\~^+=#<>()[]{}【】〔〕《》〈〉「」『』'\"“”‘’`".Contains(character)));

    /// <summary>Characters that print nothing of their own: format and control characters, combining marks, fillers.</summary>
    private static bool IsInvisible(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0
        || Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => true,
            UnicodeCategory.Control => !Rune.IsWhiteSpace(rune),
            _ => false,
        };

    private static string Compatible(Rune rune) => rune.Value is >= 0x4E00 and <= 0x9FFF || rune == Rune.ReplacementChar
        ? rune.ToString()
        : rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
