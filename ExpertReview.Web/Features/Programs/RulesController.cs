using System.Security.Claims;
using System.Text;
using ExpertReview.Web.Features.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Programs;

/// <summary>The ruleset to read, print, compare and take away. Nothing here changes it.</summary>
[Authorize(Policies.ReadPrograms)]
[Route("programs/{programId}/rules")]
public sealed class RulesController(ProgramStore programs, RoundStore rounds) : Controller
{
    /// <param name="programId">The program.</param>
    /// <param name="version">A version; the frozen one, or else the newest, when not given.</param>
    /// <param name="cancel">Stops the reading.</param>
    [HttpGet("")]
    public async Task<IActionResult> Rules(string programId, int? version, CancellationToken cancel)
    {
        var program = await programs.FindAsync(programId, cancel);
        var round = await rounds.InitialAsync(programId, cancel);
        var versions = await programs.RulesetsAsync(programId, cancel);
        var shown = versions.FirstOrDefault(one => one.Version == (version ?? round?.RulesetVersion ?? versions[0].Version));
        if (program is null || round is null || shown is null)
            return NotFound();
        return View(new RulesPage
        {
            Program = program,
            Round = round,
            Shown = shown,
            Ruleset = shown.Ruleset,
            Versions = versions,
            MayEdit = Policies.Admits[Policies.ManagePrograms].Contains(User.FindFirstValue(ClaimTypes.Role)) && program.Phase.Allows(PhaseRight.EditRuleset),
        });
    }

    [HttpGet("difference")]
    public async Task<IActionResult> Difference(string programId, int from, int to, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program
            || await programs.RulesetAsync(programId, from, cancel) is not { } before
            || await programs.RulesetAsync(programId, to, cancel) is not { } after)
            return NotFound();
        return View("RulesDifference", new RulesDifferencePage { Program = program, Before = before, After = after });
    }

    /// <summary>Exactly the bytes that are hashed.</summary>
    [HttpGet("{version:int}.json")]
    public async Task<IActionResult> Download(string programId, int version, CancellationToken cancel)
    {
        if (await programs.RulesetAsync(programId, version, cancel) is not { } ruleset)
            return NotFound();
        return File(Encoding.UTF8.GetBytes(ruleset.Content), "application/json", $"{programId}-ruleset-{version}-{ruleset.Hash[..12]}.json");
    }
}
