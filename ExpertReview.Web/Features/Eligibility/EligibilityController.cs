using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>The list of the formal checks, one application in full, its record for signing, and the decision on all that are clear.</summary>
[Route("programs/{programId}/eligibility")]
[Authorize(Policies.ReadApplications)]
public sealed class EligibilityController(
    ProgramStore programs, EligibilityChecking checking, EligibilityDecisions decisions, IStringLocalizer<EligibilityText> text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Checklist(string programId, ChecklistFilter filter, CancellationToken cancel) =>
        await ListAsync(programId, filter, cancel) is { } list ? View(list) : NotFound();

    [HttpGet("{applicationId}")]
    public async Task<IActionResult> CheckPage(string programId, string applicationId, CancellationToken cancel) =>
        await CheckPages.OfAsync(programs, checking, User, programId, applicationId, cancel) is { } page ? View(page) : NotFound();

    /// <summary>The decision with its findings, to be printed and signed.</summary>
    [HttpGet("{applicationId}/record")]
    public async Task<IActionResult> DecisionRecord(string programId, string applicationId, CancellationToken cancel) =>
        await CheckPages.OfAsync(programs, checking, User, programId, applicationId, cancel) is { } page ? View(page) : NotFound();

    [Authorize(Policies.HandleApplications)]
    [HttpPost("settled")]
    public async Task<IActionResult> DecideSettled(string programId, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is null)
            return NotFound();
        var (decided, refusal) = await decisions.DecideSettledAsync(Actor.Of(User), programId, cancel);
        if (refusal is { } why)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(Checklist), (await ListAsync(programId, new ChecklistFilter(), cancel))! with { Refusal = text["Refusal_" + why] });
        }

        TempData["Notice"] = (string)text["Notice_Settled", decided];
        return RedirectToAction(nameof(Checklist), new { programId });
    }

    private async Task<Checklist?> ListAsync(string programId, ChecklistFilter filter, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program || await checking.OfProgramAsync(programId, cancel) is not { } found)
            return null;
        return new Checklist { Program = program, Checked = found, Filter = filter, CanDecide = CheckPages.CanDecide(User, program) };
    }
}
