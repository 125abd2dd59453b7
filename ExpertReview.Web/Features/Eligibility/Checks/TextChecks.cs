using System.Globalization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;

namespace ExpertReview.Web.Features.Eligibility.Checks;

/// <summary>Texts, dates and names.</summary>
internal static class TextChecks
{
    /// <summary>Over-length texts are reported with their counts and never cut; what follows is a person's to judge.</summary>
    public static Finding Lengths(CheckContext context)
    {
        var tooLong = FormAnswersCheck.Check(context.Facts.Answers, context.Ruleset)
            .Where(problem => problem.Code == FormProblemCode.TextTooLong).ToList();
        return tooLong.Count == 0
            ? context.Finding(Verdict.Passed, CheckContext.Say("LengthsKept"))
            : context.Finding(Verdict.NeedsJudgement, tooLong.Select(problem =>
                CheckContext.About("TooLong", [problem.Field], problem.Arguments[1], problem.Arguments[2]))) with
            {
                Sources = [.. tooLong.Select(problem => new FindingSource(problem.Field, null, context.Facts.Answers.Sources.GetValueOrDefault(problem.Field)))],
            };
    }

    public static Finding DateBetween(CheckContext context)
    {
        if (!DateOnly.TryParseExact(context.Facts.Answers[context.Field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return context.NotFilled(context.Field);
        var (from, until) = (context.Rule.From, context.Rule.Until);
        string[] bounds = [from is null ? "…" : CheckContext.Date(from.Value), until is null ? "…" : CheckContext.Date(until.Value)];
        bool inside = (from is null || date >= from) && (until is null || date <= until);
        var remark = CheckContext.About(inside ? "DateInside" : "DateOutside", [context.Field], [CheckContext.Date(date), .. bounds]);
        return (inside ? context.Finding(Verdict.Passed, remark) : context.Missed(remark)) with { Sources = [context.Source(context.Field)] };
    }

    /// <summary>A name on the list is a hit; one that only contains a listed name, or is contained, is a person's to judge.</summary>
    public static Finding NotListed(CheckContext context)
    {
        if (context.Facts.Answers[context.Field] is not { Length: > 0 } said)
            return context.NotFilled(context.Field);
        string name = LabelText.Normalize(said);
        string? same = context.Rule.Values.FirstOrDefault(listed => LabelText.Normalize(listed) == name);
        var alike = context.Rule.Values.Where(listed => Alike(LabelText.Normalize(listed), name)).ToList();
        var finding = same is not null ? context.Missed(CheckContext.Say("Listed", same))
            : alike.Count > 0 ? context.Finding(Verdict.NeedsJudgement, CheckContext.Say("ListedAlike", string.Join("、", alike)))
            : context.Finding(Verdict.Passed, CheckContext.Say("NotListed", CheckContext.Number(context.Rule.Values.Count)));
        return finding with { Sources = [context.Source(context.Field)] };
    }

    /// <summary>Equal but for the words that every such name may carry, or one inside the other.</summary>
    private static bool Alike(string listed, string name)
    {
        string one = Core(listed), other = Core(name);
        return one.Length > 0 && other.Length > 0
            && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));
    }

    private static string Core(string name) =>
        name.Replace("创新型", "", StringComparison.Ordinal).Replace("产业集群", "", StringComparison.Ordinal);
}
