namespace ExpertReview.Scoring;

/// <summary>Keeps the dust of rounding from passing for variation: a difference of 1e-14 points between equal marks is none.</summary>
internal static class Rounding
{
    private const double Share = 1e-10;

    /// <summary>0 when the value is below 1e-10 of the magnitude of the numbers that it is a difference of; else the value.</summary>
    public static double Cleared(double value, double magnitude) => Math.Abs(value) <= Share * Math.Abs(magnitude) ? 0 : value;

    /// <summary>The largest magnitude among values; 0 for none.</summary>
    public static double Magnitude(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    /// <summary>True when all values are equal but for rounding.</summary>
    public static bool IsConstant(IReadOnlyList<double> values)
    {
        double lowest = values.Min(), highest = values.Max();
        return Cleared(highest - lowest, Math.Max(Math.Abs(lowest), Math.Abs(highest))) == 0;
    }
}
