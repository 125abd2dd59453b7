using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Applications;

/// <summary>Correcting an application by the web form.</summary>
[Route("programs/{programId}/applications/{applicationId}/edit")]
[Authorize(Policies.HandleApplications)]
public sealed class CorrectionController(
    ProgramStore programs, ApplicationStore applications, Corrections corrections, IStringLocalizer<ApplicationsText> text) : Controller
{
    /// <summary>More inputs than the framework's default: long project lists.</summary>
    internal const int MostInputs = 8192;

    [HttpGet("")]
    public async Task<IActionResult> AnswersForm(string programId, string applicationId, CancellationToken cancel) =>
        await FormAsync(programId, applicationId, cancel) is { } form ? View(form) : NotFound();

    [HttpPost("")]
    [RequestFormLimits(ValueCountLimit = MostInputs)]
    public async Task<IActionResult> Save(string programId, string applicationId, int baseVersion, string? reason, CancellationToken cancel)
    {
        if (await FormAsync(programId, applicationId, cancel) is not { } form)
            return NotFound();
        var versions = await applications.VersionsAsync(applicationId, cancel);
        if (versions.FirstOrDefault(version => version.Version == baseVersion) is not { } started)
            return BadRequest();
        var typed = FormReading.Of(AnswersPosting.Read(Request.Form, form.Ruleset.Form, started.Answers), form.Ruleset);
        var refusal = await corrections.CorrectAsync(Actor.Of(User), applicationId, baseVersion, typed, reason ?? "", cancel);
        if (refusal is null)
        {
            TempData["Notice"] = (string)text["Notice_Corrected"];
            return Redirect($"/programs/{programId}/applications/{applicationId}");
        }

        form = form with
        {
            Answers = typed.Answers!, Problems = typed.Problems, TrackCode = typed.TrackCode, Reason = reason, BaseVersion = baseVersion,
            Refusal = text["Refusal_" + refusal],
        };
        bool isLate = refusal == ApplicationRefusal.SavedElsewhere;
        Response.StatusCode = isLate ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View(nameof(AnswersForm), isLate ? Caught(form, started.Answers, versions[0]) : form);
    }

    /// <summary>The typed form brought up to the newest version: what the other changed is taken in, what was typed here stays.</summary>
    private static AnswersForm Caught(AnswersForm form, FormAnswers started, ApplicationVersion newest)
    {
        var definition = form.Ruleset.Form;
        var own = FormAnswersDifference.Between(started, form.Answers, definition);
        var merged = FormReading.Of(AnswersMerge.Apply(newest.Answers, own, form.Answers.Sources, definition), form.Ruleset);
        return form with
        {
            Answers = merged.Answers!, Problems = merged.Problems, TrackCode = merged.TrackCode, BaseVersion = newest.Version,
            Meanwhile = FormAnswersDifference.Between(started, newest.Answers, definition),
        };
    }

    private async Task<AnswersForm?> FormAsync(string programId, string applicationId, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program
            || await applications.AnswersAsync(applicationId, cancel) is not { } entry || entry.Application.ProgramId != programId)
            return null;
        var ruleset = (await programs.NewestRulesetAsync(programId, cancel))!.Ruleset;
        return new AnswersForm
        {
            Program = program, Ruleset = ruleset, Answers = entry.Answers, Problems = ApplicationProblems.Of(entry, ruleset),
            TrackCode = entry.Application.TrackCode, ApplicationId = applicationId, BaseVersion = entry.Application.Version,
        };
    }
}
