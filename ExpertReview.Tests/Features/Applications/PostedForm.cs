using System.Net;
using System.Text.RegularExpressions;

namespace ExpertReview.Tests.Features.Applications;

/// <summary>Reads from a page what its form would post.</summary>
internal static partial class PostedForm
{
    /// <param name="page">The page.</param>
    /// <param name="input">The name of an input of the form that is meant.</param>
    public static Dictionary<string, string> Of(string page, string input)
    {
        string form = Forms().Matches(page).Select(match => match.Value).Single(text => text.Contains($"name=\"{input}\"", StringComparison.Ordinal));
        var values = new Dictionary<string, string>();
        foreach (Match match in Inputs().Matches(form))
            values[match.Groups[1].Value] = Value().Match(match.Value) is { Success: true } value ? WebUtility.HtmlDecode(value.Groups[1].Value) : "";
        foreach (Match match in Areas().Matches(form))
        {
            // A browser leaves out the line feed after the tag, and posts every line end as CR LF.
            string text = WebUtility.HtmlDecode(match.Groups[2].Value);
            values[match.Groups[1].Value] = (text.StartsWith('\n') ? text[1..] : text).ReplaceLineEndings("\r\n");
        }

        foreach (Match match in Lists().Matches(form))
            values[match.Groups[1].Value] = Selected().Match(match.Groups[2].Value) is { Success: true } chosen ? WebUtility.HtmlDecode(chosen.Groups[1].Value) : "";
        return values;
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*? name=\"([^\"]+)\"[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex(" value=\"([^\"]*)\"")]
    private static partial Regex Value();

    [GeneratedRegex("<textarea[^>]*? name=\"([^\"]+)\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();

    [GeneratedRegex("<select[^>]*? name=\"([^\"]+)\"[^>]*>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Lists();

    [GeneratedRegex("<option value=\"([^\"]*)\"[^>]* selected")]
    private static partial Regex Selected();
}
