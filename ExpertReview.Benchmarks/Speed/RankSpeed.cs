using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Speed;

/// <summary>How long ranks from a posterior take, and which step takes it.</summary>
internal static class RankSpeed
{
    public static int Run()
    {
        foreach (int n in new[] { 200, 2000 })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{n} applications, {RankUncertaintyOptions.UsualDraws} draws, {Environment.ProcessorCount} cores"));
            double[] means = new double[n];
            var random = new RandomSource(1);
            random.FillNormals(means);
            double[] variances = [.. Enumerable.Range(0, n).Select(_ => 0.1 + 0.2 * random.NextUniform())];
            var independent = new IndependentPosterior(means, variances);
            var dense = new DensePosterior(means, Covariance(variances, random));
            var options = new RankUncertaintyOptions { Selection = SelectionRule.Top(n, n * 3 / 20) };

            double[] values = new double[n];
            Stopwatches.Time("normal numbers alone, one thread", () => Draws(() => random.FillNormals(values)));
            Stopwatches.Time("draws from the dense posterior, one thread", () => Draws(() => dense.Draw(random, values)));
            Stopwatches.Time("exact expected ranks and all else, 1 draw", () => RankUncertainty.Of(independent, options with { Draws = 1 }));
            Stopwatches.Time("all, independent posterior", () => RankUncertainty.Of(independent, options));
            Stopwatches.Time("all, independent posterior, one thread", () => RankUncertainty.Of(independent, options with { Threads = 1 }));
            Stopwatches.Time("all, dense posterior", () => RankUncertainty.Of(dense, options));
        }

        return 0;
    }

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
}
