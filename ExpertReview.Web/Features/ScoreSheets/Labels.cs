using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>What parts of a ruleset are called in the language of the page.</summary>
internal static class Labels
{
    public static string Label(this Dimension dimension) => RulesetWording.Pick(dimension.Name, dimension.NameEn);

    public static string RubricText(this Dimension dimension) => RulesetWording.Pick(dimension.Rubric, dimension.RubricEn);

    public static string Text(this ApplicationType type) => RulesetWording.Pick(type.ShortName ?? type.Name, type.NameEn);

    public static string Text(this FormTable table) => RulesetWording.Pick(table.Label, table.LabelEn);

    /// <inheritdoc cref="RulesetWording.Label"/>
    public static string Text(this FormField field, string? track = null) => RulesetWording.Label(field, track);

    /// <summary>A sheet's type and track in words.</summary>
    public static (string Type, string Track) Kind(this DeskSheet sheet, Ruleset ruleset)
    {
        var track = ruleset.Track(sheet.TrackCode);
        return (ruleset.Type(sheet.TypeCode)?.Text() ?? sheet.TypeCode, track is null || track.OpenEnded ? sheet.TrackText : track.Name);
    }
}
