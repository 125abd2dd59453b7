using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>From the raw mean to the calibrated score: printed steps that add up to the digit.</summary>
public sealed class ReconciliationTables(AnalysisWords words) : IAnalysisTables
{
    public AnalysisPart Part => AnalysisPart.Reconciliation;

    public AnalysisSection Of(AnalysisSubject subject) => new(
        Part,
        [words["Reconciliation_Intro"]],
        [.. words.NotCalibrated(subject), .. words.Disconnected(subject)],
        [.. subject.Types.Select(type => Table(subject, type))]);

    private AnalysisTable Table(AnalysisSubject subject, TypeRanking type)
    {
        var last = AnalysisSubject.LastInside(type);
        return new(
            words["Table_Reconciliation", subject.TypeName(type.Type)],
            [
                new(words["Column_Code"]), new(words["Column_Reviews"], true), new(words["Column_RawMean"], true), new(words["Column_SeverityStep"], true),
                new(words["Column_SpreadStep"], true), new(words["Column_WeightsStep"], true), new(words["Column_ShrinkageStep"], true),
                new(words["Column_Calibrated"], true), new(words["Column_Target"], true), new(words["Column_Reliability"], true),
            ],
            [.. type.Rows.Select(row => Row(subject, row) with { EndsShortlist = ReferenceEquals(row, last) })])
        {
            Type = type.Type,
            Note = words["Note_Reconciliation"],
        };
    }

    private AnalysisRow Row(AnalysisSubject subject, RankingRow row)
    {
        var application = subject.Application(row.Candidate.Application);
        AnalysisCell[] own = [row.Candidate.Application, AnalysisWords.Whole(application.Reviews)];
        if (application.Calibrated is not { } calibrated)
        {
            var reason = application.Reviews == 0 ? words.NotReviewed : words.Reason(subject.Analysis.NotCalibrated!.Value);
            AnalysisCell raw = row.RawMean is { } mean ? RankingWords.Printed(subject.Rules, mean) : reason;
            return new([.. own, raw, .. Enumerable.Repeat(reason, 7)]);
        }

        int decimals = subject.Rules.Decimals;
        var steps = calibrated.Reconcile(decimals);
        return new(
        [
            .. own,
            RankingWords.Points(steps.RawMean, decimals), AnalysisWords.Change(steps.Severity, decimals), AnalysisWords.Change(steps.Spread, decimals),
            AnalysisWords.Change(steps.Weights, decimals), AnalysisWords.Change(steps.Shrinkage, decimals), RankingWords.Points(steps.Score, decimals),
            AnalysisWords.Number(calibrated.Target, decimals), AnalysisWords.Percent(calibrated.Reliability, 0),
        ]);
    }
}
