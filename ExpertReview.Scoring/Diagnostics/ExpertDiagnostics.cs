namespace ExpertReview.Scoring;

/// <summary>Examines every expert in every way that the data allow.</summary>
/// <remarks>
/// A flag needs two things: a figure large enough to matter, and a p-value that stays within the accepted false discovery rate after
/// adjustment for all tests of the report. It says where to look; it is no verdict about a person.
/// </remarks>
public static class ExpertDiagnostics
{
    /// <summary>Runs all diagnostics.</summary>
    /// <param name="fit">A fitted additive model of the composite ratings.</param>
    /// <param name="marks">The marks by dimension, for halo, straight-lining and dimension interplay; null = leave those out. Experts
    /// who are not in the fit are left out.</param>
    /// <param name="options">What else is known; null = the defaults.</param>
    /// <exception cref="ArgumentException">A range or a place in the order is missing or unusable; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level, rate or scale is out of range.</exception>
    public static DiagnosticReport Of(FittedPanel fit, Panel? marks = null, DiagnosticOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        options ??= new();
        Confidence.Check(options.FalseDiscoveryRate, nameof(options.FalseDiscoveryRate));
        DiagnosticFinding[] findings =
        [
            .. OfRatings(fit, options),
            .. marks is null ? [] : OfDimensions(marks, options).Where(finding => fit.Ratings.Experts.Contains(finding.Expert)),
        ];
        int[] tested = [.. Enumerable.Range(0, findings.Length).Where(place => findings[place].PValue.Value is not null)];
        double[] adjusted = FalseDiscovery.Adjust([.. tested.Select(place => findings[place].PValue.Value!.Value)]);
        for (int place = 0; place < tested.Length; place++)
        {
            var finding = findings[tested[place]];
            findings[tested[place]] = finding with
            {
                AdjustedPValue = adjusted[place],
                Flag = adjusted[place] <= options.FalseDiscoveryRate ? finding.Suspicion : null,
            };
        }

        var byExpert = findings.ToLookup(finding => finding.Expert, StringComparer.Ordinal);
        return new(
            [.. fit.Ratings.Experts.Select((code, expert) => new ExpertDiagnosis(
                code,
                fit.Ratings.OfExpert(expert).Length,
                [.. byExpert[code].OrderBy(finding => finding.Kind).ThenBy(finding => finding.Subject, StringComparer.Ordinal)]))],
            [.. OutlyingReviews.Residuals(fit, options.FalseDiscoveryRate, options.Level).OfType<ReviewResidual>()
                .Where(review => review.IsOutlying)
                .OrderByDescending(review => Math.Abs(review.StudentizedResidual))],
            ContradictingReviews.Of(fit, options.FalseDiscoveryRate, options.Level),
            tested.Length,
            options.FalseDiscoveryRate);
    }

    private static IEnumerable<DiagnosticFinding> OfRatings(FittedPanel fit, DiagnosticOptions options)
    {
        double level = options.Level;
        return
        [
            .. ExpertSeverity.Of(fit, level),
            .. ExpertSpread.Of(fit.Ratings, level),
            .. options.Scale is not { } scale ? [] : ScaleUse.CentralTendency(fit.Ratings, scale.Lowest, scale.Highest, level)
                .Concat(ScaleUse.Extremity(fit.Ratings, scale.Lowest, scale.Highest, level)),
            .. MeanSquareFit.Infit(fit, level),
            .. MeanSquareFit.Outfit(fit, level),
            .. PeerAgreement.Of(fit, level),
            .. OutlyingReviews.Of(fit, options.FalseDiscoveryRate, level),
            .. options.Order is null ? [] : ReviewOrderDrift.Of(fit, options.Order, level),
            .. options.Groups is null ? [] : GroupAffinity.Of(fit, options.Groups, level),
        ];
    }

    private static IEnumerable<DiagnosticFinding> OfDimensions(Panel panel, DiagnosticOptions options)
    {
        var marks = DimensionMarks.Of(panel, options.Ranges);
        return
        [
            .. HaloEffect.WithinReviews(marks, options.Level),
            .. HaloEffect.BetweenDimensions(marks, options.Level),
            .. StraightLining.Of(marks, options.Level),
            .. DimensionInterplay.Of(marks, options.Level),
        ];
    }
}
