using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>The session of a paired tablet: it survives closing the browser, and ends after the day however much it is used.</summary>
public static class PairedSession
{
    /// <summary>Long enough for the longest day of review, too short for the next morning.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromHours(16);

    private const string End = "paired-until";

    public static AuthenticationProperties From(DateTimeOffset now) => new(new Dictionary<string, string?>
    {
        [End] = (now + Day).ToString("O", CultureInfo.InvariantCulture),
    })
    {
        IsPersistent = true,
        ExpiresUtc = now + Day,
    };

    /// <summary>Whether a session began by pairing.</summary>
    public static bool Is(CookieValidatePrincipalContext context) => context.Properties.Items.ContainsKey(End);

    /// <summary>Whether a session began by pairing and its day is over.</summary>
    public static bool HasEnded(CookieValidatePrincipalContext context) =>
        context.Properties.Items.TryGetValue(End, out string? end)
        && DateTimeOffset.Parse(end!, CultureInfo.InvariantCulture) <= context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}
