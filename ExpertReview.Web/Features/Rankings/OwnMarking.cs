using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>How one expert marked: that expert's own figures and nothing of anybody else's.</summary>
public sealed record OwnMarking
{
    /// <summary>
    /// Fewest own reviews, and fewest other experts on the same applications, for a comparison with the panel. With fewer, the own marks and one figure
    /// would give away a single other mark or a single other expert's mean.
    /// </summary>
    public const int FewestReviews = 5;

    /// <inheritdoc cref="FewestReviews"/>
    public const int FewestOthers = 2;

    public required string Expert { get; init; }

    /// <summary>The own totals of complete sheets, by blind code.</summary>
    public required IReadOnlyList<(string Code, double Total)> Totals { get; init; }

    /// <summary>A comparison with the panel would say too much of others, or there is none to make.</summary>
    public required bool HasTooFew { get; init; }

    /// <summary>Severity against the panel in points, positive = lenient; null with <see cref="HasTooFew"/>.</summary>
    public DiagnosticFinding? Severity { get; init; }

    /// <summary>What the spread of the marks points to; null when it is like the panel's.</summary>
    public DiagnosticSignal? Spread { get; init; }

    /// <summary>What the steadiness of the marks points to; null when it is like the panel's.</summary>
    public DiagnosticSignal? Consistency { get; init; }

    /// <summary>Severity in whole points: finer figures would let others' means be computed. Null when chance explains it, or it rounds to 0.</summary>
    public (int Points, int Lower, int Upper)? SeverityPoints =>
        Severity is { Value.Value: { } value, Interval: { } limits } && !limits.Contains(0) && Whole(value) != 0
            ? (Whole(value), Whole(limits.Lower), Whole(limits.Upper))
            : null;

    /// <summary>Picks one expert's figures out of a panel's.</summary>
    /// <param name="panel">All marks of the round.</param>
    /// <param name="rules">Dimensions and weights.</param>
    /// <param name="expert">The expert, as in the panel.</param>
    /// <param name="name">What the expert is called.</param>
    public static OwnMarking Of(Panel panel, RankingRules rules, string expert, string name)
    {
        var totals = PanelTotals.Of(panel, rules);
        int position = totals.Experts.ToList().IndexOf(expert);
        var own = new OwnMarking
        {
            Expert = name,
            Totals = [.. totals.All().Where(rating => rating.Expert == expert).Select(rating => (rating.Application, rating.Value))],
            HasTooFew = true,
        };
        if (own.Totals.Count < FewestReviews || ReviewGraph.Of(totals).Partners(position) < FewestOthers)
            return own;
        var findings = ExpertDiagnostics.Of(FittedPanel.Of(ApplicationFixed.Fit(totals)), panel).Experts.Single(one => one.Expert == expert).Findings;
        return own with
        {
            HasTooFew = false,
            Severity = findings.First(finding => finding.Kind == DiagnosticKind.Severity),
            Spread = findings.FirstOrDefault(finding => finding.Kind == DiagnosticKind.Spread)?.Flag,
            Consistency = findings.FirstOrDefault(finding => finding.Kind == DiagnosticKind.Infit)?.Flag,
        };
    }

    private static int Whole(double points) => (int)Math.Round(points, MidpointRounding.AwayFromZero);
}
