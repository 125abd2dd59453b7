using System.Globalization;
using System.Text.Json;
using ExpertReview.Scoring;
using MathNet.Numerics.Distributions;

namespace ExpertReview.Benchmarks.Replay;

/// <summary>Replays simulated panels and compares the default calibration with every method computed in R, panel by panel.</summary>
internal static class PanelReplay
{
    private const ulong Seed = 20_260_101;

    /// <param name="directory">The folder with the scenarios, or one above it that has them in "bench".</param>
    /// <returns>0 when the calibration is nowhere significantly below the best row; else 1.</returns>
    public static int Of(string directory)
    {
        string folder = Directory.Exists(Path.Combine(directory, "bench")) ? Path.Combine(directory, "bench") : directory;
        bool isBelow = false;
        foreach (string file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
            isBelow |= Scenario(folder, file);

        Console.WriteLine(isBelow ? "FAIL: significantly below the best row somewhere" : "nowhere significantly below the best row");
        return isBelow ? 1 : 0;
    }

    private static bool Scenario(string folder, string file)
    {
        var chances = new ChanceTable();
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var root = document.RootElement;
        int places = root.GetProperty("K").GetInt32();
        string scenario = root.GetProperty("scenario").GetString()!;
        var rules = new RankingRules
        {
            Dimensions = [.. root.GetProperty("weights").EnumerateObject().Select(weight => new WeightedDimension(weight.Name, (int)Math.Round(weight.Value.GetDouble() * RankingRules.BasisPoints)))],
            Places = places,
        };
        // Rows named oracle know what no method can know.
        var rows = root.GetProperty("tau_per_panel").EnumerateObject()
            .Where(row => !row.Name.StartsWith("oracle", StringComparison.Ordinal))
            .ToDictionary(row => row.Name, row => row.Value.EnumerateArray().Select(tau => tau.GetDouble()).ToArray());
        string best = rows.MaxBy(row => row.Value.Average()).Key;

        Console.WriteLine(Invariant($"{scenario}: best row {best}, tau {rows[best].Average():F4}"));
        var panels = SimulatedPanel.Read(folder, scenario);
        bool isBelow = Compare("topics declared", [.. panels.Select(panel => Replay(panel, rules, places, panel.Topics, chances))], rows[best]);
        chances.Print();
        Compare("no topics", [.. panels.Select(panel => Replay(panel, rules, places, null, null))], rows[best]);
        return isBelow;
    }

    private static (double Tau, int Overlap) Replay(
        SimulatedPanel simulated, RankingRules rules, int places, IReadOnlyDictionary<string, string>? topics, ChanceTable? chances)
    {
        var totals = PanelTotals.Of(simulated.Panel, rules);
        if (!PanelCalibration.TryOf(totals, new() { Topics = topics }, out var calibration, out var reason))
            throw new InvalidDataException($"The panel cannot be calibrated: {reason}.");
        double[] scores = [.. calibration.Applications.Select(application => application.Score)];
        double[] truth = [.. totals.Applications.Select(application => simulated.Truth[application])];
        var rule = SelectionRule.Top(truth.Length, places);
        bool[] best = Shortlist(truth);
        if (chances is not null)
        {
            var uncertainty = RankUncertainty.Of(calibration.Posterior, new() { Seed = Seed, Selection = rule });
            var trueRanks = Ranks.Competition(truth);
            for (int i = 0; i < truth.Length; i++)
                chances.Add(uncertainty.Applications[i], best[i], trueRanks[i]);
        }

        bool[] chosen = Shortlist(scores);
        return (Correlation.KendallTauB(scores, truth).Value!.Value, chosen.Where((inside, i) => inside && best[i]).Count());

        bool[] Shortlist(double[] values) => rule.Shortlist([.. values.Select(value => (double?)value)]);
    }

    private static bool Compare(string variant, (double Tau, int Overlap)[] results, double[] row)
    {
        double[] differences = [.. results.Select((result, panel) => result.Tau - row[panel])];
        double mean = differences.Average();
        double error = Math.Sqrt(differences.Sum(difference => (difference - mean) * (difference - mean)) / (differences.Length - 1) / differences.Length);
        double critical = StudentT.InvCDF(0, 1, differences.Length - 1, 0.975);
        bool isBelow = mean < -critical * error;
        Console.WriteLine(Invariant(
            $"  {variant,-16} tau {results.Average(result => result.Tau):F4}  best found {results.Average(result => result.Overlap):F2}  difference {mean:F4} ± {error:F4} (t {mean / error:F2}, limit {critical:F2}){(isBelow ? "  BELOW" : "")}"));
        return isBelow;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
