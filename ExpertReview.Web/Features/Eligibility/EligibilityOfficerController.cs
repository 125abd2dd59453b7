using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>What an officer does with one application: rule, record lists, decide, and take each back.</summary>
[Route("programs/{programId}/eligibility/{applicationId}")]
[Authorize(Policies.HandleApplications)]
public sealed class EligibilityOfficerController(
    ProgramStore programs, EligibilityChecking checking, EligibilityRulings rulings, EligibilityDecisions decisions,
    IStringLocalizer<EligibilityText> text) : Controller
{
    [HttpPost("rulings/{rule}")]
    public async Task<IActionResult> Rule(
        string programId, string applicationId, string rule, int version, string? kind, string? reason, string? evidence, CancellationToken cancel)
    {
        var refusal = !Enum.TryParse(kind, out RulingKind chosen) || !Enum.IsDefined(chosen)
            ? EligibilityRefusal.ChoiceMissing
            : await rulings.RuleAsync(Actor.Of(User), programId, applicationId, version, rule, chosen, reason ?? "", evidence ?? "", cancel);
        return await AnswerAsync(programId, applicationId, refusal, text["Notice_Ruled", rule], "rule-" + rule,
            message => new RefusedInput(rule, message, kind, reason, evidence), cancel);
    }

    [HttpPost("rulings/{rule}/undo")]
    public async Task<IActionResult> Undo(string programId, string applicationId, string rule, int version, CancellationToken cancel)
    {
        var refusal = await rulings.UndoAsync(Actor.Of(User), programId, applicationId, version, rule, cancel);
        return await AnswerAsync(programId, applicationId, refusal, text["Notice_RulingUndone", rule], "rule-" + rule,
            message => new RefusedInput(rule, message), cancel);
    }

    /// <summary>The form holds a state for each list that is owed; <paramref name="others"/> fills in those not received yet.</summary>
    [HttpPost("evidence")]
    public async Task<IActionResult> Record(string programId, string applicationId, int version, string? others, CancellationToken cancel)
    {
        const string prefix = "state:";
        var states = Request.Form.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(
            key => key[prefix.Length..],
            key => Enum.TryParse(Request.Form[key], out EvidenceState state) && Enum.IsDefined(state) ? state : (EvidenceState?)null);
        if (others == nameof(EvidenceState.Received))
            states = states.ToDictionary(pair => pair.Key, pair => pair.Value ?? (EvidenceState?)EvidenceState.Received);
        var refusal = await rulings.RecordAsync(Actor.Of(User), programId, applicationId, version, states, cancel);
        return await AnswerAsync(programId, applicationId, refusal, text["Notice_Recorded"], "evidence",
            message => new RefusedInput("evidence", message, States: states), cancel);
    }

    [HttpPost("decision")]
    public async Task<IActionResult> Decide(
        string programId, string applicationId, int version, bool? eligible, string? reason, CancellationToken cancel)
    {
        var refusal = eligible is not { } isEligible
            ? EligibilityRefusal.ChoiceMissing
            : await decisions.DecideAsync(Actor.Of(User), programId, applicationId, version, isEligible, reason ?? "", cancel);
        return await AnswerAsync(programId, applicationId, refusal, text[eligible == true ? "Notice_Eligible" : "Notice_NotEligible"], "decision",
            message => new RefusedInput("decision", message, Reason: reason), cancel);
    }

    [HttpPost("decision/withdraw")]
    public async Task<IActionResult> Withdraw(string programId, string applicationId, int version, string? reason, CancellationToken cancel)
    {
        var refusal = await decisions.WithdrawAsync(Actor.Of(User), programId, applicationId, version, reason ?? "", cancel);
        return await AnswerAsync(programId, applicationId, refusal, text["Notice_Withdrawn"], "decision",
            message => new RefusedInput("withdraw", message, Reason: reason), cancel);
    }

    private async Task<IActionResult> AnswerAsync(
        string programId, string applicationId, EligibilityRefusal? refusal, string notice, string place,
        Func<string, RefusedInput> input, CancellationToken cancel)
    {
        if (refusal is { } why)
        {
            if (await CheckPages.OfAsync(programs, checking, User, programId, applicationId, cancel) is not { } page)
                return NotFound();
            Response.StatusCode = why == EligibilityRefusal.SavedElsewhere ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
            return View("CheckPage", page with { Refused = input(text["Refusal_" + why]) });
        }

        TempData["Notice"] = notice;
        return RedirectToAction("CheckPage", "Eligibility", new { programId, applicationId }, place);
    }
}
