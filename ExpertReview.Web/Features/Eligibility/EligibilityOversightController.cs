using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>The formal checks by codes, for the supervisor: what was decided, on what, when and by which account.</summary>
[Authorize(Policies.Oversee)]
[Route("programs/{programId}/oversight/eligibility")]
public sealed class EligibilityOversightController(ProgramStore programs, EligibilityOversightStore oversight) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> OverseenChecklist(string programId, DecisionState? state, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program || await programs.NewestRulesetAsync(programId, cancel) is not { } rules)
            return NotFound();
        return View(new OverseenChecklist { Program = program, Ruleset = rules.Ruleset, All = await ChecksAsync(programId, cancel), Only = state });
    }

    /// <param name="programId">The program.</param>
    /// <param name="code">The blind code; of an application that has none, its id.</param>
    /// <param name="cancel">Stops it.</param>
    [HttpGet("{code}")]
    public async Task<IActionResult> OverseenCheck(string programId, string code, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program
            || (await ChecksAsync(programId, cancel)).FirstOrDefault(one => one.Application.Code == code) is not { } check)
            return NotFound();
        var versions = await programs.RulesetsAsync(programId, cancel);
        var rules = versions.FirstOrDefault(version => version.Hash == check.Decided?.Decision.RulesetHash) ?? versions[0];
        return View(new OverseenCheckPage { Program = program, Check = check, Rules = rules, Ruleset = rules.Ruleset });
    }

    private async Task<IReadOnlyList<OverseenCheck>> ChecksAsync(string programId, CancellationToken cancel)
    {
        var acts = (await oversight.ActsAsync(programId, cancel)).ToLookup(act => act.ApplicationId);
        return [.. (await oversight.ApplicationsAsync(programId, cancel))
            .Select(application => new OverseenCheck { Application = application, Acts = [.. acts[application.ApplicationId]] })];
    }
}
