using System.Diagnostics;
using System.Globalization;

namespace ExpertReview.Benchmarks.Speed;

/// <summary>Times pieces of work and prints a line for each.</summary>
internal static class Stopwatches
{
    /// <summary>Runs the work until it is warm, then often enough to trust the median.</summary>
    /// <remarks>The processor's time is that of all threads of this process: it tells the work even on a machine that is busy with other things.</remarks>
    /// <returns>The median of the processor's milliseconds.</returns>
    public static double Time(string name, Action work)
    {
        const int Warm = 5, Fewest = 3, Most = 40;
        var total = Stopwatch.StartNew();
        for (int round = 0; round < Warm && (round == 0 || total.Elapsed < TimeSpan.FromSeconds(2)); round++)
            work();

        total.Restart();
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

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Median(elapsed),10:F2} ms elapsed (fastest {elapsed.Min(),8:F2}) {Median(processor),10:F2} ms of processor  {name}"));
        return Median(processor);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
