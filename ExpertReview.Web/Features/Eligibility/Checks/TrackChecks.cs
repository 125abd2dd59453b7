using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;

namespace ExpertReview.Web.Features.Eligibility.Checks;

/// <summary>One type and one track, and a track that takes applications of the type.</summary>
internal static class TrackChecks
{
    public static Finding Open(CheckContext context)
    {
        string type = context.Facts.TypeCode, said = context.Facts.Answers[context.Ruleset.Form.TrackField] ?? "";
        var finding = context.Track switch
        {
            null when context.Ruleset.Tracks.Any(track => track.OpenEnded && track.Types.Contains(type)) =>
                context.Finding(Verdict.NeedsJudgement, CheckContext.Say("TrackNotListed", said)),
            null => context.Finding(Verdict.NeedsJudgement, CheckContext.Say("TrackUnknown", said)),
            { Open: false } closed => context.Finding(Verdict.Failed, CheckContext.Say("TrackClosed", closed.Name)),
            { } other when !other.Types.Contains(type) => context.Finding(Verdict.Failed, CheckContext.Say("TrackOfOtherType", other.Name)),
            { } open => context.Finding(Verdict.Passed, CheckContext.Say("TrackOpen", open.Name)),
        };
        return finding with { Sources = [context.Source(context.Ruleset.Form.TrackField)] };
    }

    /// <summary>Intake refuses forms with two types; what a later ruleset makes ambiguous is found here.</summary>
    public static Finding Single(CheckContext context)
    {
        var form = context.Ruleset.Form;
        var answers = context.Facts.Answers;
        var problem = TrackMatcher.Match(answers[form.TrackField], context.Facts.TypeCode, context.Ruleset).Problem;
        var finding = FormAnswersCheck.TypeOf(answers, context.Ruleset) is null
            ? context.Finding(Verdict.Failed, CheckContext.Say("TypeNotSingle", answers[form.TypeField] ?? ""))
            : problem switch
            {
                FormProblemCode.TrackMissing => context.Finding(Verdict.Failed, CheckContext.About("NotFilled", [form.TrackField])),
                FormProblemCode.TrackAmbiguous => context.Finding(Verdict.Failed, CheckContext.Say("TrackNotSingle", answers[form.TrackField] ?? "")),
                _ => context.Finding(Verdict.Passed, CheckContext.Say("Single", answers[form.TypeField] ?? "", answers[form.TrackField] ?? "")),
            };
        return finding with { Sources = [context.Source(form.TypeField), context.Source(form.TrackField)] };
    }
}
