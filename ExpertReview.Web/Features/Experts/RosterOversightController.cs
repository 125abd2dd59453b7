using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Experts;

/// <summary>The roster by codes, for the supervisor: who takes part, with what load, and who must not see what on which ground.</summary>
[Authorize(Policies.Oversee)]
[Route("programs/{programId}/oversight/experts")]
public sealed class RosterOversightController(ProgramStore programs, RosterOversightStore oversight) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> OverseenRoster(string programId, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program || await programs.NewestRulesetAsync(programId, cancel) is not { } rules)
            return NotFound();
        return View(new OverseenRoster
        {
            Program = program,
            Ruleset = rules.Ruleset,
            Experts = await oversight.ExpertsAsync(programId, cancel),
            Tracks = await oversight.TracksAsync(programId, cancel),
            Recusals = await oversight.RecusalsAsync(programId, cancel),
        });
    }
}
