using System.Text;
using CsvHelper;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>The invented material of the demo season.</summary>
internal static class DemoData
{
    /// <summary>The filled forms, in the order of their names.</summary>
    public static IReadOnlyList<string> Forms() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Features", "Applications", "DemoForms"), "*.docx").Order(StringComparer.Ordinal)];

    /// <summary>The county that each form's invented applicant is placed in, by the form's name.</summary>
    public static IReadOnlyDictionary<string, string> Divisions()
    {
        using var csv = CsvReader.FromText(Encoding.UTF8.GetString(Bytes("divisions.csv")));
        var divisions = new Dictionary<string, string>();
        while (csv.Read())
            divisions.Add(csv.GetString("file"), csv.GetString("division"));
        return divisions;
    }

    /// <summary>The roster of invented experts, as an agency would import it.</summary>
    public static byte[] Roster() => Bytes("experts.csv");

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(DemoData).Assembly.GetManifestResourceStream("demo/" + name)
            ?? throw new InvalidOperationException($"The assembly has no demo/{name}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
