using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Assignments;

/// <summary>Drawing assignments: a seed that is shown, a preview, then the draw itself.</summary>
[Authorize(Policies.HandleAssignments)]
[Route("programs/{programId}/assignments/draw")]
public sealed class DrawController(
    AssignmentDraw draw, RecusalStore recusals, ProgramStore programs, IStringLocalizer<AssignmentsText> text) : Controller
{
    /// <summary>The form, with a preview once there is a seed.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Draw(string programId, string? seed, int? most, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(seed))
            return await PageAsync(programId, Identifier.New(), most, null, null, cancel);
        var (refusal, preview) = await draw.PreviewAsync(programId, seed.Trim(), most, cancel);
        return await PageAsync(programId, seed.Trim(), most, preview, refusal, cancel);
    }

    /// <summary>Brings recusals up to date and goes on to the preview.</summary>
    [HttpPost("prepare")]
    public async Task<IActionResult> Prepare(string programId, string? seed, int? most, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await PageAsync(programId, seed?.Trim() ?? "", null, null, AssignmentRefusal.MostInvalid, cancel);
        if (string.IsNullOrWhiteSpace(seed) || seed.Trim().Length > AssignmentDraw.LongestSeed)
            return await PageAsync(programId, seed?.Trim() ?? "", most, null, AssignmentRefusal.SeedMissing, cancel);
        if (await programs.FindAsync(programId, cancel) is null)
            return NotFound();
        await recusals.DeriveAsync(Actor.Of(User), programId, cancel);
        return RedirectToAction(nameof(Draw), new { programId, seed = seed.Trim(), most });
    }

    [HttpPost("")]
    public async Task<IActionResult> Confirm(string programId, string? seed, int? most, string? hash, CancellationToken cancel)
    {
        var refusal = await draw.ConfirmAsync(Actor.Of(User), programId, seed ?? "", most, hash ?? "", cancel);
        if (refusal is null)
        {
            TempData["Notice"] = text["Notice_Drawn"].Value;
            return RedirectToAction(nameof(AssignmentsController.Assignments), "Assignments", new { programId });
        }

        var (_, preview) = await draw.PreviewAsync(programId, seed ?? "", most, cancel);
        return await PageAsync(programId, seed ?? "", most, preview, refusal, cancel);
    }

    private async Task<IActionResult> PageAsync(
        string programId, string seed, int? most, DrawPreview? preview, AssignmentRefusal? refusal, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program)
            return NotFound();
        if (refusal is not null)
            Response.StatusCode = refusal is AssignmentRefusal.SeedMissing or AssignmentRefusal.MostInvalid
                ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status409Conflict;
        ModelState.Clear();
        return View("Draw", new DrawPage { Program = program, Seed = seed, Most = most, Preview = preview, Refusal = refusal });
    }
}
