using System.Net;
using System.Text.RegularExpressions;

namespace ExpertReview.Tests.Support;

/// <summary>Reads the fields of a page's form as a browser would post them untouched.</summary>
public static partial class HtmlForm
{
    /// <param name="html">The page.</param>
    /// <param name="action">The end of the form's address.</param>
    public static Dictionary<string, string> Fields(string html, string action)
    {
        string form = Forms().Matches(html).Select(match => match.Value)
            .Single(text => Attribute(text[..(text.IndexOf('>', StringComparison.Ordinal) + 1)], "action")!.EndsWith(action, StringComparison.Ordinal));
        var fields = new Dictionary<string, string>();
        foreach (string control in Controls().Matches(form).Select(match => match.Value))
        {
            string head = control[..(control.IndexOf('>', StringComparison.Ordinal) + 1)];
            if (Attribute(head, "name") is { } name && Value(control, head) is { } value)
                fields[name] = value;
        }

        Assert.True(fields.ContainsKey("__RequestVerificationToken"), $"The form that posts to {action} carries no anti-forgery token.");
        return fields;
    }

    private static string? Value(string control, string head)
    {
        if (control.StartsWith("<textarea", StringComparison.Ordinal))
            return WebUtility.HtmlDecode(control[head.Length..^"</textarea>".Length].TrimStart('\r').TrimStart('\n'));
        if (control.StartsWith("<select", StringComparison.Ordinal))
        {
            var options = Options().Matches(control).Select(match => match.Value).ToList();
            return Attribute(options.FirstOrDefault(option => option.Contains(" selected", StringComparison.Ordinal)) ?? options[0], "value");
        }

        bool isBox = Attribute(head, "type") is "checkbox";
        return Attribute(head, "type") is "file" || (isBox && !head.Contains(" checked", StringComparison.Ordinal)) ? null : Attribute(head, "value") ?? "";
    }

    private static string? Attribute(string head, string name) =>
        Regex.Match(head, $" {name}=\"([^\"]*)\"") is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input [^>]*>|<textarea .*?</textarea>|<select .*?</select>", RegexOptions.Singleline)]
    private static partial Regex Controls();

    [GeneratedRegex("<option [^>]*>")]
    private static partial Regex Options();
}
