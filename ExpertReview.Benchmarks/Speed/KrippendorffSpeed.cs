using System.Diagnostics;
using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Speed;

/// <summary>Interval α of a million ratings in random order, against sorting the same numbers.</summary>
public static class KrippendorffSpeed
{
    private const int Ratings = 1_000_000, Units = 200_000, Runs = 9;

    /// <summary>Prints the median times and their ratio.</summary>
    /// <returns>0.</returns>
    public static int Run()
    {
        var random = new RandomSource(20261120);
        double[] values = new double[Ratings];
        int[] units = new int[Ratings];
        for (int r = 0; r < Ratings; r++)
        {
            units[r] = random.NextIndex(Units);
            values[r] = Math.Round(700 + 60 * Math.Sin(units[r]) + 80 * random.NextNormal()) / 10;
        }

        var alpha = KrippendorffAlpha.Of(values, units, MeasurementLevel.Interval);
        double own = Median(() => KrippendorffAlpha.Of(values, units, MeasurementLevel.Interval));
        double sorting = Median(() => Array.Sort((double[])values.Clone()));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"interval alpha of {alpha.Pairable} ratings in {alpha.Units} units: {alpha.Value}; {own:F1} ms; sorting them: {sorting:F1} ms; ratio {own / sorting:F2}"));
        return 0;
    }

    private static double Median(Action work)
    {
        work();
        double[] times = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            work();
            times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times.Order().ElementAt(Runs / 2);
    }
}
