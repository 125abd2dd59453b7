namespace ExpertReview.Scoring;

/// <summary>One figure about one expert, with its interval and test.</summary>
/// <param name="Expert">The expert's code.</param>
/// <param name="Kind">What was examined.</param>
/// <param name="Subject">The application, dimension or group concerned; null when the finding is about all marks.</param>
/// <param name="Count">Reviews by this expert that the figure rests on.</param>
/// <param name="Value">The figure, in the unit that its method states.</param>
/// <param name="Reference">What an unremarkable expert would have: 0, 1 or the other experts' figure; null when there is none to compare
/// with.</param>
/// <param name="Interval">The figure's confidence interval; null when undefined.</param>
/// <param name="PValue">Probability of a figure at least so far from the reference if the expert were like the others.</param>
/// <param name="Suspicion">What the figure's size points to, whatever chance may explain; null when it is not large enough to
/// matter.</param>
public sealed record DiagnosticFinding(
    string Expert,
    DiagnosticKind Kind,
    string? Subject,
    int Count,
    Measure Value,
    double? Reference,
    Interval? Interval,
    Measure PValue,
    DiagnosticSignal? Suspicion)
{
    /// <summary>
    /// The p-value adjusted for all tests of the report (<see cref="FalseDiscovery"/>): the rate of false flags one accepts by flagging
    /// it. Null before the adjustment, and without a p-value.
    /// </summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>The <see cref="Suspicion"/>, when chance does not explain it: the adjusted p-value is within the accepted rate.</summary>
    public DiagnosticSignal? Flag { get; init; }

    /// <summary>A figure that does not exist.</summary>
    internal static DiagnosticFinding Undefined(string expert, DiagnosticKind kind, int count, UndefinedReason reason, string? subject = null) =>
        new(expert, kind, subject, count, Measure.Undefined(reason), null, null, Measure.Undefined(reason), null);
}
