using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Hosting;

/// <summary>Switches the language; the choice is kept in the browser.</summary>
[AllowAnonymous]
public sealed class LanguageController : Controller
{
    [HttpPost("language")]
    public IActionResult Choose(string culture, string? back)
    {
        string chosen = culture == "en" ? "en" : "zh-CN";
        Response.Cookies.Append(
            "expertreview.language",
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true, SameSite = SameSiteMode.Lax });
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
