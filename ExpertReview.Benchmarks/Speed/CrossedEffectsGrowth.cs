using System.Diagnostics;
using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Speed;

/// <summary>How time and memory of crossed random effects grow with the panel, five reviews per application.</summary>
internal static class CrossedEffectsGrowth
{
    private const int Reviews = 5;

    private const int Repetitions = 3;

    private const double MostSeconds = 5;

    /// <returns>0 when the largest panel's variances and predictions take at most five seconds; else 1.</returns>
    public static int Run()
    {
        Console.WriteLine("applications  experts   fit, s   fastest  growth  evaluations   G operations     G/s   peak memory, MB");
        double before = 0, median = 0;
        foreach (int experts in new[] { 250, 500, 1000, 2000 })
        {
            var ratings = Simulated(10 * experts, experts);
            CrossedEffectsFit fit = CrossedEffects.Fit(ratings);
            double[] seconds = new double[Repetitions];
            for (int repetition = 0; repetition < Repetitions; repetition++)
            {
                long start = Stopwatch.GetTimestamp();
                fit = CrossedEffects.Fit(ratings);
                seconds[repetition] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }

            Array.Sort(seconds);
            median = seconds[Repetitions / 2];
            double operations = Lme4Comparison.DenseOperations(experts + 1, fit.Evaluations) / 1e9;
            double memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
            string growth = before > 0 ? string.Create(CultureInfo.InvariantCulture, $"x{median / before:F1}") : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{10 * experts,12} {experts,8} {median,8:F3} {seconds[0],9:F3} {growth,7} {fit.Evaluations,12} {operations,14:F1} {operations / seconds[0],7:F1} {memory,17:F0}"));
            before = median;
        }

        return median <= MostSeconds ? 0 : 1;
    }

    private static Ratings Simulated(int applications, int experts)
    {
        var random = new RandomSource(2026);
        double[] severities = [.. Enumerable.Range(0, experts).Select(_ => 6 * random.NextNormal())];
        var ratings = new List<Rating>(applications * Reviews);
        for (int application = 0; application < applications; application++)
        {
            double quality = 65 + 12 * random.NextNormal();
            var chosen = new HashSet<int>();
            while (chosen.Count < Reviews)
            {
                int expert = random.NextIndex(experts);
                if (chosen.Add(expert))
                    ratings.Add(new($"A{application:D5}", $"E{expert:D4}", quality + severities[expert] + 9 * random.NextNormal()));
            }
        }

        return Ratings.Create(ratings);
    }
}
