using System.Globalization;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Moments as people here read them: China time, the date written out.</summary>
public static class ChinaTime
{
    public static string Text(DateTimeOffset moment)
    {
        string format = CultureInfo.CurrentUICulture.Name == "en" ? "d MMM yyyy HH:mm" : "yyyy年M月d日 HH:mm";
        return moment.ToOffset(TimeSpan.FromHours(8)).ToString(format, CultureInfo.CurrentUICulture);
    }
}
