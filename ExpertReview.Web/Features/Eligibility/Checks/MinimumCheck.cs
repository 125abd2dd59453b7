using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility.Checks;

/// <summary>At least one of several figures reaches its minimum.</summary>
internal static class MinimumCheck
{
    /// <summary>
    /// A figure that this track does not fill is left out; a miss of the others is then a person's to judge, for the notice
    /// does not say what takes its place.
    /// </summary>
    public static Finding AnyAtLeast(CheckContext context)
    {
        var asked = context.Rule.AnyOf.Where(minimum => context.IsFilledFor(minimum.Field)).ToList();
        var leftOut = context.Rule.AnyOf.Where(minimum => !context.IsFilledFor(minimum.Field)).Select(minimum => minimum.Field).ToList();
        var met = asked.FirstOrDefault(minimum => context.Facts.Answers.Number(minimum.Field) >= minimum.Minimum);
        List<Remark> remarks = [.. asked.Select(minimum => Describe(context, minimum))];
        if (leftOut.Count > 0)
            remarks.Add(CheckContext.About("LeftOut", leftOut, context.Track?.Name ?? ""));

        bool unknown = asked.Count == 0 || asked.Any(minimum => context.Facts.Answers.Number(minimum.Field) is null);
        var finding = met is not null ? context.Finding(Verdict.Passed, remarks)
            : leftOut.Count > 0 ? context.Finding(Verdict.NeedsJudgement, [.. remarks, CheckContext.Say("LeftOutMiss")])
            : unknown ? context.Finding(Verdict.NeedsJudgement, remarks)
            : context.Missed(remarks);
        var shown = met ?? asked.FirstOrDefault();
        return shown is null ? finding : finding with
        {
            Figure = context.Facts.Answers.Number(shown.Field), Threshold = shown.Minimum, Unit = context.Unit(shown.Field),
            Sources = [.. asked.Select(minimum => context.Source(minimum.Field))],
        };
    }

    private static Remark Describe(CheckContext context, FigureMinimum minimum)
    {
        string least = CheckContext.Number(minimum.Minimum);
        return context.Facts.Answers.Number(minimum.Field) is not { } figure ? CheckContext.About("NotFilled", [minimum.Field])
            : CheckContext.About(figure >= minimum.Minimum ? "Reaches" : "FallsShort", [minimum.Field], CheckContext.Number(figure), least);
    }
}
