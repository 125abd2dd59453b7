using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>A figure for machines: a value, or null with the reason.</summary>
/// <param name="Value">The figure, unrounded.</param>
/// <param name="Reason">Name of the <see cref="UndefinedReason"/>; null when there is a value.</param>
public sealed record FigureDocument(double? Value, string? Reason)
{
    public static FigureDocument Of(Measure figure) => new(figure.Value, figure.Reason?.ToString());

    public static FigureDocument Of(double? value, UndefinedReason otherwise) => new(value, value is null ? otherwise.ToString() : null);
}

/// <summary>A whole analysis as one document for machines: the same in every language, nothing rounded, what is undefined null with its reason.</summary>
public static class AnalysisDocument
{
    /// <summary>The document, to be serialized.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="rulesetHash">Hash of the ruleset; null when it was analyzed without one.</param>
    public static object Of(PanelAnalysis analysis, string? rulesetHash)
    {
        var positions = analysis.Totals.Applications.Select((code, i) => (code, i)).ToDictionary(StringComparer.Ordinal);
        return Document(analysis, rulesetHash, code => positions.TryGetValue(code, out int position) ? position : null);
    }

    private static object Document(PanelAnalysis analysis, string? rulesetHash, Func<string, int?> position) => new
    {
        rulesetHash,
        libraryVersion = RankingJson.LibraryVersion,
        seed = analysis.Options.Seed,
        draws = analysis.Options.Draws,
        notCalibrated = analysis.NotCalibrated,
        analysis.DisconnectedTypes,
        parts = analysis.Design.Components.Select(part => new { applications = Applications(analysis, part.Applications), experts = part.Experts.Select(expert => analysis.Totals.Experts[expert]) }),
        applications = analysis.Applications.Select(application => Application(analysis, application, position(application.Candidate.Application))),
        methods = analysis.Methods.Select(method => new
        {
            method.Method,
            agreement = FigureDocument.Of(method.Agreement),
            method.Enters,
            method.Leaves,
            scores = analysis.Options.Candidates.Select((candidate, c) => new { candidate.Application, score = FigureDocument.Of(method.Scores[c]), rank = method.Ranks[c] }),
        }),
        weights = Weights(analysis),
        experts = Experts(analysis),
        analysis.Diagnostics.OutlyingReviews,
        analysis.Diagnostics.Contradictions,
        downweighted = (analysis.Calibration?.Reliability?.Downweighted ?? []).Select(one => new
        {
            application = analysis.Totals.Applications[analysis.Totals.ApplicationOf[one.Rating]],
            expert = analysis.Totals.Experts[analysis.Totals.ExpertOf[one.Rating]],
            one.StandardizedResidual,
            one.Factor,
        }),
        agreement = Agreement(analysis),
        withoutExperts = analysis.WithoutExperts?.Experts.Select(one => new
        {
            one.Expert,
            isArticulation = analysis.Design.Articulations.Any(expert => analysis.Totals.Experts[expert] == one.Expert),
            enters = Comparable(analysis, one.Entering),
            leaves = Comparable(analysis, one.Leaving),
            largestShift = one.Shifts.Where((_, place) => IsComparable(analysis, place)).Select(shift => Math.Abs(shift ?? 0)).DefaultIfEmpty().Max(),
        }),
        moreReviews = analysis.MoreReviews.Where(review => IsComparable(analysis, review.Application)).Select(review => new
        {
            application = analysis.Totals.Applications[review.Application],
            review.Value.ExpectedValue,
            review.Value.FlipProbability,
            review.Value.AboveProbability,
        }),
    };

    private static object Application(PanelAnalysis analysis, AnalyzedApplication application, int? position)
    {
        var none = application.Reviews == 0 ? UndefinedReason.TooFewValues : analysis.NotCalibrated ?? UndefinedReason.Disconnected;
        return new
        {
            application.Candidate.Application,
            application.Candidate.Type,
            application.Reviews,
            official = new
            {
                application.Official.Rank,
                total = application.Official.Total is { } total ? (decimal?)analysis.Options.Rules.Printed(total) : null,
                exactTotal = application.Official.Total?.ToString(),
                application.Official.RawMeanRank,
                application.Official.Placement,
                application.Official.Reason,
            },
            application.RankWithoutExtremes,
            disagreement = FigureDocument.Of(application.Disagreement),
            calibratedScore = FigureDocument.Of(application.Calibrated?.Score, none),
            application.CalibratedRank,
            reconciliation = application.Calibrated?.Reconcile(analysis.Options.Rules.Decimals),
            target = application.Calibrated?.Target,
            reliability = application.Calibrated?.Reliability,
            placeProbability = FigureDocument.Of(application.Certainty?.PlaceProbability, none),
            certainty = application.Certainty,
            underWeights = position is not { } place ? null : new
            {
                lowerRank = analysis.Acceptability.AcceptabilityOf(place).Quantile(0.05),
                upperRank = analysis.Acceptability.AcceptabilityOf(place).Quantile(0.95),
                placeProbability = analysis.Acceptability.PlaceProbabilityOf(place),
            },
        };
    }

    private static object Weights(PanelAnalysis analysis) => new
    {
        dimensions = analysis.Weights.Dimensions.Select((dimension, d) => new
        {
            dimension, announced = analysis.Weights.Nominal[d], effective = FigureDocument.Of(analysis.Weights.Effective[d]),
        }),
        smallestFlip = analysis.WeightSensitivity is not { } closest ? null : new
        {
            inside = analysis.Totals.Applications[closest.Inside],
            outside = analysis.Totals.Applications[closest.Outside],
            closest.Pair,
        },
    };

    private static IEnumerable<object> Experts(PanelAnalysis analysis) => analysis.Totals.Experts.Select((expert, j) => new
    {
        expert,
        reviews = analysis.Totals.OfExpert(j).Length,
        severity = FigureDocument.Of(analysis.Calibration?.Experts[j].Severity, analysis.NotCalibrated ?? UndefinedReason.TooFewValues),
        severityDeviation = analysis.Calibration?.Experts[j].SeverityDeviation,
        scale = analysis.Calibration?.Experts[j].Scale,
        relativeVariance = analysis.Calibration?.Experts[j].RelativeVariance,
        findings = analysis.Diagnostics.Experts.FirstOrDefault(one => one.Expert == expert)?.Findings.Select(finding => new
        {
            finding.Kind,
            finding.Subject,
            finding.Count,
            value = FigureDocument.Of(finding.Value),
            finding.Reference,
            finding.Interval,
            pValue = FigureDocument.Of(finding.PValue),
            finding.AdjustedPValue,
            finding.Flag,
        }),
    });

    private static object Agreement(PanelAnalysis analysis)
    {
        var agreement = analysis.Agreement;
        var none = Measure.Undefined(analysis.NotCalibrated ?? UndefinedReason.TooFewValues);
        var parts = agreement.Components;
        return new
        {
            applicationVariance = parts?.ApplicationVariance,
            expertVariance = parts?.ExpertVariance,
            residualVariance = parts?.ResidualVariance,
            singleConsistency = FigureDocument.Of(parts?.SingleConsistency ?? none),
            singleAgreement = FigureDocument.Of(parts?.SingleAgreement ?? none),
            generalizability = FigureDocument.Of(parts?.GeneralizabilityCoefficient ?? none),
            dependability = FigureDocument.Of(parts?.Dependability ?? none),
            krippendorffAlpha = FigureDocument.Of(agreement.Alpha.Value),
            agreement.AlphaInterval,
            meanSpearman = FigureDocument.Of(agreement.MeanCorrelation.Mean),
            kendallW = FigureDocument.Of(agreement.Concordance.Value),
        };
    }

    private static bool IsComparable(PanelAnalysis analysis, int position) =>
        analysis.DisconnectedTypes.Count == 0
        || !analysis.DisconnectedTypes.Contains(analysis.Applications.First(one => one.Candidate.Application == analysis.Totals.Applications[position]).Candidate.Type);

    private static IEnumerable<string> Comparable(PanelAnalysis analysis, IReadOnlyList<int> positions) =>
        Applications(analysis, positions.Where(position => IsComparable(analysis, position)));

    private static IEnumerable<string> Applications(PanelAnalysis analysis, IEnumerable<int> positions) =>
        positions.Select(position => analysis.Totals.Applications[position]);
}
