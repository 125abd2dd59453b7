using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Applications;

/// <summary>One section of the form: its fields and tables.</summary>
/// <param name="Code">The dimension's code; "" for what belongs to none.</param>
/// <param name="Title">The section's title in the current language; null for what belongs to no dimension.</param>
/// <param name="Fields">The fields, in the form's order.</param>
/// <param name="Tables">The tables, in the form's order.</param>
public sealed record FormSection(string Code, string? Title, IReadOnlyList<FormField> Fields, IReadOnlyList<FormTable> Tables)
{
    /// <summary>The form's sections in its order: the basic facts, then one for each dimension.</summary>
    public static IReadOnlyList<FormSection> Of(Ruleset ruleset) =>
    [
        .. new[] { new FormSection("", null, FieldsOf(ruleset, null), TablesOf(ruleset, null)) }
            .Concat(ruleset.Dimensions.Select(dimension => new FormSection(
                dimension.Code, FormWords.Of(dimension.Name, dimension.NameEn), FieldsOf(ruleset, dimension.Code), TablesOf(ruleset, dimension.Code))))
            .Where(section => section.Fields.Count + section.Tables.Count > 0),
    ];

    private static List<FormField> FieldsOf(Ruleset ruleset, string? dimension) =>
        [.. ruleset.Form.Fields.Where(field => Known(ruleset, field.Dimension) == dimension)];

    private static List<FormTable> TablesOf(Ruleset ruleset, string? dimension) =>
        [.. ruleset.Form.Tables.Where(table => Known(ruleset, table.Dimension) == dimension)];

    private static string? Known(Ruleset ruleset, string? dimension) => dimension is not null && ruleset.Dimension(dimension) is not null ? dimension : null;
}

/// <summary>The form's own words in the reader's language; where a form has no English, its Chinese stands.</summary>
public static class FormWords
{
    public static string Of(string chinese, string? english) => RulesetWording.Pick(chinese, english);

    /// <inheritdoc cref="RulesetWording.Label"/>
    public static string Label(FormField field, string? track) => RulesetWording.Label(field, track);

    public static string Label(FormTable table) => Of(table.Label, table.LabelEn);

    /// <summary>A cell's label; rows are counted from 0 and read from 1.</summary>
    public static string Label(FormTable table, int row, FormField column) =>
        $"{Label(table)} {row + 1} {Label(column, null)}";

    /// <summary>A division's name with its city's before it.</summary>
    public static string? Place(string? cityCode, string? countyCode) => (Divisions.Find(cityCode), Divisions.Find(countyCode)) switch
    {
        (null, null) => null,
        ({ } city, null) => city.Name,
        ({ } city, { } county) when city.Code != county.Code => $"{city.Name} {county.Name}",
        (_, { } county) => county.Name,
    };
}
