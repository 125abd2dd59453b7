using System.Globalization;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Anonymization.Masking;

/// <summary>One answer that goes into the blind copy, masked or as it is.</summary>
/// <param name="Place">The field's code, or table[row].column.</param>
/// <param name="Identity">What the answer tells about who applies.</param>
/// <param name="IsPlain">A figure, a choice or a track of the ruleset: nothing in it can identify.</param>
internal sealed record FormText(string Place, string Text, IdentityKind Identity, bool IsPlain)
{
    /// <summary>Free text, in which names may stand anywhere.</summary>
    internal bool IsFree => !IsPlain && Identity == IdentityKind.None;

    internal MaskedText MaskedBy(TextMasker masker) => Identity switch
    {
        IdentityKind.None => masker.Mask(Text),
        IdentityKind.Organization => masker.MaskNames(Text),
        IdentityKind.Phone => masker.MaskWhole(Text, MaskKind.Phone, ""),
        IdentityKind.Person => masker.MaskWhole(Text, MaskKind.Person, "person:" + NormalizedText.Key(Text)),
        IdentityKind.Applicant => masker.MaskWhole(Text, MaskKind.Place, IdentityTerms.OwnPlace),
        _ => throw new InvalidOperationException($"No masking is defined for {Identity}."),
    };

    /// <summary>The codes of <see cref="FormAnswers.Values"/> that an expert may see: only those that the definition knows.</summary>
    internal static IEnumerable<string> ValueCodes(FormDefinition form) => form.Fields
        .Where(field => field.Identity == IdentityKind.None)
        .SelectMany(field => field.Kind == FieldKind.Presence ? new[] { field.Code, field.Code + ".text" } : [field.Code]);

    internal static IEnumerable<FormText> Of(FormAnswers answers, Ruleset ruleset)
    {
        foreach (var field in ruleset.Form.Fields.Where(field => field.Identity == IdentityKind.None))
        {
            if (answers[field.Code] is { } value)
                yield return new(field.Code, value, IdentityKind.None, IsPlainAnswer(field, value) || IsTrack(field, value, ruleset));
            if (field.Kind == FieldKind.Presence && answers[field.Code + ".text"] is { } description)
                yield return new(field.Code + ".text", description, IdentityKind.None, IsPlain: false);
        }

        foreach (var table in ruleset.Form.Tables)
        {
            var rows = answers.Tables.GetValueOrDefault(table.Code) ?? [];
            for (int row = 0; row < rows.Count; row++)
            {
                foreach (var (column, cell) in table.Columns.Zip(rows[row]))
                {
                    if (cell is not null)
                        yield return new(Masker.Cell(table.Code, row + 1, column.Code), cell, column.Identity, IsPlainAnswer(column, cell));
                }
            }
        }
    }

    /// <summary>Judged by what the answer is, not by what it should be: text in a number's place is masked like text.</summary>
    private static bool IsPlainAnswer(FormField field, string value) => field.Identity == IdentityKind.None && field.Kind switch
    {
        FieldKind.Number or FieldKind.Count => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        FieldKind.Choice => field.Choices.Contains(value),
        FieldKind.Presence => value is "有" or "无",
        FieldKind.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _),
        FieldKind.Text => false,
        _ => false,
    };

    private static bool IsTrack(FormField field, string value, Ruleset ruleset) => field.Code == ruleset.Form.TrackField
        && ruleset.Tracks.Any(track => value == track.Code || value == track.Name || track.Subtracks.Contains(value)
            || track.Subtracks.Any(subtrack => value == $"{track.Name}（{subtrack}）"));
}
