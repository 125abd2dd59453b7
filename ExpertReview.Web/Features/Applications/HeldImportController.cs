using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Applications;

/// <summary>A form that waits: mending its problems, or deciding on its difference.</summary>
[Route("programs/{programId}/applications/held/{importId}")]
[Authorize(Policies.HandleApplications)]
public sealed class HeldImportController(
    ProgramStore programs, ApplicationStore applications, HeldImportStore held, DocumentStore documents, HeldImportDecisions decisions,
    IStringLocalizer<ApplicationsText> text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Difference(string programId, string importId, CancellationToken cancel)
    {
        if (await WaitingAsync(programId, importId, cancel) is not { } import)
            return NotFound();
        return import.ApplicationId is null
            ? RedirectToAction(nameof(AnswersForm), new { programId, importId })
            : View(await DifferenceAsync(import, cancel));
    }

    /// <param name="programId">The program.</param>
    /// <param name="importId">The held form.</param>
    /// <param name="baseVersion">The version that was shown.</param>
    /// <param name="all">Everything is taken, whatever was chosen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops before anything is written.</param>
    [HttpPost("accept")]
    [RequestFormLimits(ValueCountLimit = CorrectionController.MostInputs)]
    public async Task<IActionResult> Accept(
        string programId, string importId, int baseVersion, bool all, string? reason, CancellationToken cancel)
    {
        if (await WaitingAsync(programId, importId, cancel) is not { ApplicationId: not null } import)
            return NotFound();
        var page = await DifferenceAsync(import, cancel);
        string[] taken = [.. page.Changes.Select(change => change.Field).Where(field => all || Request.Form[field] == "take")];
        var decision = await decisions.AcceptAsync(Actor.Of(User), programId, importId, baseVersion, taken, reason ?? "", cancel);
        if (decision.Refusal is not { } refusal)
            return Done(programId, decision, "Notice_DifferenceTaken");
        Response.StatusCode = refusal == ApplicationRefusal.SavedElsewhere ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Difference), page with { Refusal = text["Refusal_" + refusal], Taken = taken, Reason = reason });
    }

    [HttpPost("discard")]
    public async Task<IActionResult> Discard(string programId, string importId, CancellationToken cancel)
    {
        if (await held.FindAsync(programId, importId, cancel) is null)
            return NotFound();
        var decision = await decisions.DiscardAsync(Actor.Of(User), programId, importId, cancel);
        TempData[decision.Refusal is null ? "Notice" : "Refusal"] = (string)text[decision.Refusal is { } refusal ? "Refusal_" + refusal : "Notice_Discarded"];
        return Redirect($"/programs/{programId}/applications/import");
    }

    [HttpGet("edit")]
    public async Task<IActionResult> AnswersForm(string programId, string importId, CancellationToken cancel) =>
        await FormAsync(programId, importId, cancel) is { } form ? View(form) : NotFound();

    [HttpPost("edit")]
    [RequestFormLimits(ValueCountLimit = CorrectionController.MostInputs)]
    public async Task<IActionResult> Mend(string programId, string importId, string? reason, CancellationToken cancel)
    {
        if (await FormAsync(programId, importId, cancel) is not { } form)
            return NotFound();
        var typed = FormReading.Of(AnswersPosting.Read(Request.Form, form.Ruleset.Form, form.Answers), form.Ruleset);
        var decision = await decisions.MendAsync(Actor.Of(User), programId, importId, typed, reason ?? "", cancel);
        if (decision.Refusal is not { } refusal)
            return Done(programId, decision, decision.ImportId is null ? "Notice_Mended" : "Notice_MendedDiffers");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(AnswersForm), form with
        {
            Answers = typed.Answers!, Problems = typed.Problems, TrackCode = typed.TrackCode, Reason = reason, Refusal = text["Refusal_" + refusal],
        });
    }

    [HttpGet("document")]
    public async Task<IActionResult> Document(string programId, string importId, CancellationToken cancel) =>
        await documents.OfHeldAsync(programId, importId, cancel) is { } document
            ? File(document.Content, DocumentTypes.Of(document.FileName), document.FileName)
            : NotFound();

    private RedirectResult Done(string programId, HeldDecision decision, string notice)
    {
        TempData["Notice"] = (string)text[notice];
        string applications = $"/programs/{programId}/applications";
        return Redirect(decision.ImportId is { } difference ? $"{applications}/held/{difference}" : $"{applications}/{decision.ApplicationId}");
    }

    private async Task<HeldImport?> WaitingAsync(string programId, string importId, CancellationToken cancel) =>
        await held.FindAsync(programId, importId, cancel) is { State: HeldImportState.Waiting } import ? import : null;

    private async Task<DifferencePage> DifferenceAsync(HeldImport import, CancellationToken cancel)
    {
        var ruleset = (await programs.NewestRulesetAsync(import.ProgramId, cancel))!.Ruleset;
        var entry = (await applications.AnswersAsync(import.ApplicationId!, cancel))!;
        return new DifferencePage
        {
            Program = (await programs.FindAsync(import.ProgramId, cancel))!, Import = import, Entry = entry,
            Changes = FormAnswersDifference.Between(entry.Answers, import.Answers, ruleset.Form),
        };
    }

    private async Task<AnswersForm?> FormAsync(string programId, string importId, CancellationToken cancel)
    {
        if (await WaitingAsync(programId, importId, cancel) is not { } import)
            return null;
        var ruleset = (await programs.NewestRulesetAsync(programId, cancel))!.Ruleset;
        var reading = FormReading.Of(import.Answers, ruleset);
        return new AnswersForm
        {
            Program = (await programs.FindAsync(programId, cancel))!, Ruleset = ruleset, Answers = import.Answers, Problems = reading.Problems,
            TrackCode = reading.TrackCode, ImportId = importId, FileName = import.FileName,
        };
    }
}
