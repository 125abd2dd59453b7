using System.Globalization;

namespace ExpertReview.Web.Features.Applications.Reading;

/// <summary>Calendar dates as forms write them.</summary>
internal static class ApplicationDates
{
    private static readonly string[] Formats =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss",
    ];

    /// <summary>The date as yyyy-MM-dd; null when the text is no date.</summary>
    public static string? Canonical(string text)
    {
        string compact = LabelText.Compatible(text).Trim();
        string tight = string.Concat(compact.Where(letter => !char.IsWhiteSpace(letter)));
        return DateTime.TryParseExact(compact, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || DateTime.TryParseExact(tight, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }
}
