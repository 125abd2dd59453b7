using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ExpertReview.Web.Hosting;

/// <summary>
/// Tells the browser which of its drafts (<c>Features/Shared/draft.ts</c>) the server has accepted: a posted form whose
/// action answers with a redirect. A form shown again with its faults, an expired session and an error give no receipt,
/// so the draft stays in the browser.
/// </summary>
public sealed partial class DraftReceipts : IResultFilter
{
    /// <summary>The cookie that carries the accepted draft's id; the page's script reads it and takes it away.</summary>
    public const string Cookie = "draft-accepted";

    /// <summary>The form field in which the page's script posts the draft's id.</summary>
    public const string Field = "__draft";

    /// <inheritdoc/>
    public void OnResultExecuting(ResultExecutingContext context)
    {
        // MVC's redirects, and only they, keep the temporary data for the next page.
        if (context.Result is not IKeepTempDataResult || !context.HttpContext.Request.HasFormContentType)
            return;
        if (context.HttpContext.Request.Form[Field].ToString() is { } draft && DraftId().IsMatch(draft))
            context.HttpContext.Response.Cookies.Append(Cookie, draft, new CookieOptions { SameSite = SameSiteMode.Strict, HttpOnly = false, Path = "/" });
    }

    /// <inheritdoc/>
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    [GeneratedRegex("^[0-9a-f]{24}$")]
    private static partial Regex DraftId();
}
