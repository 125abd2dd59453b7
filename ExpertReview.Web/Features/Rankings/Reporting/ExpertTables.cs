using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>How each expert marks, by code: reasons to look, no verdicts.</summary>
public sealed class ExpertTables(AnalysisWords words) : IAnalysisTables
{
    /// <summary>Reviews that keep less than this share of their weight are listed one by one; the others are counted.</summary>
    private const double ListedBelow = 0.9;

    public AnalysisPart Part => AnalysisPart.Experts;

    public AnalysisSection Of(AnalysisSubject subject)
    {
        var report = subject.Analysis.Diagnostics;
        return new(
            Part,
            [
                words["Experts_Intro", AnalysisWords.Percent(report.FalseDiscoveryRate, 0), report.Tests],
                .. Flagged(report).Any() ? Array.Empty<string>() : [words["Experts_NoFlags"]],
                .. report.OutlyingReviews.Count == 0 ? [words["Experts_NoOutlying"]] : Array.Empty<string>(),
                Downweighting(subject),
            ],
            words.NotCalibrated(subject),
            [.. All(subject, report).Where(table => table.Rows.Count > 0)]);
    }

    private static IEnumerable<DiagnosticFinding> Flagged(DiagnosticReport report) => report.Experts.SelectMany(expert => expert.Flagged);

    private IEnumerable<AnalysisTable> All(AnalysisSubject subject, DiagnosticReport report)
    {
        yield return Experts(subject, report);
        yield return Findings(subject, report);
        yield return Outlying(subject, report);
        yield return Contradictions(subject, report);
        yield return Downweighted(subject);
    }

    private AnalysisTable Experts(AnalysisSubject subject, DiagnosticReport report)
    {
        var diagnoses = report.Experts.ToDictionary(expert => expert.Expert, StringComparer.Ordinal);
        return new(
            words["Table_Experts"],
            [
                new(words["Column_Expert"]), new(words["Column_Reviews"], true), new(words["Column_Severity"], true), new(words["Column_SeverityInterval"], true),
                new(words["Column_Scale"], true), new(words["Column_RelativeVariance"], true), new(words["Column_Flags"]),
            ],
            [.. subject.Analysis.Totals.Experts.Select((expert, j) => Row(subject, expert, j, diagnoses.GetValueOrDefault(expert)))])
        {
            Note = words["Note_Experts"],
        };
    }

    private AnalysisRow Row(AnalysisSubject subject, string expert, int position, ExpertDiagnosis? diagnosis)
    {
        int decimals = subject.Rules.Decimals;
        AnalysisCell[] own = [expert, AnalysisWords.Whole(subject.Analysis.Totals.OfExpert(position).Length)];
        string[] flags = [.. (diagnosis?.Flagged ?? []).Select(finding => words["Signal_" + finding.Flag]).Distinct()];
        if (subject.Analysis.Calibration is not { } calibration)
            return new([.. own, .. Enumerable.Repeat(words.Reason(subject.Analysis.NotCalibrated!.Value), 4), words.Codes(flags)]);
        var one = calibration.Experts[position];
        double width = 1.96 * one.SeverityDeviation;
        return new(
        [
            .. own,
            AnalysisWords.Change(one.Severity, decimals),
            AnalysisWords.Interval(new(one.Severity - width, one.Severity + width, 0.95), decimals),
            AnalysisWords.Number(one.Scale, 2),
            AnalysisWords.Number(one.RelativeVariance, 2),
            words.Codes(flags),
        ]);
    }

    private AnalysisTable Findings(AnalysisSubject subject, DiagnosticReport report) => new(
        words["Table_Findings"],
        [
            new(words["Column_Expert"]), new(words["Column_Signal"]), new(words["Column_Subject"]), new(words["Column_Kind"]), new(words["Column_Value"], true),
            new(words["Column_Reference"], true), new(words["Column_Interval"], true), new(words["Column_AdjustedP"], true), new(words["Column_Reviews"], true),
        ],
        [
            // Single reviews have a table of their own.
            .. Flagged(report).Where(finding => finding.Kind != DiagnosticKind.OutlyingReview).Select(finding => new AnalysisRow(
            [
                finding.Expert,
                words["Signal_" + finding.Flag],
                Subject(subject, finding),
                words["Kind_" + finding.Kind],
                words.Measure(finding.Value, 2),
                finding.Reference is { } usual ? AnalysisWords.Number(usual, 2) : words.Missing("NoReference"),
                finding.Interval is { } limits ? $"{AnalysisWords.Number(limits.Lower, 2)} … {AnalysisWords.Number(limits.Upper, 2)}" : words.Missing("NoInterval"),
                finding.AdjustedPValue is { } p ? p < 0.001 ? "<0.001" : AnalysisWords.Number(p, 3) : words.Missing("NoInterval"),
                AnalysisWords.Whole(finding.Count),
            ])),
        ])
    {
        Note = words["Note_Findings"],
    };

    private string Subject(AnalysisSubject subject, DiagnosticFinding finding) => finding switch
    {
        { Subject: null } => words["Subject_AllMarks"],
        { Kind: DiagnosticKind.Affinity } => subject.GroupName(finding.Subject),
        { Kind: DiagnosticKind.DimensionInterplay } => subject.DimensionName(finding.Subject),
        _ => finding.Subject,
    };

    private AnalysisTable Outlying(AnalysisSubject subject, DiagnosticReport report) => new(
        words["Table_Outlying"],
        [new(words["Column_Code"]), new(words["Column_Expert"]), new(words["Column_Shift"], true), new(words["Column_Interval"], true)],
        [
            .. report.OutlyingReviews.Select(review => new AnalysisRow(
            [
                review.Application, review.Expert, AnalysisWords.Change(review.Shift, subject.Rules.Decimals),
                AnalysisWords.Interval(review.Interval, subject.Rules.Decimals),
            ])),
        ])
    {
        Note = words["Note_Outlying"],
    };

    private AnalysisTable Contradictions(AnalysisSubject subject, DiagnosticReport report) => new(
        words["Table_Contradictions"],
        [
            new(words["Column_Code"]), new(words["Column_HigherExpert"]), new(words["Column_LowerExpert"]), new(words["Column_Difference"], true),
            new(words["Column_Interval"], true),
        ],
        [
            .. report.Contradictions.Select(pair => new AnalysisRow(
            [
                pair.Application, pair.HigherExpert, pair.LowerExpert, AnalysisWords.Number(pair.Difference, subject.Rules.Decimals),
                AnalysisWords.Interval(pair.Interval, subject.Rules.Decimals),
            ])),
        ])
    {
        Note = words["Note_Contradictions"],
    };

    private string Downweighting(AnalysisSubject subject)
    {
        if (subject.Analysis.Calibration?.Reliability is not { } reliability)
            return words["Downweighted_NotWeighed"];
        int listed = reliability.Downweighted.Count(IsListed);
        return reliability.Downweighted.Count == 0 ? words["Downweighted_None"]
            : words["Downweighted_Some", reliability.Downweighted.Count, listed, AnalysisWords.Percent(ListedBelow, 0), reliability.Downweighted.Count - listed];
    }

    private static bool IsListed(DownweightedRating one) => one.Factor < ListedBelow;

    private AnalysisTable Downweighted(AnalysisSubject subject)
    {
        var totals = subject.Analysis.Totals;
        return new(
            words["Table_Downweighted"],
            [new(words["Column_Code"]), new(words["Column_Expert"]), new(words["Column_Residual"], true), new(words["Column_WeightKept"], true)],
            [
                .. (subject.Analysis.Calibration?.Reliability?.Downweighted ?? []).Where(IsListed).Select(one => new AnalysisRow(
                [
                    totals.Applications[totals.ApplicationOf[one.Rating]], totals.Experts[totals.ExpertOf[one.Rating]],
                    AnalysisWords.Change(one.StandardizedResidual, 2), AnalysisWords.Percent(one.Factor, 0),
                ])),
            ])
        {
            Note = words["Note_Downweighted"],
        };
    }
}
