using System.Globalization;

namespace ExpertReview.Web.Features.Shared;

/// <summary>Moments as people here read and type them: China time, with the date written out.</summary>
public static class ChinaTime
{
    /// <summary>How far China is ahead of UTC, all year.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static string Text(DateTimeOffset moment) => Text(moment, "yyyy-MM-dd HH:mm:ss");

    /// <summary>To the minute, where a second tells nobody anything.</summary>
    public static string Minute(DateTimeOffset moment) => Text(moment, "yyyy-MM-dd HH:mm");

    public static string Text(DateTimeOffset moment, string format) => moment.ToOffset(Offset).ToString(format, CultureInfo.InvariantCulture);

    /// <summary>As an <c>input type="datetime-local"</c> holds it.</summary>
    public static string Field(DateTimeOffset moment) =>
        Text(moment, "yyyy-MM-dd'T'HH:mm");

    /// <summary>What such a field was filled with; null when that is no moment.</summary>
    public static DateTimeOffset? Read(string? field) =>
        DateTime.TryParseExact(
            field, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, Offset)
            : null;
}
