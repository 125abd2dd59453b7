using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Office;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Taking in files: the page, and the post that each file of it (or, without script, the whole form) makes.</summary>
[Route("programs/{programId}/applications/import")]
[Authorize(Policies.HandleApplications)]
public sealed class ImportController(
    ProgramStore programs, HeldImportStore held, Import import, IAntiforgery antiforgery, IStringLocalizer<ApplicationsText> text) : Controller
{
    /// <summary>The most that one request may bring: the largest archive, and what a multipart form puts around it.</summary>
    internal static readonly long MostBytes = PackageLimits.Default.BatchBytes + (1 << 20);

    [HttpGet("")]
    public async Task<IActionResult> Import(string programId, CancellationToken cancel) =>
        await PageAsync(programId, cancel) is { } page ? View(page) : NotFound();

    /// <remarks>
    /// It binds no parameters and checks the anti-forgery token itself, because both would read the body before its size is
    /// known: a body over the limit is read to its end and thrown away, so that the browser gets the answer instead of a
    /// broken connection.
    /// </remarks>
    [HttpPost("")]
    [IgnoreAntiforgeryToken]
    public async Task<IActionResult> Upload()
    {
        var cancel = HttpContext.RequestAborted;
        if (await PageAsync((string)RouteData.Values["programId"]!, cancel) is not { } page)
            return NotFound();
        if (Request.ContentLength is not { } length)
            return StatusCode(StatusCodes.Status411LengthRequired);
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most)
            most.MaxRequestBodySize = null;
        if (length > MostBytes)
        {
            await Request.Body.CopyToAsync(Stream.Null, cancel);
            return Refused(page, StatusCodes.Status413PayloadTooLarge, text["Import_TooLarge", PackageLimits.Default.BatchBytes >> 20]);
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
            return Refused(page, StatusCodes.Status400BadRequest, text["Import_Expired"]);
        if (!Request.HasFormContentType || (await Request.ReadFormAsync(cancel)).Files is not { Count: > 0 } files)
            return Refused(page, StatusCodes.Status422UnprocessableEntity, text["Import_NoFile"]);
        var imported = new List<ImportedFile>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            await foreach (var form in import.FileAsync(Actor.Of(User), page.Program.ProgramId, file.FileName, content, holdsFaulty: true, cancel))
                imported.Add(form);
        }

        if (IsScript)
            return PartialView("_ImportRows", new ImportRows(page.Program.ProgramId, page.Ruleset, imported));
        return View(nameof(Import), page with { Files = imported, Waiting = await held.WaitingAsync(page.Program.ProgramId, cancel) });
    }

    private bool IsScript => Request.Headers.XRequestedWith == "XMLHttpRequest";

    private IActionResult Refused(ImportPage page, int status, string message)
    {
        Response.StatusCode = status;
        return IsScript ? Content(message, "text/plain; charset=utf-8") : View(nameof(Import), page with { Refusal = message });
    }

    private async Task<ImportPage?> PageAsync(string programId, CancellationToken cancel) =>
        await programs.FindAsync(programId, cancel) is { } program
            ? new ImportPage
            {
                Program = program, Ruleset = (await programs.NewestRulesetAsync(programId, cancel))!.Ruleset,
                Waiting = await held.WaitingAsync(programId, cancel),
            }
            : null;
}
