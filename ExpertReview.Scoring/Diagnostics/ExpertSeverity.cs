namespace ExpertReview.Scoring;

/// <summary>Who marks higher or lower than the panel.</summary>
public static class ExpertSeverity
{
    /// <summary>Effects within this many σ_b of 0 are ordinary.</summary>
    public const double OrdinaryDeviations = 2;

    /// <summary>
    /// The expert's effect in points, effect ± z · standard error, and the test of effect = 0 from the normal distribution.
    /// Suspected <see cref="DiagnosticSignal.Severe"/> or <see cref="DiagnosticSignal.Lenient"/> beyond <see cref="OrdinaryDeviations"/>
    /// σ_b with an
    /// interval that excludes 0.
    /// </summary>
    /// <param name="fit">The fitted model.</param>
    /// <param name="level">Confidence of the intervals, in (0, 1).</param>
    /// <returns>One finding per expert; without a test when its standard error is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is outside (0, 1).</exception>
    public static IReadOnlyList<DiagnosticFinding> Of(FittedPanel fit, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(fit);
        Confidence.Check(level);
        double width = TestDistributions.NormalQuantile(1 - (1 - level) / 2);
        return [.. Enumerable.Range(0, fit.Ratings.Experts.Count).Select(expert => Of(fit, expert, width, level))];
    }

    private static DiagnosticFinding Of(FittedPanel fit, int expert, double width, double level)
    {
        double effect = fit.ExpertEffects[expert], error = fit.ExpertErrors[expert];
        Interval? interval = error == 0 ? null : new(effect - width * error, effect + width * error, level);
        bool large = Math.Abs(effect) > OrdinaryDeviations * fit.ExpertDeviation && interval is { } limits && !limits.Contains(0);
        return new(
            fit.Ratings.Experts[expert],
            DiagnosticKind.Severity,
            null,
            fit.Ratings.OfExpert(expert).Length,
            Measure.Of(effect),
            0,
            interval,
            error == 0 ? Measure.Undefined(UndefinedReason.NoVariation) : Measure.Of(TestDistributions.NormalTwoSided(effect / error)),
            large ? effect < 0 ? DiagnosticSignal.Severe : DiagnosticSignal.Lenient : null);
    }
}
