using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Hosting;

/// <summary>What a page shows when something went wrong: what happened, what was kept, and a code to quote.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorController : Controller
{
    [Route("error/{status:int?}")]
    public IActionResult Index(int status = StatusCodes.Status500InternalServerError)
    {
        Response.StatusCode = status;
        string code = Activity.Current?.TraceId.ToString()[..8] ?? HttpContext.TraceIdentifier;
        return Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.Ordinal) == true)
            ? View("/Features/Shared/Error.cshtml", new ErrorPage(status, code))
            : Json(new { status, code });
    }
}

/// <param name="Status">HTTP status.</param>
/// <param name="Code">What the log names this failure by.</param>
public sealed record ErrorPage(int Status, string Code);
