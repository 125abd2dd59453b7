using System.Text.RegularExpressions;
using System.Xml.Linq;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Tests.Architecture;

/// <summary>Every text that the program can show exists in Chinese and in English.</summary>
public sealed partial class TextTests
{
    private static readonly Dictionary<string, HashSet<string>> Chinese = Keys(english: false);

    public static TheoryData<string> Pairs => [.. Chinese.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Both_languages_have_the_same_keys(string name)
    {
        var english = Keys(english: true);

        Assert.True(english.ContainsKey(name), $"{name}.en.resx is missing.");
        Assert.Equal(Chinese[name].Order(StringComparer.Ordinal), english[name].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_refusal_has_a_text()
    {
        var missing = typeof(global::Program).Assembly.GetTypes()
            .Where(type => type.IsEnum && type.Name.EndsWith("Refusal", StringComparison.Ordinal))
            .SelectMany(type => Enum.GetNames(type).Select(name => (Slice: type.Namespace!.Split('.')[^1], Key: "Refusal_" + name)))
            .Where(refusal => !Chinese.Any(texts => texts.Key.Contains($"/{refusal.Slice}/", StringComparison.Ordinal) && texts.Value.Contains(refusal.Key)))
            .Select(refusal => $"{refusal.Slice}: {refusal.Key}");

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_act_has_a_text()
    {
        var texts = Chinese.Single(pair => pair.Key.EndsWith("LedgerText", StringComparison.Ordinal)).Value;

        Assert.DoesNotContain(Enum.GetNames<Act>(), act => !texts.Contains("Act_" + act));
    }

    [Fact]
    public void Every_text_that_a_view_asks_for_exists()
    {
        var missing = SourceTree.Files("Features", ".cshtml")
            .SelectMany(view => Asked().Matches(view.Text).Select(match => (View: view, Of: match.Groups[1].Value, Key: match.Groups[2].Value)))
            .Where(asked => !Exists(asked.View, asked.Of, asked.Key))
            .Select(asked => $"{asked.View.Path}: {asked.Of}[\"{asked.Key}\"]");

        Assert.Empty(missing);
    }

    private static bool Exists(SourceFile view, string of, string key)
    {
        string? type = of == "Shared" ? "SharedText" : Regex.Match(view.Text, $@"IStringLocalizer<(\w+)> {of}\b").Groups[1].Value;
        return Chinese.Any(pair => pair.Key.EndsWith("/" + type, StringComparison.Ordinal) && pair.Value.Contains(key));
    }

    private static Dictionary<string, HashSet<string>> Keys(bool english) => SourceTree.Files("", ".resx")
        .Where(file => file.Path.EndsWith(".en.resx", StringComparison.Ordinal) == english)
        .ToDictionary(
            file => Regex.Replace(file.Path, @"(\.en)?\.resx$", ""),
            file => XDocument.Parse(file.Text).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet());

    // A key that is put together at run time ("Phase_" + phase) is not a literal followed by the closing bracket or a comma.
    [GeneratedRegex("""\b(Shared|\w*Text)\["(\w+)"\s*[\],]""")]
    private static partial Regex Asked();
}
