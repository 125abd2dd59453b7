using System.Text.RegularExpressions;
using ExpertReview.Tests.Support;

namespace ExpertReview.Tests.Architecture;

/// <summary>The web project's files as the architecture tests read them.</summary>
internal static partial class SourceTree
{
    public static string Web { get; } = Path.Combine(Repository.Root, "ExpertReview.Web");

    /// <summary>Files of the given kinds under a folder of the web project, without what the build makes.</summary>
    public static IEnumerable<SourceFile> Files(string folder, params string[] extensions) => Directory
        .EnumerateFiles(Path.Combine(Web, folder), "*", SearchOption.AllDirectories)
        .Where(path => extensions.Contains(Path.GetExtension(path)) && !Built().IsMatch(path))
        .Select(path => new SourceFile(Path.GetRelativePath(Web, path).Replace('\\', '/'), File.ReadAllText(path)));

    /// <summary>The names of the slices, as folders of Features.</summary>
    public static IReadOnlyList<string> Slices { get; } = [.. Directory
        .EnumerateDirectories(Path.Combine(Web, "Features"))
        .Select(path => Path.GetFileName(path)!)
        .Order(StringComparer.Ordinal)];

    [GeneratedRegex("[\\\\/](bin|obj|node_modules|dist)[\\\\/]")]
    private static partial Regex Built();
}

/// <param name="Path">Path below the web project, with slashes.</param>
/// <param name="Text">The file's text.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The slice that the file lies in; null outside Features.</summary>
    public string? Slice => Path.StartsWith("Features/", StringComparison.Ordinal) && Path.Split('/') is { Length: > 2 } parts ? parts[1] : null;

    /// <summary>The text without comments, so that prose about SQL is not taken for SQL.</summary>
    public string Code { get; } = Regex.Replace(Text, @"^\s*//.*$", "", RegexOptions.Multiline);
}
