using Code = ExpertReview.Web.Features.Programs.RulesetProblemCode;

namespace ExpertReview.Web.Features.Programs;

/// <summary>The form names an applicant, a type and a track, and refers only to dimensions and tracks that exist.</summary>
internal static class FormCheck
{
    public static IEnumerable<RulesetProblem> Problems(Ruleset ruleset)
    {
        var form = ruleset.Form;
        foreach (var problem in RulesetCheck.Codes(form.Fields.Select(field => field.Code).Concat(form.Tables.Select(table => table.Code)), _ => "form.fields"))
            yield return problem;
        string[] named = [form.ApplicantField, form.TypeField, form.TrackField, .. form.ItemField is { } item ? [item] : Array.Empty<string>()];
        foreach (string unknown in named.Where(code => form.Field(code) is null))
            yield return new("form.fields", Code.UnknownField, unknown);
        if (form.Field(form.TypeField) is { } types)
        {
            foreach (var type in ruleset.Types.Where(type => !types.Choices.Contains(type.Name)))
                yield return new("form.fields", Code.UnknownChoice, type.Name, types.Label);
        }

        foreach (var field in form.Fields.Concat(form.Tables.SelectMany(table => table.Columns)))
        {
            foreach (var problem in OfField(ruleset, field))
                yield return problem;
        }

        foreach (var table in form.Tables)
        {
            if (table.Columns.Count == 0)
                yield return new("form.tables", Code.Empty);
            foreach (var problem in RulesetCheck.Codes(table.Columns.Select(column => column.Code), _ => "form.tables"))
                yield return problem;
            if (table.Dimension is not null && ruleset.Dimension(table.Dimension) is null)
                yield return new("form.tables", Code.UnknownDimension, table.Dimension);
        }
    }

    private static IEnumerable<RulesetProblem> OfField(Ruleset ruleset, FormField field)
    {
        foreach (var problem in RulesetCheck.Text("form.fields", field.Label, RulesetCheck.MaxTextLength))
            yield return problem;
        if (field.Dimension is not null && ruleset.Dimension(field.Dimension) is null)
            yield return new("form.fields", Code.UnknownDimension, field.Dimension);
        if (field.Kind == FieldKind.Choice && field.Choices.Count == 0)
            yield return new("form.fields", Code.Empty);
        foreach (string unknown in field.NotFilledForTracks.Concat(field.OnlyForTracks).Concat(field.LabelForTracks.Keys).Concat(field.LabelEnForTracks.Keys).Distinct()
            .Where(track => ruleset.Track(track) is null))
            yield return new("form.fields", Code.UnknownTrack, unknown);
    }
}
