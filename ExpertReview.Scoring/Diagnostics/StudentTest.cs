namespace ExpertReview.Scoring;

/// <summary>An estimate with its standard error, tested against 0 by Student's t.</summary>
internal static class StudentTest
{
    /// <summary>What is estimated.</summary>
    /// <param name="Expert">The expert's code.</param>
    /// <param name="Kind">What was examined.</param>
    /// <param name="Subject">Dimension, group or application; null for all marks.</param>
    /// <param name="Count">Reviews behind it.</param>
    /// <param name="Above">What a positive estimate points to.</param>
    /// <param name="Below">What a negative one does.</param>
    public sealed record Topic(string Expert, DiagnosticKind Kind, string? Subject, int Count, DiagnosticSignal Above, DiagnosticSignal Below);

    /// <summary>The finding; without interval and test when the error is 0. Suspected when the interval excludes 0.</summary>
    public static DiagnosticFinding Finding(Topic topic, double estimate, double error, double degrees, double level)
    {
        bool hasError = Rounding.Cleared(error, estimate) > 0;
        double width = hasError ? TestDistributions.StudentCritical(1 - level, degrees) * error : 0;
        Interval? interval = hasError ? new(estimate - width, estimate + width, level) : null;
        return new(
            topic.Expert,
            topic.Kind,
            topic.Subject,
            topic.Count,
            Measure.Of(estimate),
            0,
            interval,
            hasError
                ? Measure.Of(TestDistributions.StudentTwoSided(estimate / error, degrees))
                : Measure.Undefined(UndefinedReason.NoVariation),
            interval is not { } limits || limits.Contains(0) ? null : estimate > 0 ? topic.Above : topic.Below);
    }
}
