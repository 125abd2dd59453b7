using System.Security.Claims;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Programs;

/// <summary>A program's home: how far it has come, what is stuck, and its phase.</summary>
[Route("programs/{programId}")]
public sealed class SeasonController(
    ProgramStore programs, RoundStore rounds, SeasonStore season, IStringLocalizer<ProgramsText> text) : Controller
{
    [Authorize(Policies.ReadPrograms)]
    [HttpGet("")]
    public async Task<IActionResult> Season(string programId, CancellationToken cancel) =>
        await PageAsync(programId, cancel) is { } page ? View(page) : NotFound();

    [Authorize(Policies.ManagePrograms)]
    [HttpPost("phase")]
    public async Task<IActionResult> Move(string programId, Phase? phase, string? reason, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is null)
            return NotFound();
        string? message = phase is not { } to || !Enum.IsDefined(to) ? text["PhaseMissing"]
            : reason?.Length > RulesetCheck.MaxNameLength ? text["Problem_TooLong", RulesetCheck.MaxNameLength]
            : await programs.MoveAsync(Actor.Of(User), programId, to, reason?.Trim() ?? "", cancel) is { } refusal ? text["Refusal_" + refusal]
            : (string?)null;
        if (message is null)
        {
            TempData["Notice"] = text["PhaseMoved"].Value;
            return LocalRedirect($"~/programs/{programId}");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Season), (await PageAsync(programId, cancel))! with { Message = message, TypedPhase = phase, TypedReason = reason });
    }

    private async Task<SeasonPage?> PageAsync(string programId, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program
            || await rounds.InitialAsync(programId, cancel) is not { } round
            || await programs.NewestRulesetAsync(programId, cancel) is not { } newest)
            return null;
        var ruleset = newest.Ruleset;
        return new SeasonPage
        {
            Program = program,
            Round = round,
            Ruleset = ruleset,
            RulesetVersion = newest.Version,
            RulesetHash = newest.Hash,
            Stages = SeasonStage.Of(programId, program.Phase, round, await season.CountAsync(programId, ruleset.ExpertsPerApplication, cancel)),
            Role = User.FindFirstValue(ClaimTypes.Role) ?? "",
        };
    }
}
