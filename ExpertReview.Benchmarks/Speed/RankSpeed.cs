using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Speed;

/// <summary>How long ranks from a posterior take, and which step takes it.</summary>
internal static class RankSpeed
{
    private const int Dimensions = 5;

    public static int Run()
    {
        foreach (int n in new[] { 200, 2000 })
        {
            Line($"{n} applications, {RankUncertaintyOptions.UsualDraws} draws, {Environment.ProcessorCount} cores");
            var random = new RandomSource(1);
            double[] means = new double[n];
            random.FillNormals(means);
            double[] variances = [.. Enumerable.Range(0, n).Select(_ => 0.1 + 0.2 * random.NextUniform())];
            var independent = new IndependentPosterior(means, variances);
            Ranks(independent, new DensePosterior(means, Covariance(variances, random)), random);
            Decisions(independent, random);
        }

        return 0;
    }

    private static void Ranks(IndependentPosterior independent, DensePosterior dense, RandomSource random)
    {
        int n = independent.Count;
        double[] values = new double[n];
        var options = new RankUncertaintyOptions { Selection = SelectionRule.Top(n, Places(n)) };
        var quotas = options with { Selection = Quotas(n) };

        double normals = Stopwatches.Time("normal numbers alone, one thread", () => Draws(() => random.FillNormals(values)));
        double exact = Stopwatches.Time("exact expected ranks, 1 draw, one thread", () => RankUncertainty.Of(independent, options with { Draws = 1, Threads = 1 }));
        double all = Stopwatches.Time("rank uncertainty, independent posterior, one thread", () => RankUncertainty.Of(independent, options with { Threads = 1 }));
        Stopwatches.Time("rank uncertainty, independent posterior", () => RankUncertainty.Of(independent, options));
        Stopwatches.Time("the same with two types and quotas of cities", () => RankUncertainty.Of(independent, quotas));
        double factor = Stopwatches.Time("draws from the dense posterior, one thread", () => Draws(() => dense.Draw(random, values)));
        Stopwatches.Time("rank uncertainty, dense posterior", () => RankUncertainty.Of(dense, options));
        Line($"    of one thread: normal numbers {normals / all:P0}, exact expected ranks {exact / all:P0}, sorting, counting and the rest {1 - (normals + exact) / all:P0};");
        Line($"    a dense factor adds {factor - normals:F0} ms, {(factor - normals) * 1e6 / RankUncertaintyOptions.UsualDraws / (n * (n + 1.0) / 2):F2} ns a multiplication");
    }

    private static void Decisions(IndependentPosterior posterior, RandomSource random)
    {
        int n = posterior.Count;
        double[,] scores = new double[n, Dimensions];
        for (int cell = 0; cell < n * Dimensions; cell++)
            scores[cell / Dimensions, cell % Dimensions] = posterior.Means[cell / Dimensions] + random.NextNormal();
        double[] weights = [.. Enumerable.Repeat(1.0 / Dimensions, Dimensions)];
        double?[] totals = [.. Enumerable.Range(0, n).Select(i => (double?)Enumerable.Range(0, Dimensions).Sum(k => weights[k] * scores[i, k]))];
        var rule = SelectionRule.Top(n, Places(n));
        bool[] inside = rule.Shortlist(totals);

        Stopwatches.Time("uniform weights, 5 dimensions", () => AcceptabilityAnalysis.Of(scores, new() { Selection = rule }));
        Stopwatches.Time("smallest change of weights over the cut line", () => WeightSensitivity.OfCutLine(scores, weights, inside));
        Stopwatches.Time("plan of 20 further reviews", () => ReviewPlan.Of(posterior, rule, 0.5, 20));
        if (n <= 200)
            Stopwatches.Time("P(top K) of the independent posterior without draws", () => posterior.PlaceProbabilities(Places(n)));
    }

    private static int Places(int applications) => applications * 3 / 20;

    private static SelectionRule Quotas(int applications) => SelectionRule.Of(
        new RankingRules { Dimensions = [new("x", 10_000)], Places = Places(applications) / 2, Quotas = [new(Math.Max(1, Places(applications) / 20))] },
        [.. Enumerable.Range(0, applications).Select(i => new Candidate($"A{i}", i % 2 == 0 ? "core" : "star", $"city {i % 21}"))]);

    private static void Draws(Action draw)
    {
        for (int count = 0; count < RankUncertaintyOptions.UsualDraws; count++)
            draw();
    }

    /// <summary>Variances plus what a common cause adds.</summary>
    private static double[,] Covariance(double[] variances, RandomSource random)
    {
        int n = variances.Length;
        double[] loads = new double[n];
        random.FillNormals(loads);
        double[,] covariance = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                covariance[i, j] = 0.05 * loads[i] * loads[j] + (i == j ? variances[i] : 0);
        }

        return covariance;
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
