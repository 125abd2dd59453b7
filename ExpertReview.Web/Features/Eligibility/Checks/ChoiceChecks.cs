namespace ExpertReview.Web.Features.Eligibility.Checks;

/// <summary>What is ticked against the options that pass.</summary>
internal static class ChoiceChecks
{
    public static Finding OneOf(CheckContext context) => Judge(context, said => context.Rule.Values.Contains(said), "MustBeOneOf");

    public static Finding NoneOf(CheckContext context) => Judge(context, said => !context.Rule.Values.Contains(said), "MustBeNoneOf");

    private static Finding Judge(CheckContext context, Func<string, bool> passes, string requirement)
    {
        if (context.Facts.Answers[context.Field] is not { Length: > 0 } said)
            return context.NotFilled(context.Field);
        var choice = CheckContext.About("Says", [context.Field], said);
        var finding = passes(said)
            ? context.Finding(Verdict.Passed, choice)
            : context.Missed(choice, CheckContext.Say(requirement, string.Join("、", context.Rule.Values)));
        return finding with { Sources = [context.Source(context.Field)] };
    }
}
