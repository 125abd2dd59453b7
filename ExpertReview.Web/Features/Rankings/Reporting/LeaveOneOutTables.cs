using ExpertReview.Scoring;

namespace ExpertReview.Web.Features.Rankings.Reporting;

/// <summary>The calibrated ranking without each expert: whose absence would change the line, and how.</summary>
public sealed class LeaveOneOutTables(AnalysisWords words) : IAnalysisTables
{
    public AnalysisPart Part => AnalysisPart.WithoutExpert;

    public AnalysisSection Of(AnalysisSubject subject)
    {
        if (subject.Analysis.WithoutExperts is not { } without)
            return new(Part, [], words.NotCalibrated(subject), []);
        string[] alone = [.. subject.Analysis.Design.Articulations.Select(expert => subject.Analysis.Totals.Experts[expert])];
        var experts = without.Experts.Where(one => !alone.Contains(one.Expert)).ToList();
        var moving = experts.Where(one => Codes(subject, one.Entering).Length + Codes(subject, one.Leaving).Length > 0).ToList();
        return new(
            Part,
            [
                words["Without_Intro"],
                .. subject.IsAllDisconnected || !subject.HasAnyCutLine ? Array.Empty<string>()
                    : [moving.Count == 0 ? words["Without_NoChange"] : words["Without_Change", words.Codes([.. moving.Select(one => one.Expert)])]],
            ],
            [.. words.Disconnected(subject), .. alone.Length == 0 ? [] : new[] { words["Without_Alone", words.Codes(alone)] }],
            [
                new(
                    words["Table_Without"],
                    [new(words["Column_Expert"]), new(words["Column_LargestShift"]), new(words["Column_Enters"]), new(words["Column_Leaves"])],
                    [.. without.Experts.Select(one => subject.IsAllDisconnected || alone.Contains(one.Expert) ? Parting(one) : Row(subject, one))]),
            ]);
    }

    private AnalysisRow Parting(WithoutExpert one)
    {
        var reason = words.Reason(UndefinedReason.Disconnected);
        return new([one.Expert, reason, reason, reason]);
    }

    private AnalysisRow Row(AnalysisSubject subject, WithoutExpert one)
    {
        int farthest = Enumerable.Range(0, one.Shifts.Count)
            .Where(position => !subject.IsDisconnected(subject.TypeAt(position)))
            .OrderByDescending(position => Math.Abs(one.Shifts[position] ?? 0))
            .FirstOrDefault(-1);
        int shift = farthest < 0 ? 0 : one.Shifts[farthest] ?? 0;
        return new(
        [
            one.Expert,
            shift == 0 ? words["Shift_None"] : words[shift > 0 ? "Shift_Falls" : "Shift_Rises", subject.CodeAt(farthest), Math.Abs(shift)],
            subject.HasAnyCutLine ? words.Codes(Codes(subject, one.Entering)) : words.NoCutLine,
            subject.HasAnyCutLine ? words.Codes(Codes(subject, one.Leaving)) : words.NoCutLine,
        ]);
    }

    private static string[] Codes(AnalysisSubject subject, IReadOnlyList<int> positions) =>
        [.. positions.Where(position => !subject.IsDisconnected(subject.TypeAt(position))).Select(subject.CodeAt)];
}
