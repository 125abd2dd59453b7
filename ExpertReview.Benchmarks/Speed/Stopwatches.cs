using System.Diagnostics;
using System.Globalization;

namespace ExpertReview.Benchmarks.Speed;

/// <summary>Times pieces of work and prints a line for each.</summary>
internal static class Stopwatches
{
    /// <summary>Runs the work until it is warm, then often enough to trust the median.</summary>
    /// <remarks>The processor's time is that of all threads of this process: it tells the work even on a machine that is busy with other things.</remarks>
    /// <returns>The median of the elapsed milliseconds.</returns>
    public static double Time(string name, Action work)
    {
        const int Warm = 5, Fewest = 7, Most = 40;
        for (int round = 0; round < Warm; round++)
            work();

        var total = Stopwatch.StartNew();
        var elapsed = new List<double>();
        var processor = new List<double>();
        while (elapsed.Count < Fewest || (elapsed.Count < Most && total.Elapsed < TimeSpan.FromSeconds(2)))
        {
            var used = Environment.CpuUsage.TotalTime;
            var one = Stopwatch.StartNew();
            work();
            elapsed.Add(one.Elapsed.TotalMilliseconds);
            processor.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        }

        double median = Median(elapsed);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{median,10:F2} ms elapsed (fastest {elapsed.Min(),8:F2}) {Median(processor),10:F2} ms of processor  {name}"));
        return median;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
