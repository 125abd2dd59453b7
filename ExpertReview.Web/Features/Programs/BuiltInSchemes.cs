using System.Reflection;

namespace ExpertReview.Web.Features.Programs;

/// <summary>The selections that ship with the product, as data files beside this class.</summary>
public static class BuiltInSchemes
{
    private const string Prefix = "schemes/";

    /// <summary>Every built-in scheme, by name.</summary>
    public static IReadOnlyDictionary<string, Ruleset> All { get; } = typeof(BuiltInSchemes).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
        .Select(name => RulesetJson.Read(ReadText(name)))
        .OrderBy(ruleset => ruleset.Scheme, StringComparer.Ordinal)
        .ToDictionary(ruleset => ruleset.Scheme);

    internal static string ReadText(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly has no resource {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
