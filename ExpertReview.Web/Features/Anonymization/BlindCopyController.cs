using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>One application's original beside its blind copy: mask edits, release, withdrawal.</summary>
[Authorize(Policies.ReadApplications)]
[Route("programs/{programId}/blinding/{applicationId}")]
public sealed class BlindCopyController(
    BlindCopyPages pages, BlindCopyMaking making, MaskEditing editing, BlindCopyRelease release,
    IStringLocalizer<AnonymizationText> text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> BlindCopy(string programId, string applicationId, CancellationToken cancel) =>
        await pages.OfAsync(User, programId, applicationId, cancel) is { } page ? View(page) : NotFound();

    [Authorize(Policies.HandleApplications)]
    [HttpPost("make")]
    public Task<IActionResult> Make(string programId, string applicationId, CancellationToken cancel) =>
        ActAsync(programId, applicationId, new(), "Notice_Made", async () => new(await making.MakeAsync(Actor.Of(User), programId, applicationId, cancel), 0), cancel);

    [Authorize(Policies.HandleApplications)]
    [HttpPost("mask")]
    public Task<IActionResult> Mask(string programId, string applicationId, MaskForm form, CancellationToken cancel) =>
        ActAsync(programId, applicationId, form, "Notice_Masked", () => editing.MaskAsync(
            Actor.Of(User), programId, applicationId, form.Revision, form.Term ?? "", form.Kind, form.Reason ?? "", cancel), cancel);

    [Authorize(Policies.HandleApplications)]
    [HttpPost("unmask")]
    public Task<IActionResult> Unmask(string programId, string applicationId, MaskForm form, CancellationToken cancel) =>
        ActAsync(programId, applicationId, form, "Notice_Unmasked", () => editing.UnmaskAsync(
            Actor.Of(User), programId, applicationId, form.Revision, form.Term ?? "", form.Reason ?? "", cancel), cancel);

    [Authorize(Policies.HandleApplications)]
    [HttpPost("accept")]
    public Task<IActionResult> Accept(string programId, string applicationId, MaskForm form, CancellationToken cancel) =>
        ActAsync(programId, applicationId, form, "Notice_Accepted", () => editing.AcceptAsync(
            Actor.Of(User), programId, applicationId, form.Revision, form.Passages, form.Reason ?? "", cancel), cancel);

    [Authorize(Policies.HandleApplications)]
    [HttpPost("mask-suspicions")]
    public Task<IActionResult> MaskSuspicions(string programId, string applicationId, MaskForm form, CancellationToken cancel) =>
        ActAsync(programId, applicationId, form, "Notice_Masked", () => editing.MaskSuspicionsAsync(
            Actor.Of(User), programId, applicationId, form.Revision, form.Passages, form.Kind, form.Reason ?? "", cancel), cancel);

    [Authorize(Policies.HandleApplications)]
    [HttpPost("undo")]
    public Task<IActionResult> Undo(string programId, string applicationId, MaskForm form, CancellationToken cancel) =>
        ActAsync(programId, applicationId, form, "Notice_Undone", () => editing.UndoAsync(
            Actor.Of(User), programId, applicationId, form.Revision, form.TermKey ?? "", cancel), cancel);

    [Authorize(Policies.HandleApplications)]
    [HttpPost("release")]
    public Task<IActionResult> Release(string programId, string applicationId, MaskForm form, CancellationToken cancel) =>
        ActAsync(programId, applicationId, form, "Notice_Released", async () =>
            new(await release.ReleaseAsync(Actor.Of(User), programId, applicationId, form.Revision, cancel), 0), cancel);

    [Authorize(Policies.HandleApplications)]
    [HttpPost("withdraw")]
    public Task<IActionResult> Withdraw(string programId, string applicationId, MaskForm form, CancellationToken cancel) =>
        ActAsync(programId, applicationId, form, "Notice_Withdrawn", async () =>
            new(await release.WithdrawAsync(Actor.Of(User), programId, applicationId, form.Revision, form.Reason ?? "", cancel), 0), cancel);

    private async Task<IActionResult> ActAsync(
        string programId, string applicationId, MaskForm form, string notice, Func<Task<MaskEditOutcome>> act, CancellationToken cancel)
    {
        if (await pages.OfAsync(User, programId, applicationId, cancel) is null)
            return NotFound();
        var (refusal, places) = await act();
        if (refusal is null)
        {
            TempData["Notice"] = text[notice, places].Value;
            return RedirectToAction(nameof(BlindCopy), new { programId, applicationId });
        }

        Response.StatusCode = refusal is BlindingRefusal.ReasonMissing or BlindingRefusal.TermTooShort or BlindingRefusal.TermTooLong
            or BlindingRefusal.NothingChosen or BlindingRefusal.NoEffect
            ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status409Conflict;
        // What was refused is shown over what counts now: its revision, not the one that came too late.
        ModelState.Clear();
        var page = await pages.OfAsync(User, programId, applicationId, cancel);
        return View("BlindCopy", page! with { Typed = form, Refusal = refusal });
    }
}
