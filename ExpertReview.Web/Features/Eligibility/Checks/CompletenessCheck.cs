using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility.Checks;

/// <summary>The form is filled, and the lists and documents that belong to it are on record.</summary>
internal static class CompletenessCheck
{
    public static Finding Complete(CheckContext context)
    {
        var answers = context.Facts.Answers;
        List<string> empty = [.. context.Ruleset.Form.Fields
            .Where(field => field.Required && field.IsFilledFor(context.Facts.TrackCode) && string.IsNullOrWhiteSpace(answers[field.Code]))
            .Select(field => field.Code)];
        var owed = OwedEvidence.Of(context.Facts, context.Ruleset, context.Rule);
        List<string> lists = [.. owed.Where(one => !one.IsDocument && !context.Evidence.ContainsKey(one.Code)).Select(one => one.Code)];
        List<string> documents = [.. owed.Where(one => one.IsDocument && !context.Evidence.ContainsKey(one.Code)).Select(one => one.Code)];

        var remarks = new List<Remark>();
        if (empty.Count > 0)
            remarks.Add(CheckContext.About("Unfilled", empty, CheckContext.Number(empty.Count)));
        if (lists.Count > 0)
            remarks.Add(CheckContext.About("ListsMissing", lists, CheckContext.Number(lists.Count)));
        if (documents.Count > 0)
            remarks.Add(CheckContext.About("DocumentsMissing", documents));
        if (remarks.Count == 0)
            remarks.Add(CheckContext.Say("Complete"));
        var verdict = empty.Count > 0 ? Verdict.Failed : lists.Count + documents.Count > 0 ? Verdict.NeedsJudgement : Verdict.Passed;
        return context.Finding(verdict, remarks) with
        {
            Figure = owed.Count - lists.Count - documents.Count, Threshold = owed.Count,
            Sources = [.. empty.Concat(lists).Select(context.Source)],
        };
    }
}
