using ExpertReview.Benchmarks.Goldens;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Replay;

/// <summary>A simulated panel: marks, and the true quality of each application, which no method sees.</summary>
/// <param name="Panel">The marks.</param>
/// <param name="Topics">The declared topic of each application.</param>
/// <param name="Truth">Its true quality.</param>
internal sealed record SimulatedPanel(Panel Panel, IReadOnlyDictionary<string, string> Topics, IReadOnlyDictionary<string, double> Truth)
{
    private static readonly string[] Keys = ["panel", "application", "expert"];

    /// <summary>All panels of a scenario, in the order of their numbers.</summary>
    public static IReadOnlyList<SimulatedPanel> Read(string directory, string scenario)
    {
        var marks = GoldenTable.Read(Path.Combine(directory, $"{scenario}.csv"));
        var truth = GoldenTable.Read(Path.Combine(directory, $"{scenario}_truth.csv"));
        var marksOf = Rows(marks);
        var truthOf = Rows(truth);
        string[] dimensions = [.. marks.Columns.Except(Keys)];
        return
        [
            .. marksOf.OrderBy(panel => panel.Key).Select(panel => new SimulatedPanel(
                Panel.Create(
                    from row in panel
                    from dimension in dimensions
                    select new Mark(marks.Text(row, "application"), marks.Text(row, "expert"), dimension, (decimal)marks.Number(row, dimension)!.Value)),
                truthOf[panel.Key].ToDictionary(row => truth.Text(row, "application"), row => truth.Text(row, "topic")),
                truthOf[panel.Key].ToDictionary(row => truth.Text(row, "application"), row => truth.Number(row, "truth")!.Value))),
        ];
    }

    private static ILookup<int, int> Rows(GoldenTable table) =>
        Enumerable.Range(0, table.Count).ToLookup(row => (int)table.Number(row, "panel")!.Value);
}
