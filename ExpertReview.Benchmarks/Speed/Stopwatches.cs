using System.Diagnostics;
using System.Globalization;

namespace ExpertReview.Benchmarks.Speed;

/// <summary>Times pieces of work and prints a line for each.</summary>
internal static class Stopwatches
{
    /// <summary>Runs the work until it is warm, then often enough to trust the median.</summary>
    /// <returns>The median in milliseconds.</returns>
    public static double Time(string name, Action work)
    {
        var total = Stopwatch.StartNew();
        var times = new List<double>();
        for (int round = 0; round < 30 && (times.Count < 7 || total.Elapsed < TimeSpan.FromSeconds(2)); round++)
        {
            var one = Stopwatch.StartNew();
            work();
            if (round > 1)
                times.Add(one.Elapsed.TotalMilliseconds);
        }

        double median = times.Order().ElementAt(times.Count / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{median,10:F2} ms  (fastest {times.Min():F2})  {name}"));
        return median;
    }
}
