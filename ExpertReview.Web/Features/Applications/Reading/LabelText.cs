using System.Text;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Labels as they are compared: widths unified, white space, punctuation and symbols left out.</summary>
internal static class LabelText
{
    public static string Normalize(string text)
    {
        var normalized = new StringBuilder(text.Length);
        foreach (char letter in Compatible(text))
        {
            if (char.IsLetterOrDigit(letter))
                normalized.Append(char.ToUpperInvariant(letter));
        }

        return normalized.ToString();
    }

    /// <summary>The label without its bracketed remarks, normalized: "细分赛道（限选1个）" is "细分赛道".</summary>
    public static string Core(string label)
    {
        var core = new StringBuilder(label.Length);
        int depth = 0;
        foreach (char letter in Compatible(label))
        {
            depth += letter == '(' ? 1 : 0;
            if (depth == 0)
                core.Append(letter);
            depth -= letter == ')' && depth > 0 ? 1 : 0;
        }

        string normalized = Normalize(core.ToString());
        return normalized.Length == 0 ? Normalize(label) : normalized;
    }

    /// <summary>
    /// What follows <paramref name="label"/> (normalized) at the start of <paramref name="text"/>; null when the text starts otherwise.
    /// </summary>
    public static string? After(string text, string label)
    {
        int matched = 0;
        for (int at = 0; at < text.Length; at++)
        {
            foreach (char letter in Normalize(text[at].ToString()))
            {
                if (matched == label.Length || label[matched] != letter)
                    return null;
                matched++;
            }

            if (matched == label.Length)
                return text[(at + 1)..];
        }

        return null;
    }

    /// <summary>NFKC; text that is not valid Unicode (a lone surrogate) is left as it is.</summary>
    public static string Compatible(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
