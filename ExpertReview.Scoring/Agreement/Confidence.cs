namespace ExpertReview.Scoring;

/// <summary>What intervals and tests share.</summary>
internal static class Confidence
{
    /// <summary>Refuses a level or rate outside (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is.</exception>
    public static void Check(double level, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(level))] string? name = null)
    {
        if (!(level > 0 && level < 1))
            throw new ArgumentOutOfRangeException(name, level, "Not between 0 and 1.");
    }

    /// <summary>The interval, or null when a limit is unbounded.</summary>
    public static Interval? Between(double low, double high, double level) =>
        double.IsFinite(low) && double.IsFinite(high) && low <= high ? new(low, high, level) : null;
}
