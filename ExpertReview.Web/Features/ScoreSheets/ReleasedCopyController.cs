using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>A blind copy as experts read it, for the supervisor. It is here because the tablet's statements and views serve it.</summary>
[Authorize(Policies.Oversee)]
[Route("programs/{programId}/oversight/blind-copies/{blindCode}")]
public sealed class ReleasedCopyController(
    ProgramStore programs, RoundStore rounds, FrozenRulesets frozen, ScoreSheetStore sheets, DossierReader dossiers) : Controller
{
    /// <summary>Not found while the copy is not released: it may still hold names.</summary>
    [HttpGet("")]
    public async Task<IActionResult> ReleasedCopy(string programId, string blindCode, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program
            || await sheets.ReleasedCopyAsync(programId, blindCode, cancel) is not { } copy
            || await RulesetAsync(programId, cancel) is not { } ruleset)
            return NotFound();
        var dossier = await dossiers.ReadAsync(programId, copy, ruleset, cancel);
        return View(new ReleasedCopyPage { Program = program, Ruleset = ruleset, Copy = copy, Dossier = dossier });
    }

    /// <summary>What the round froze, or before it opens the newest.</summary>
    private async Task<Ruleset?> RulesetAsync(string programId, CancellationToken cancel) =>
        await frozen.FindAsync(programId, (await rounds.InitialAsync(programId, cancel))?.RulesetVersion, cancel)
        ?? (await programs.NewestRulesetAsync(programId, cancel))?.Ruleset;
}
