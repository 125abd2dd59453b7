using System.Diagnostics;
using System.Globalization;
using ExpertReview.Scoring;

namespace ExpertReview.Benchmarks.Speed;

/// <summary>Crossed random effects on InstEval by this library and by R's lme4, in one run on one machine.</summary>
/// <remarks>Processor time, summed over processors, is compared too: other work on the machine disturbs it less.</remarks>
internal static class Lme4Comparison
{
    private const int Repetitions = 15;

    private const int RepetitionsOfR = 3;

    /// <param name="directory">The folder with data/insteval.csv.</param>
    /// <returns>0 when fit and deviations both take at most a tenth of lme4's time; else 1.</returns>
    public static int Of(string directory)
    {
        string file = Path.Combine(directory, "data", "insteval.csv");
        var ratings = Read(file);
        List<Timing> fits = [], deviations = [];
        CrossedEffectsFit fit = null!;
        double memory = 0;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            fits.Add(Timed(() => fit = CrossedEffects.Fit(ratings)));
            deviations.Add(Timed(() => fit.ConditionalDeviations()));
            if (repetition == 0)
                memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        }

        var peer = RunR(file);
        double fitRatio = Row("fit, s", Median(fits.Select(one => one.Elapsed)), Median(peer["fit"]));
        double deviationRatio = Row("deviations, s", Median(deviations.Select(one => one.Elapsed)), Median(peer["deviations"]));
        double processor = Median(fits.Select(one => one.Processor));
        Row("fit, CPU s", processor, Median(peer["fit_cpu"]));
        Row("deviations, CPU s", Median(deviations.Select(one => one.Processor)), Median(peer["deviations_cpu"]));
        Row("peak memory, MB", memory, peer["memory"][0]);
        Row("evaluations", fit.Evaluations, peer["evaluations"][0]);
        double order = Math.Min(fit.ApplicationEffects.Length, fit.ExpertEffects.Length) + 1;
        double operations = DenseOperations(order, fit.Evaluations);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
              first fit, code not yet compiled: {fits[0].Elapsed:F3} s; fastest {fits.Min(one => one.Elapsed):F3} s; first deviations {deviations[0].Elapsed:F3} s
              dense arithmetic {operations / 1e9:F2} G operations: {operations / 1e9 / processor:F1} G per CPU second, all else included
              theta   {fit.Ratios.Application:F10} {fit.Ratios.Expert:F10}   criterion {fit.Criterion:F8}
              lme4    {peer["theta_app"][0]:F10} {peer["theta_exp"][0]:F10}             {peer["criterion"][0]:F8}
            """));
        return fitRatio <= 0.1 && deviationRatio <= 0.1 ? 0 : 1;
    }

    /// <summary>Additions and multiplications of a fit's factorizations, and of the inverses that all gradients but the last evaluation's need.</summary>
    public static double DenseOperations(double order, int evaluations) => order * order * order * (evaluations + 2 * (evaluations - 1)) / 3;

    private static Ratings Read(string file) => Ratings.Create(
        File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Select(cells =>
            new Rating(cells[1], cells[0], double.Parse(cells[2], CultureInfo.InvariantCulture))),
        repeats: true);

    private static double Row(string name, double own, double other)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-18} library {own,9:F3}   lme4 {other,9:F3}   ratio 1/{other / own:F1}"));
        return own / other;
    }

    private static Timing Timed(Action action)
    {
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        action();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return new(elapsed, (process.TotalProcessorTime - processor).TotalSeconds);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static Dictionary<string, List<double>> RunR(string file)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Speed", "lme4.R");
        string[] arguments = [script, file, RepetitionsOfR.ToString(CultureInfo.InvariantCulture)];
        using var process = Process.Start(new ProcessStartInfo("Rscript", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("Rscript did not start.");
        var figures = new Dictionary<string, List<double>>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            string[] parts = line.Split('=');
            if (!figures.TryGetValue(parts[0], out var values))
                figures.Add(parts[0], values = []);
            values.Add(double.Parse(parts[1], CultureInfo.InvariantCulture));
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? figures : throw new InvalidOperationException($"Rscript ended with {process.ExitCode}.");
    }

    private readonly record struct Timing(double Elapsed, double Processor);
}
