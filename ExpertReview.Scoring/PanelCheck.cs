namespace ExpertReview.Scoring;

/// <summary>The border of the library: what a mark must be before it enters a panel.</summary>
internal static class PanelCheck
{
    public static IReadOnlyList<PanelProblem> Problems(IReadOnlyList<Mark> marks, IReadOnlyDictionary<string, MarkRange>? ranges)
    {
        var problems = new List<PanelProblem>();
        var seen = new HashSet<(string, string, string)>();
        for (int index = 0; index < marks.Count; index++)
        {
            var mark = marks[index];
            var range = ranges?.GetValueOrDefault(mark.Dimension ?? "");
            foreach (var code in Problems(mark, range, ranges is not null))
                problems.Add(new PanelProblem(code, index, mark, range));
            if (!seen.Add((mark.Application ?? "", mark.Expert ?? "", mark.Dimension ?? "")))
                problems.Add(new PanelProblem(PanelProblemCode.DuplicateMark, index, mark, range));
        }

        return problems;
    }

    private static IEnumerable<PanelProblemCode> Problems(Mark mark, MarkRange? range, bool isRangeNeeded)
    {
        if (string.IsNullOrWhiteSpace(mark.Application))
            yield return PanelProblemCode.EmptyApplication;
        if (string.IsNullOrWhiteSpace(mark.Expert))
            yield return PanelProblemCode.EmptyExpert;
        if (string.IsNullOrWhiteSpace(mark.Dimension))
            yield return PanelProblemCode.EmptyDimension;
        else if (isRangeNeeded && range is null)
            yield return PanelProblemCode.UnknownDimension;

        if (Math.Abs(mark.Points) > Panel.LargestMagnitude || range?.Contains(mark.Points) == false)
            yield return PanelProblemCode.OutOfRange;
        else if (range?.IsOnStep(mark.Points) == false)
            yield return PanelProblemCode.OffStep;
    }
}
