using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Anonymization;

/// <summary>The blind copies by codes, for the supervisor: how far each is, how much is masked, who released it and when.</summary>
[Authorize(Policies.Oversee)]
[Route("programs/{programId}/oversight/blind-copies")]
public sealed class BlindCopyOversightController(ProgramStore programs, BlindCopyOversightStore oversight) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> OverseenCopies(string programId, BlindingState? state, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program || await programs.NewestRulesetAsync(programId, cancel) is not { } rules)
            return NotFound();
        var acts = (await oversight.ActsAsync(programId, cancel)).ToLookup(act => act.ApplicationId);
        return View(new OverseenCopies
        {
            Program = program,
            Ruleset = rules.Ruleset,
            All = [.. (await oversight.OfProgramAsync(programId, cancel)).Select(copy => new OverseenCopyLine(copy, [.. acts[copy.ApplicationId]]))],
            Only = state,
        });
    }
}
