using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Turns what a form says in one field into the canonical text, and tells what is wrong with a text.</summary>
public static class AnswerText
{
    /// <summary>Between choices that are ticked together; such an answer is reported as ambiguous.</summary>
    internal const string ChoiceSeparator = "；";

    private static readonly string[] Presences = ["有", "无"];

    private static readonly string[] Examples = ["如：", "如:", "如有，简要介绍", "如有,简要介绍", "包括项目内容、总投资额"];

    /// <summary>
    /// The canonical text; null for what is not filled; the text itself, trimmed, when it is not of the field's kind
    /// (then <see cref="Problem"/> says why).
    /// </summary>
    public static string? Canonical(FormField field, string? said)
    {
        string text = Trimmed(said);
        switch (field.Kind)
        {
            case FieldKind.Number or FieldKind.Count:
                text = WithoutExamples(text);
                var figure = FigureText.Read(text, field.Unit);
                return figure.Outcome switch
                {
                    FigureOutcome.Empty => null,
                    FigureOutcome.Number => figure.Canonical,
                    _ => text,
                };
            case FieldKind.Choice or FieldKind.Presence:
                var choices = field.Kind == FieldKind.Presence ? Presences : field.Choices;
                var ticked = TickedChoices.Read(text, choices).Ticked;
                bool named = ticked.Count > 0 || text.Length == 0 || choices.Any(choice => text.Contains(choice, StringComparison.Ordinal));
                return ticked.Count > 0 ? string.Join(ChoiceSeparator, ticked) : named || LabelText.Normalize(text).Length == 0 ? null : text;
            case FieldKind.Date:
                return text.Length == 0 ? null : ApplicationDates.Canonical(text) ?? text;
            default:
                text = WithoutExamples(text);
                if (field.Identity != IdentityKind.None)
                    text = Joined(text);
                return text.Length == 0 ? null : text;
        }
    }

    /// <summary>What is wrong with an answer; null: nothing.</summary>
    /// <param name="field">The field or column.</param>
    /// <param name="code">The field's code, or the cell's ("leading[2].revenue", rows from 1).</param>
    /// <param name="label">The label to name it by.</param>
    /// <param name="value">The answer.</param>
    public static FormProblem? Problem(FormField field, string code, string label, string? value)
    {
        if (value is null)
            return null;
        switch (field.Kind)
        {
            case FieldKind.Number or FieldKind.Count:
                var figure = FigureText.Read(value, field.Unit);
                return figure.Outcome switch
                {
                    FigureOutcome.Empty => null,
                    FigureOutcome.UnitDiffers => new FormProblem(code, FormProblemCode.UnitDiffers, label, value, field.Unit ?? ""),
                    FigureOutcome.NotANumber => new FormProblem(code, FormProblemCode.NotANumber, label, value),
                    _ when figure.Number < 0 && !(field.AllowsNegative && field.Kind == FieldKind.Number) => new FormProblem(code, FormProblemCode.NegativeNumber, label, value),
                    _ when field.Kind == FieldKind.Count && figure.Number != decimal.Truncate(figure.Number) => new FormProblem(code, FormProblemCode.NotACount, label, value),
                    _ => null,
                };
            case FieldKind.Choice or FieldKind.Presence:
                var choices = field.Kind == FieldKind.Presence ? Presences : field.Choices;
                if (choices.Contains(value))
                    return null;
                bool several = value.Split(ChoiceSeparator).All(choices.Contains);
                return new FormProblem(code, several ? FormProblemCode.ChoiceAmbiguous : FormProblemCode.ChoiceUnknown, label, value, string.Join('、', choices));
            case FieldKind.Date:
                return ApplicationDates.Canonical(value) is null ? new FormProblem(code, FormProblemCode.NotADate, label, value) : null;
            default:
                return null;
        }
    }

    /// <summary>有 or 无 and the description that follows, from one text: "☑有 □无 成立专班".</summary>
    internal static (string? Presence, string? Description) Presence(string text)
    {
        var read = TickedChoices.Read(Trimmed(text), Presences, stopAtText: true);
        string description = WithoutExamples(read.Remainder);
        return (read.Ticked.Count == 0 ? null : string.Join(ChoiceSeparator, read.Ticked), description.Length == 0 ? null : description);
    }

    /// <summary>Leaves out the lines that the blank form itself prints as examples.</summary>
    internal static string WithoutExamples(string text) => string.Join('\n', text.Split('\n')
        .Where(line => !Examples.Any(example => line.TrimStart().StartsWith(example, StringComparison.Ordinal)))).Trim();

    /// <summary>Names without the white space that a narrow cell or an even layout puts between Chinese characters.</summary>
    private static string Joined(string text) => string.Concat(text.Select((letter, at) => (letter, at)).Where(pair =>
        !char.IsWhiteSpace(pair.letter) || (IsLatin(text, pair.at - 1) && IsLatin(text, pair.at + 1))).Select(pair => pair.letter));

    private static bool IsLatin(string text, int at) => at >= 0 && at < text.Length && char.IsAscii(text[at]);

    private static string Trimmed(string? said) =>
        string.Join('\n', (said ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())).Trim();
}
