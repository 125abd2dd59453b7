using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Speed;

/// <summary>How long the whole default analysis takes, and which step takes it.</summary>
internal static class PipelineSpeed
{
    private static readonly string[] Dimensions = ["ecosystem", "innovation", "organization", "potential", "scale"];

    public static int Run()
    {
        foreach (var (applications, experts) in new[] { (200, 40), (2000, 300) })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{applications} applications, {experts} experts, 5 reviews each, {Environment.ProcessorCount} cores"));
            var panel = Simulate(applications, experts, 5);
            var options = PanelAnalysisOptions.Plain(panel, applications * 3 / 20);
            var totals = PanelTotals.Of(panel, options.Rules);
            PanelCalibration.TryOf(totals, null, out var calibration, out _);
            var spread = SpreadCalibration.Of(totals);
            Stopwatches.Time("weighted totals", () => PanelTotals.Of(panel, options.Rules));
            Stopwatches.Time("  spread", () => SpreadCalibration.Of(totals));
            Stopwatches.Time("  weights by consistency", () => ReliabilityWeights.Of(spread.Adjusted, OutlierRule.Mixture));
            Stopwatches.Time("  severities", () => ApplicationFixed.Fit(spread.Adjusted));
            Stopwatches.Time("  variances", () => CrossedEffects.Fit(spread.Adjusted));
            Stopwatches.Time("calibration", () => PanelCalibration.TryOf(totals, null, out _, out _));
            Stopwatches.Time("ranks from 4000 draws", () => RankUncertainty.Of(calibration!.Posterior, new() { Selection = SelectionRule.Of(options.Rules, options.Candidates) }));
            Stopwatches.Time("official ranking, exact", () => Ranking.Of(panel, options.Rules, options.Candidates));
            Stopwatches.Time("default pipeline: ranking, calibration, certainty, methods", () => PanelAnalysis.Run(panel, options));
            Stopwatches.Time("  and its sensitivities and further reviews", () => Sensitivities(PanelAnalysis.Run(panel, options)));
            var analysis = PanelAnalysis.Run(panel, options);
            Stopwatches.Time("agreement of the panel, 1000 bootstrap samples", () => PanelAgreement.Of(analysis.Totals, options.Seed));
            Stopwatches.Time("expert diagnostics", () => ExpertDiagnostics.Of(FittedPanel.Of(ApplicationFixed.Fit(analysis.Totals)), panel));
        }

        return 0;
    }

    /// <summary>Asks for all that is computed on demand: smallest change of weights, without each expert, further reviews.</summary>
    private static void Sensitivities(PanelAnalysis analysis) => _ = (analysis.WeightSensitivity, analysis.WithoutExperts, analysis.MoreReviews);

    /// <summary>Marks 0 to 100 with severities, spreads and noise, experts drawn at random.</summary>
    private static Panel Simulate(int applications, int experts, int reviews)
    {
        var random = new RandomSource(7);
        double[] severity = new double[experts], spread = new double[experts];
        random.FillNormals(severity);
        random.FillNormals(spread);
        var marks = new List<Mark>(applications * reviews * Dimensions.Length);
        for (int i = 0; i < applications; i++)
        {
            double quality = random.NextNormal();
            var chosen = new SortedSet<int>();
            while (chosen.Count < reviews)
                chosen.Add(random.NextIndex(experts));
            foreach (int j in chosen)
            {
                double seen = 0.6 * severity[j] + Math.Exp(0.25 * spread[j]) * (quality + 0.7 * random.NextNormal());
                foreach (string dimension in Dimensions)
                {
                    double mark = 65 + 12 * (seen + 0.6 * random.NextNormal());
                    marks.Add(new(Code('A', i), Code('E', j), dimension, (decimal)Math.Clamp(Math.Round(mark), 0, 100)));
                }
            }
        }

        return Panel.Create(marks);
    }

    private static string Code(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:D5}");
}
