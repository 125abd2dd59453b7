using System.Security.Cryptography;
using System.Text;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>
/// Invented marks that look like a panel's: each application has a quality, each expert a severity, each mark its own noise.
/// They depend on the codes alone, so a demo season looks the same whenever its codes do.
/// </summary>
public static class DemoMarks
{
    /// <summary>Marks in hundredths for one sheet, on each dimension's step and range.</summary>
    public static SortedDictionary<string, int?> Of(string application, string expert, IReadOnlyList<Dimension> dimensions) =>
        new(dimensions.ToDictionary(dimension => dimension.Code, dimension => (int?)Of(application, expert, dimension)), StringComparer.Ordinal);

    private static int Of(string application, string expert, Dimension dimension)
    {
        double points = 74
            + (9 * Spread("quality " + application))
            + (4 * Spread($"side {application} {dimension.Code}"))
            + (5 * Spread("severity " + expert))
            + (4 * Spread($"mark {application} {expert} {dimension.Code}"));
        int steps = (int)Math.Round(points / 100 * (dimension.Maximum - dimension.Minimum) / dimension.Step);
        return Math.Clamp(dimension.Minimum + (steps * dimension.Step), dimension.Minimum, dimension.Maximum);
    }

    /// <summary>A number that looks drawn from a bell curve around 0, between -2 and 2: the sum of four even ones.</summary>
    private static double Spread(string of)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(of));
        double sum = 0;
        for (int i = 0; i < 4; i++)
            sum += BitConverter.ToUInt32(hash, i * 4) / (double)uint.MaxValue;
        return sum - 2;
    }
}
