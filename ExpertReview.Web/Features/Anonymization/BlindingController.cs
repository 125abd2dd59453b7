using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>The list of blind copies, and what is done to many of them at once.</summary>
[Authorize(Policies.ReadApplications)]
[Route("programs/{programId}/blinding")]
public sealed class BlindingController(
    ProgramStore programs, BlindCopyStore copies, BlindCopyMaking making, BlindCopyRelease release,
    IAuthorizationService authorization, IStringLocalizer<AnonymizationText> text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Blinding(string programId, BlindingState? state, CancellationToken cancel) =>
        await PageAsync(programId, state, null, cancel) is { } page ? View(page) : NotFound();

    /// <summary>Makes every copy that is missing or outdated, and shows what became of each.</summary>
    [Authorize(Policies.HandleApplications)]
    [HttpPost("make")]
    public Task<IActionResult> Make(string programId, CancellationToken cancel) =>
        ManyAsync(programId, () => making.MakeAllAsync(Actor.Of(User), programId, cancel), cancel);

    /// <summary>Releases every copy that is clean, and shows what became of each.</summary>
    [Authorize(Policies.HandleApplications)]
    [HttpPost("release")]
    public Task<IActionResult> Release(string programId, CancellationToken cancel) =>
        ManyAsync(programId, () => release.ReleaseCleanAsync(Actor.Of(User), programId, cancel), cancel);

    /// <summary>One step of making many, for the page's progress bar.</summary>
    [Authorize(Policies.HandleApplications)]
    [HttpPost("make/step")]
    public Task<IActionResult> MakeStep(string programId, [FromBody] BlindingStep step, CancellationToken cancel) =>
        StepAsync(programId, step, () => making.MakeAsync(Actor.Of(User), programId, step.ApplicationId, cancel), cancel);

    /// <summary>One step of releasing many, for the page's progress bar.</summary>
    [Authorize(Policies.HandleApplications)]
    [HttpPost("release/step")]
    public Task<IActionResult> ReleaseStep(string programId, [FromBody] BlindingStep step, CancellationToken cancel) =>
        StepAsync(programId, step, () => release.ReleaseAsync(Actor.Of(User), programId, step.ApplicationId, revision: null, cancel), cancel);

    private async Task<IActionResult> ManyAsync(
        string programId, Func<Task<IReadOnlyList<BlindingResult>>> act, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is null)
            return NotFound();
        var results = await act();
        return View("Blinding", await PageAsync(programId, null, results, cancel));
    }

    private async Task<IActionResult> StepAsync(
        string programId, BlindingStep step, Func<Task<BlindingRefusal?>> act, CancellationToken cancel)
    {
        if (!(await copies.OfProgramAsync(programId, cancel)).Any(row => row.ApplicationId == step.ApplicationId))
            return NotFound();
        var refusal = await act();
        return Json(new { done = refusal is null, message = refusal is null ? text["Done"].Value : text["Refusal_" + refusal].Value });
    }

    private async Task<BlindingPage?> PageAsync(
        string programId, BlindingState? state, IReadOnlyList<BlindingResult>? results, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program)
            return null;
        bool mayChange = (await authorization.AuthorizeAsync(User, Policies.HandleApplications)).Succeeded;
        bool allows = program.Phase.Allows(PhaseRight.Blind);
        return new BlindingPage
        {
            Program = program,
            Ruleset = (await programs.NewestRulesetAsync(programId, cancel))!.Ruleset,
            Rows = await copies.OfProgramAsync(programId, cancel),
            Only = state,
            CanChange = mayChange && allows,
            IsWrongPhase = mayChange && !allows,
            Results = results,
        };
    }
}

/// <param name="ApplicationId">The application that the step is about.</param>
public sealed record BlindingStep(string ApplicationId);
