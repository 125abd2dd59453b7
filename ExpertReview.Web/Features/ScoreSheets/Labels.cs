using System.Globalization;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>What parts of a ruleset are called in the language of the page.</summary>
internal static class Labels
{
    private static bool IsEnglish => CultureInfo.CurrentUICulture.Name == "en";

    public static string Label(this Dimension dimension) => IsEnglish ? dimension.NameEn : dimension.Name;

    public static string RubricText(this Dimension dimension) => IsEnglish && dimension.RubricEn is { } english ? english : dimension.Rubric;

    public static string Text(this ApplicationType type) => IsEnglish ? type.NameEn : type.ShortName ?? type.Name;

    public static string Text(this FormTable table) => IsEnglish && table.LabelEn is { } english ? english : table.Label;

    /// <summary>The field's label, which for some tracks is another one.</summary>
    public static string Text(this FormField field, string? track = null) =>
        track is not null && field.LabelForTracks.TryGetValue(track, out string? special) ? special
        : IsEnglish && field.LabelEn is { } english ? english
        : field.Label;

    /// <summary>A sheet's type and track in words.</summary>
    public static (string Type, string Track) Kind(this DeskSheet sheet, Ruleset ruleset)
    {
        var track = ruleset.Track(sheet.TrackCode);
        return (ruleset.Type(sheet.TypeCode)?.Text() ?? sheet.TypeCode, track is null || track.OpenEnded ? sheet.TrackText : track.Name);
    }
}
