using System.Text.RegularExpressions;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Turns what a form says in one field into the canonical text, and tells what is wrong with a text.</summary>
public static partial class AnswerText
{
    /// <summary>Between choices that are ticked together; such an answer is reported as ambiguous.</summary>
    internal const string ChoiceSeparator = "；";

    private static readonly string[] Presences = ["有", "无"];

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
                text = WithoutExample(text, field.Example);
                var figure = FigureText.Read(text, field.Unit);
                return figure.Outcome switch
                {
                    FigureOutcome.Empty => null,
                    FigureOutcome.Number => figure.Canonical,
                    _ => text,
                };
            case FieldKind.Choice or FieldKind.Presence:
                var choices = field.Kind == FieldKind.Presence ? Presences : field.Choices;
                if (text.Split(ChoiceSeparator).All(choices.Contains))
                    return text;
                var read = TickedChoices.Read(text, choices);
                if (read.Ticked.Count > 0)
                    return string.Join(ChoiceSeparator, read.Ticked);
                return read.IsBlank || LabelText.Normalize(text).Length == 0 ? null : text;
            case FieldKind.Date:
                return text.Length == 0 ? null : ApplicationDates.Canonical(text) ?? text;
            default:
                text = WithoutExample(text, field.Example);
                if (field.Identity != IdentityKind.None)
                    text = Joined(field.Identity == IdentityKind.Phone ? HalfWidthDigits(text) : text);
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
                    _ when figure.Number < 0 && !(field.AllowsNegative && field.Kind == FieldKind.Number) =>
                        new FormProblem(code, FormProblemCode.NegativeNumber, label, value),
                    _ when field.Kind == FieldKind.Count && figure.Number != decimal.Truncate(figure.Number) =>
                        new FormProblem(code, FormProblemCode.NotACount, label, value),
                    _ => null,
                };
            case FieldKind.Choice or FieldKind.Presence:
                var choices = field.Kind == FieldKind.Presence ? Presences : field.Choices;
                if (choices.Contains(value))
                    return null;
                bool several = value.Split(ChoiceSeparator).All(choices.Contains);
                return new FormProblem(code, several ? FormProblemCode.ChoiceAmbiguous : FormProblemCode.ChoiceUnknown, label, value,
                    string.Join('、', choices));
            case FieldKind.Date:
                return ApplicationDates.Canonical(value) is null ? new FormProblem(code, FormProblemCode.NotADate, label, value) : null;
            default:
                return null;
        }
    }

    /// <summary>有 or 无 and the description that follows, from one text: "☑有 □无 成立专班".</summary>
    internal static (string? Presence, string? Description) Presence(FormField field, string text)
    {
        text = Trimmed(text);
        var read = TickedChoices.Read(text, Presences, stopAtText: true);

        // "□有：____ ☑无": the description stands between the boxes.
        if (read.Ticked.Count == 0)
            read = read with { Ticked = TickedChoices.Read(text, Presences).Ticked is [var only] ? [only] : [] };
        string description = WithoutExample(OtherBox().Replace(read.Remainder, "").TrimStart(':', '：', ' '), field.Example);
        return (read.Ticked.Count == 0 ? null : string.Join(ChoiceSeparator, read.Ticked), description.Length == 0 ? null : description);
    }

    /// <summary>Leaves out the example that the blank form prints, and any other line that begins like one (如：).</summary>
    internal static string WithoutExample(string text, string? example)
    {
        if (example is not null && LabelText.After(text, LabelText.Normalize(example)) is { } after)
            text = after.TrimStart('。', '.', '，', '；', '）', ')', ' ', '\n');
        return string.Join('\n', text.Split('\n')
            .Where(line => !LabelText.Compatible(line).TrimStart().StartsWith("如:", StringComparison.Ordinal))).Trim();
    }

    /// <summary>Names without the white space that a narrow cell or an even layout puts between Chinese characters.</summary>
    private static string Joined(string text) => string.Concat(text.Select((letter, at) => (letter, at)).Where(pair =>
        !char.IsWhiteSpace(pair.letter) || (IsLatin(text, pair.at - 1) && IsLatin(text, pair.at + 1))).Select(pair => pair.letter));

    private static string HalfWidthDigits(string text) =>
        string.Concat(text.Select(letter => letter is >= '０' and <= '９' ? (char)(letter - '０' + '0') : letter));

    private static bool IsLatin(string text, int at) => at >= 0 && at < text.Length && char.IsAscii(text[at]);

    private static string Trimmed(string? said) =>
        string.Join('\n', (said ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())).Trim();

    /// <summary>The box that a description is followed by.</summary>
    [GeneratedRegex(@"[□☐○☑√■☒✔]\s*[有无]\s*$")]
    private static partial Regex OtherBox();
}
