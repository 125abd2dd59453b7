using System.Globalization;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>The checks that every filled form passes, whatever it came in: Word form, workbook or web form.</summary>
public static class FormAnswersCheck
{
    /// <summary>Everything wrong with the answers, in the form's order; problems of the form as a whole come last.</summary>
    public static IReadOnlyList<FormProblem> Check(FormAnswers answers, Ruleset ruleset)
    {
        var form = ruleset.Form;
        var type = TypeOf(answers, ruleset);
        var match = TrackMatcher.Match(answers[form.TrackField], type?.Code, ruleset);
        var problems = new List<FormProblem>();
        foreach (var field in form.Fields)
            problems.AddRange(OfField(field, answers, form, match.Track?.Code));
        foreach (var table in form.Tables)
            problems.AddRange(OfTable(table, answers));
        if (OfTrack(answers, form, match) is { } problem)
            problems.Add(problem);
        if (!string.IsNullOrWhiteSpace(answers[form.ApplicantField]) && DivisionOf(answers, form) is null)
            problems.Add(new FormProblem(form.ApplicantField, FormProblemCode.DivisionUnknown, Label(form, form.ApplicantField),
                answers[form.ApplicantField]!));
        return problems;
    }

    /// <summary>The ticked application type; null when none or several are.</summary>
    public static ApplicationType? TypeOf(FormAnswers answers, Ruleset ruleset) => answers[ruleset.Form.TypeField] is { } said
        ? ruleset.Types.FirstOrDefault(type => LabelText.Normalize(type.Name) == LabelText.Normalize(said))
        : null;

    /// <summary>The county or city of the applicant, by its name or by another answer that tells where it is.</summary>
    public static Division? DivisionOf(FormAnswers answers, FormDefinition form) => form.Fields
        .Where(field => field.Code == form.ApplicantField || field.Identity == IdentityKind.Applicant)
        .OrderBy(field => field.Code != form.ApplicantField)
        .Select(field => answers[field.Code] is { } said
            ? Divisions.OfApplicant(string.Concat(LabelText.Compatible(said).Where(c => !char.IsWhiteSpace(c)))) : null)
        .FirstOrDefault(division => division is not null);

    private static IEnumerable<FormProblem> OfField(FormField field, FormAnswers answers, FormDefinition form, string? track)
    {
        string? value = answers[field.Code], description = answers[field.Code + ".text"];
        string label = FormWords.Label(field, track);
        if (Missing(field, value, form, label) is { } missing)
            yield return missing;
        if (AnswerText.Problem(field, field.Code, label, value) is { } problem)
            yield return field.Code == form.TypeField && problem.Code == FormProblemCode.ChoiceAmbiguous
                ? problem with { Code = FormProblemCode.TypeAmbiguous } : problem;
        if (field.Kind == FieldKind.Presence && TooLong(field, field.Code + ".text", label, description) is { } longDescription)
            yield return longDescription;
        if (field.Kind == FieldKind.Text && TooLong(field, field.Code, label, value) is { } longText)
            yield return longText;
        if (value is not null && !field.IsFilledFor(track) && track is not null)
            yield return new FormProblem(field.Code, FormProblemCode.FilledThoughNotAsked, label, value);
    }

    private static FormProblem? Missing(FormField field, string? value, FormDefinition form, string label)
    {
        if (!string.IsNullOrWhiteSpace(value))
            return null;
        FormProblemCode? code = field.Code == form.ApplicantField ? FormProblemCode.ApplicantMissing
            : field.Code == form.TypeField ? FormProblemCode.TypeMissing
            : field.Required && field.Kind is FieldKind.Choice or FieldKind.Presence ? FormProblemCode.ChoiceMissing
            : null;
        return code is { } missing ? new FormProblem(field.Code, missing, label) : null;
    }

    private static IEnumerable<FormProblem> OfTable(FormTable table, FormAnswers answers)
    {
        var rows = answers.Tables.GetValueOrDefault(table.Code) ?? [];
        if (table.MaxRows is { } most && rows.Count > most)
            yield return new FormProblem(table.Code, FormProblemCode.TooManyRows, FormWords.Label(table), Number(rows.Count), Number(most));
        for (int row = 0; row < rows.Count; row++)
        {
            for (int column = 0; column < Math.Min(rows[row].Count, table.Columns.Count); column++)
            {
                var field = table.Columns[column];
                string code = CellCode(table, row, field), label = FormWords.Label(table, row, field);
                string? value = rows[row][column];
                if (AnswerText.Problem(field, code, label, value) is { } problem)
                    yield return problem;
                if (field.Kind == FieldKind.Text && TooLong(field, code, label, value) is { } longText)
                    yield return longText;
            }
        }
    }

    /// <summary>The key of a cell: "leading[2].revenue" is the second row's.</summary>
    public static string CellCode(FormTable table, int row, FormField column) =>
        string.Create(CultureInfo.InvariantCulture, $"{table.Code}[{row + 1}].{column.Code}");

    private static FormProblem? OfTrack(FormAnswers answers, FormDefinition form, TrackMatch match)
    {
        string label = Label(form, form.TrackField), said = answers[form.TrackField] ?? "";
        return match switch
        {
            { Problem: { } code } => new FormProblem(form.TrackField, code, label, said),
            { Track.Open: false } => new FormProblem(form.TrackField, FormProblemCode.ClosedTrack, label, match.Track!.Name),
            _ => null,
        };
    }

    /// <summary>Characters as people count them, white space left out.</summary>
    private static FormProblem? TooLong(FormField field, string code, string label, string? text)
    {
        if (field.MaxLength is not { } most || text is null)
            return null;
        int length = new StringInfo(string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)))).LengthInTextElements;
        return length > most ? new FormProblem(code, FormProblemCode.TextTooLong, label, Number(length), Number(most)) : null;
    }

    private static string Label(FormDefinition form, string code) => form.Field(code) is { } field ? FormWords.Label(field, null) : code;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
