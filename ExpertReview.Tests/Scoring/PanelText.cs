using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Tests.Scoring;

/// <summary>
/// Small panels as text, one line per application: "A 80 - 90" = E1 gave 80, E2 nothing, E3 gave 90 in dimension x;
/// "A 80/70" = 80 in x and 70 in y, "A 80/" = 80 in x only.
/// </summary>
internal static class PanelText
{
    private static readonly string[] Dimensions = ["x", "y", "z"];

    public static Panel Panel(params string[] lines) => ExpertReview.Scoring.Panel.Create(lines.SelectMany(Marks));

    /// <summary>One candidate per line: "A", "A core" (type) or "A star Hangzhou" (type and group); the type is "core" unless said.</summary>
    public static Candidate[] Candidates(params string[] lines) =>
    [
        .. lines.Select(line => line.Split(' ')).Select(words => new Candidate(words[0], words.ElementAtOrDefault(1) ?? "core", words.ElementAtOrDefault(2))),
    ];

    private static IEnumerable<Mark> Marks(string line)
    {
        string[] words = line.Split(' ');
        for (int expert = 1; expert < words.Length; expert++)
        {
            string[] points = words[expert].Split('/');
            for (int dimension = 0; dimension < points.Length; dimension++)
            {
                if (points[dimension] is not ("" or "-"))
                    yield return new(words[0], $"E{expert}", Dimensions[dimension], decimal.Parse(points[dimension], CultureInfo.InvariantCulture));
            }
        }
    }
}
