using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Experts;

/// <summary>The roster and each expert's own page.</summary>
[Authorize(Policies.ReadExperts)]
[Route("programs/{programId}/experts")]
public sealed class ExpertsController(
    ExpertStore experts, RecusalStore recusals, ExpertRegistration registration, ProgramStore programs, IStringLocalizer<ExpertsText> text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Experts(string programId, string? category, UndertakingState? state, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program)
            return NotFound();
        var all = await experts.ListAsync(programId, cancel);
        return View(new ExpertsPage
        {
            Program = program,
            Ruleset = (await programs.NewestRulesetAsync(programId, cancel))!.Ruleset,
            All = all,
            Shown = [.. all.Where(row => (category is null || row.Expert.Category == category) && (state is null || row.Expert.Undertaking() == state))],
            Category = category,
            State = state,
        });
    }

    [Authorize(Policies.HandleExperts)]
    [HttpGet("new")]
    public Task<IActionResult> Add(string programId, CancellationToken cancel) => FormAsync(programId, null, new ExpertForm(), null, [], cancel);

    [Authorize(Policies.HandleExperts)]
    [HttpPost("new")]
    public async Task<IActionResult> Add(string programId, ExpertForm form, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is null)
            return NotFound();
        var (refusal, preview) = await registration.ImportAsync(Actor.Of(User), programId, form.Reading(null), cancel);
        return refusal is null
            ? Done(nameof(Expert), new { programId, expertCode = preview.Entries[0].Code }, text["Notice_Imported", 1])
            : await FormAsync(programId, null, form, refusal, preview.Problems, cancel);
    }

    [HttpGet("{expertCode}")]
    public async Task<IActionResult> Expert(string programId, string expertCode, CancellationToken cancel)
    {
        if (await FormOfAsync(programId, expertCode, cancel) is not { } form)
            return NotFound();
        return await FormAsync(programId, expertCode, form, null, [], cancel);
    }

    [Authorize(Policies.HandleExperts)]
    [HttpPost("{expertCode}")]
    public async Task<IActionResult> Change(string programId, string expertCode, ExpertForm form, CancellationToken cancel)
    {
        if (await experts.FindAsync(programId, expertCode, cancel) is not { } before)
            return NotFound();
        var ruleset = (await programs.NewestRulesetAsync(programId, cancel))!.Ruleset;
        var others = (await experts.AllAsync(programId, cancel)).Where(other => other.ExpertId != before.ExpertId).ToList();
        var (entries, problems) = RosterCheck.Check(form.Reading(expertCode).Rows, ruleset.Tracks, others);
        var refusal = problems.Count > 0
            ? ExpertRefusal.RowsHaveProblems
            : await experts.ChangeAsync(Actor.Of(User), programId, entries[0], form.Reason ?? "", cancel);
        return refusal is null
            ? Done(nameof(Expert), new { programId, expertCode }, text["Notice_Changed", expertCode])
            : await FormAsync(programId, expertCode, form, refusal, problems, cancel);
    }

    [Authorize(Policies.HandleExperts)]
    [HttpPost("{expertCode}/active")]
    public async Task<IActionResult> SetActive(string programId, string expertCode, bool isActive, string? reason, CancellationToken cancel) =>
        await AfterAsync(await registration.SetActiveAsync(Actor.Of(User), programId, expertCode, isActive, reason ?? "", cancel), programId, expertCode, cancel);

    [Authorize(Policies.HandleExperts)]
    [HttpPost("{expertCode}/recusals")]
    public async Task<IActionResult> Recuse(string programId, string expertCode, string? application, string? reason, CancellationToken cancel) =>
        await AfterAsync(
            await recusals.RecordByStaffAsync(Actor.Of(User), programId, application?.Trim().ToUpperInvariant() ?? "", expertCode, reason ?? "", cancel),
            programId, expertCode, cancel);

    [Authorize(Policies.HandleExperts)]
    [HttpPost("{expertCode}/recusals/lift")]
    public async Task<IActionResult> Lift(
        string programId, string expertCode, string? application, RecusalGround ground, string? reason, CancellationToken cancel) =>
        await AfterAsync(
            await recusals.LiftAsync(Actor.Of(User), programId, application ?? "", expertCode, ground, reason ?? "", cancel), programId, expertCode, cancel);

    [Authorize(Policies.HandleExperts)]
    [HttpPost("recusals/derive")]
    public async Task<IActionResult> Derive(string programId, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is null)
            return NotFound();
        await recusals.DeriveAsync(Actor.Of(User), programId, cancel);
        return Done(nameof(Experts), new { programId }, text["Notice_Derived"]);
    }

    private async Task<IActionResult> AfterAsync(ExpertRefusal? refusal, string programId, string expertCode, CancellationToken cancel)
    {
        if (refusal is null)
            return Done(nameof(Expert), new { programId, expertCode }, text["Notice_Changed", expertCode]);
        return await FormOfAsync(programId, expertCode, cancel) is { } form
            ? await FormAsync(programId, expertCode, form, refusal, [], cancel)
            : NotFound();
    }

    private async Task<ExpertForm?> FormOfAsync(string programId, string expertCode, CancellationToken cancel) =>
        await experts.FindAsync(programId, expertCode, cancel) is { } expert
            ? ExpertForm.Of(expert, await experts.TracksOfAsync(expert.ExpertId, cancel))
            : null;

    private async Task<IActionResult> FormAsync(
        string programId, string? expertCode, ExpertForm form, ExpertRefusal? refusal, IReadOnlyList<RosterProblem> problems, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program)
            return NotFound();
        var expert = expertCode is null ? null : await experts.FindAsync(programId, expertCode, cancel);
        if (refusal is not null)
            Response.StatusCode = refusal is ExpertRefusal.PhaseForbids or ExpertRefusal.ChangedElsewhere or ExpertRefusal.StillAssigned
                ? StatusCodes.Status409Conflict
                : StatusCodes.Status422UnprocessableEntity;
        ModelState.Clear();
        return View("Expert", new ExpertPage
        {
            Program = program,
            Ruleset = (await programs.NewestRulesetAsync(programId, cancel))!.Ruleset,
            Expert = expert,
            Form = form,
            Recusals = expert is null ? [] : await recusals.OfExpertAsync(expert.ExpertId, cancel),
            Refusal = refusal,
            Problems = problems,
        });
    }

    private RedirectToActionResult Done(string action, object route, string notice)
    {
        TempData["Notice"] = notice;
        return RedirectToAction(action, route);
    }
}
