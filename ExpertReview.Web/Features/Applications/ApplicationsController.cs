using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Applications;

/// <summary>The applications of a program: list, one in full, its files, and what an officer does with it besides correcting.</summary>
[Route("programs/{programId}/applications")]
[Authorize(Policies.ReadApplications)]
public sealed class ApplicationsController(
    ProgramStore programs, ApplicationStore applications, HeldImportStore held, DocumentStore documents, Corrections corrections,
    IStringLocalizer<ApplicationsText> text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Applications(string programId, ApplicationsFilter filter, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program)
            return NotFound();
        var ruleset = (await programs.NewestRulesetAsync(programId, cancel))!.Ruleset;
        var all = (await applications.OfProgramAsync(programId, cancel))
            .Select(entry => new ApplicationLine(entry, ApplicationProblems.Of(entry, ruleset))).ToList();
        return View(new ApplicationsPage
        {
            Program = program, Ruleset = ruleset, Filter = filter, Total = all.Count, Lines = [.. all.Where(filter.Admits)],
            Waiting = await held.CountWaitingAsync(programId, cancel),
        });
    }

    /// <summary>The blank workbook (填报表) of the program's form.</summary>
    [HttpGet("template.xlsx")]
    public async Task<IActionResult> Template(string programId, CancellationToken cancel)
    {
        if (await programs.NewestRulesetAsync(programId, cancel) is not { } version)
            return NotFound();
        var file = new MemoryStream();
        WorkbookTemplate.Write(version.Ruleset, file);
        file.Position = 0;
        return File(file, DocumentTypes.Workbook, text["TemplateName", version.Ruleset.Name] + ".xlsx");
    }

    [HttpGet("{applicationId}")]
    public async Task<IActionResult> ApplicationPage(string programId, string applicationId, CancellationToken cancel) =>
        await PageAsync(programId, applicationId, cancel) is { } page ? View(page) : NotFound();

    /// <summary>The file that a version came in with, always as an attachment: it is not ours, and never shown as a page.</summary>
    [HttpGet("{applicationId}/versions/{version:int}/document")]
    public async Task<IActionResult> Document(string programId, string applicationId, int version, CancellationToken cancel) =>
        await documents.OfVersionAsync(programId, applicationId, version, cancel) is { } document
            ? File(document.Content, DocumentTypes.Of(document.FileName), document.FileName)
            : NotFound();

    [Authorize(Policies.HandleApplications)]
    [HttpPost("{applicationId}/division")]
    public async Task<IActionResult> Division(string programId, string applicationId, string? division, CancellationToken cancel)
    {
        if (await PageAsync(programId, applicationId, cancel) is not { } page)
            return NotFound();
        var refusal = await corrections.AssignDivisionAsync(Actor.Of(User), applicationId, division ?? "", cancel);
        return Answer(page, refusal, "Notice_Division", reason: null);
    }

    [Authorize(Policies.HandleApplications)]
    [HttpPost("{applicationId}/withdraw")]
    public async Task<IActionResult> Withdraw(string programId, string applicationId, string? reason, CancellationToken cancel)
    {
        if (await PageAsync(programId, applicationId, cancel) is not { } page)
            return NotFound();
        var refusal = await corrections.WithdrawAsync(Actor.Of(User), applicationId, reason ?? "", cancel);
        return Answer(page, refusal, "Notice_Withdrawn", reason);
    }

    private IActionResult Answer(ApplicationPage page, ApplicationRefusal? refusal, string notice, string? reason)
    {
        if (refusal is { } why)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(ApplicationPage), page with { Refusal = text["Refusal_" + why], Reason = reason });
        }

        TempData["Notice"] = (string)text[notice];
        return RedirectToAction(nameof(ApplicationPage), new { programId = page.Program.ProgramId, applicationId = page.Entry.Application.ApplicationId });
    }

    private async Task<ApplicationPage?> PageAsync(string programId, string applicationId, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program
            || await applications.AnswersAsync(applicationId, cancel) is not { } entry || entry.Application.ProgramId != programId)
            return null;
        var ruleset = (await programs.NewestRulesetAsync(programId, cancel))!.Ruleset;
        return new ApplicationPage
        {
            Program = program, Ruleset = ruleset, Entry = entry, Problems = ApplicationProblems.Of(entry, ruleset),
            Versions = await applications.VersionsAsync(applicationId, cancel),
            Waiting = [.. (await held.WaitingAsync(programId, cancel)).Where(import => import.ApplicationId == applicationId)],
            CanChange = Policies.Admits[Policies.HandleApplications].Any(User.IsInRole) && program.Phase.Allows(PhaseRight.Correct)
                && entry.Application.State == ApplicationState.Received,
        };
    }
}
