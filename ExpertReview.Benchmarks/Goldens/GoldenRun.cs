using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Runs every case under a directory and prints a line for each.</summary>
public static class GoldenRun
{
    /// <returns>0 when all passed and there was one; else 1.</returns>
    public static int Of(string directory)
    {
        int passed = 0, failed = 0;
        foreach (string file in GoldenCase.Files(directory))
        {
            if (Passes(file))
                passed++;
            else
                failed++;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} passed, {failed} failed"));
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A case that cannot be computed is a failed case; the others go on.")]
    private static bool Passes(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        try
        {
            var golden = GoldenCase.Read(file);
            var comparison = GoldenMethods.Run(golden);
            bool passes = comparison.Failures.Count == 0;
            Console.WriteLine($"{(passes ? "pass" : "FAIL")} {name} ({golden.Method}): {comparison.Figures.ToString(CultureInfo.InvariantCulture)} figures, largest deviation {comparison.WorstPlace}");
            foreach (string failure in comparison.Failures.Take(5))
                Console.WriteLine($"       {failure}");
            return passes;
        }
        catch (Exception error)
        {
            Console.WriteLine($"FAIL {name}: {error.GetType().Name}: {error.Message}");
            return false;
        }
    }
}
