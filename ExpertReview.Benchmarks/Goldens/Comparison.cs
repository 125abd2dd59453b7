using System.Globalization;
using System.Text.Json;

namespace ExpertReview.Benchmarks.Goldens;

/// <summary>Collects how far computed figures are from the expected ones.</summary>
public sealed class Comparison
{
    private readonly List<string> _failures = [];

    /// <summary>What deviates more than it may, a sentence each.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>Number of figures compared.</summary>
    public int Figures { get; private set; }

    /// <summary>The largest deviation as a share of its tolerance; 1 = just at the tolerance.</summary>
    public double Worst { get; private set; }

    /// <summary>Where <see cref="Worst"/> was found: figure, deviation, tolerance.</summary>
    public string WorstPlace { get; private set; } = "nothing compared";

    /// <summary>Compares one number; expected null means undefined.</summary>
    public void Number(string figure, double? actual, JsonElement expected, double tolerance)
    {
        if (expected.ValueKind == JsonValueKind.Null || actual is null)
            Same(figure, actual is null ? "undefined" : "a number", expected.ValueKind == JsonValueKind.Null ? "undefined" : "a number");
        else
            Deviation(figure, Math.Abs(actual.Value - expected.GetDouble()), tolerance);
    }

    /// <summary>Compares one number relative to the expected one's magnitude.</summary>
    public void Relative(string figure, double actual, JsonElement expected, double tolerance) =>
        Deviation(figure, Math.Abs(actual - expected.GetDouble()) / Math.Max(Math.Abs(expected.GetDouble()), 1e-300), tolerance);

    /// <summary>Compares a list place by place; a scalar stands for a list of one.</summary>
    public void Numbers(string figure, IReadOnlyList<double?> actual, JsonElement expected, double tolerance)
    {
        JsonElement[] wanted = expected.ValueKind == JsonValueKind.Array ? [.. expected.EnumerateArray()] : [expected];
        if (wanted.Length != actual.Count)
        {
            Same($"length of {figure}", actual.Count.ToString(CultureInfo.InvariantCulture), wanted.Length.ToString(CultureInfo.InvariantCulture));
            return;
        }

        for (int index = 0; index < wanted.Length; index++)
            Number($"{figure}[{index.ToString(CultureInfo.InvariantCulture)}]", actual[index], wanted[index], tolerance);
    }

    /// <summary>Compares a list of numbers, all defined.</summary>
    public void Numbers(string figure, IEnumerable<double> actual, JsonElement expected, double tolerance) =>
        Numbers(figure, [.. actual.Select(value => (double?)value)], expected, tolerance);

    /// <summary>Compares by code: expected values stand parallel to expected codes.</summary>
    /// <param name="figure">The figure's name.</param>
    /// <param name="actual">The computed value of a code.</param>
    /// <param name="codes">Expected codes.</param>
    /// <param name="expected">Expected values, parallel to them.</param>
    /// <param name="tolerance">Largest absolute deviation.</param>
    public void ByCode(string figure, Func<string, double?> actual, JsonElement codes, JsonElement expected, double tolerance) =>
        Numbers(figure, [.. Texts(codes).Select(actual)], expected, tolerance);

    /// <summary>Compares what must be equal.</summary>
    public void Same(string figure, string actual, string expected)
    {
        Figures++;
        if (actual != expected)
            Fail($"{figure} is {actual}, expected {expected}");
    }

    /// <summary>Notes a deviation that was computed elsewhere.</summary>
    public void Deviation(string figure, double deviation, double tolerance)
    {
        Figures++;
        string place = string.Create(CultureInfo.InvariantCulture, $"{figure}: {deviation:G3} of {tolerance:G3}");
        double share = deviation / tolerance;
        if (double.IsNaN(share) || share > Worst || Figures == 1)
            (Worst, WorstPlace) = (double.IsNaN(share) ? double.PositiveInfinity : share, place);
        if (!(share <= 1))
            Fail(place);
    }

    /// <summary>Texts of a list; a scalar stands for a list of one.</summary>
    public static string[] Texts(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(text => text.ToString())] : [list.ToString()];

    /// <summary>Numbers of a list; a scalar stands for a list of one.</summary>
    public static double[] Doubles(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(number => number.GetDouble())] : [list.GetDouble()];

    private void Fail(string sentence)
    {
        _failures.Add(sentence);
        Worst = Math.Max(Worst, double.BitIncrement(1));
    }
}
