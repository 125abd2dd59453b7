using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ExpertReview.Tests.Features.Anonymization;

/// <summary>Searches what a reader got for what the reader must not get, however it is written there.</summary>
/// <param name="terms">Names and phones: found also in pieces, full width, escaped or with something invisible between.</param>
/// <param name="words">Ids, codes and marks: found as whole words.</param>
internal sealed partial class LeakScan(IEnumerable<string> terms, IEnumerable<string> words)
{
    private readonly string[] _terms = [.. terms.Select(Plain)];
    private readonly (string Word, Regex Pattern)[] _words =
        [.. words.Select(word => (word, new Regex($"(?<![0-9A-Za-z_+/=-]){Regex.Escape(word)}(?![0-9A-Za-z_+/=-])", RegexOptions.IgnoreCase)))];

    /// <summary>What was found, each with where.</summary>
    public List<string> Found { get; } = [];

    public int Read { get; private set; }

    /// <param name="where">Names the place in the report.</param>
    /// <param name="got">What came.</param>
    /// <param name="asked">What the reader had said in the request: an answer may say it back.</param>
    public void Look(string where, string got, string asked = "")
    {
        Read++;
        string decoded = Decode(got);
        string plain = Plain(decoded);
        Found.AddRange(_terms.Where(term => plain.Contains(term, StringComparison.Ordinal)).Select(term => $"{where}: {term}"));
        Found.AddRange(_words
            .Where(word => !asked.Contains(word.Word, StringComparison.OrdinalIgnoreCase) && word.Pattern.IsMatch(decoded))
            .Select(word => $"{where}: {word.Word}"));
    }

    /// <summary>Lower case, compatible forms, letters and digits only.</summary>
    private static string Plain(string text) => string.Concat(text
        .Normalize(NormalizationForm.FormKC)
        .Where(letter => char.IsLetterOrDigit(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format))
        .ToLowerInvariant();

    /// <summary>Resolves what HTML, JSON and addresses write in escapes.</summary>
    private static string Decode(string text)
    {
        string decoded = JsonEscape().Replace(WebUtility.HtmlDecode(text), match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());
        return PercentEscapes().Replace(decoded, match => WebUtility.UrlDecode(match.Value));
    }

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex JsonEscape();

    [GeneratedRegex("(?:%[0-9a-fA-F]{2})+")]
    private static partial Regex PercentEscapes();
}
