using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Programs;

/// <summary>The list of programs, and making one from a built-in scheme or as a copy of another.</summary>
[Route("programs")]
public sealed class ProgramsController(ProgramStore programs, IStringLocalizer<ProgramsText> text) : Controller
{
    [Authorize(Policies.ReadPrograms)]
    [HttpGet("")]
    public async Task<IActionResult> Programs(CancellationToken cancel) =>
        View(new ProgramsPage { Programs = await programs.AllAsync(cancel) });

    [Authorize(Policies.ManagePrograms)]
    [HttpPost("")]
    public async Task<IActionResult> Programs(NewProgram typed, CancellationToken cancel)
    {
        string programId = (typed.ProgramId ?? "").Trim();
        if (await SourceAsync(typed.Source, cancel) is not { } source)
            return await AgainAsync(typed, text["SourceMissing"], cancel);
        var ruleset = source with
        {
            Name = string.IsNullOrWhiteSpace(typed.Name) ? source.Name : typed.Name.Trim(),
            NameEn = string.IsNullOrWhiteSpace(typed.NameEn) ? source.NameEn : typed.NameEn.Trim(),
        };
        if (ruleset.Name.Length > RulesetCheck.MaxNameLength || ruleset.NameEn.Length > RulesetCheck.MaxNameLength)
            return await AgainAsync(typed, text["NameTooLong", RulesetCheck.MaxNameLength], cancel);
        if (await programs.CreateAsync(Actor.Of(User), programId, ruleset, isDemo: false, cancel) is { } refusal)
            return await AgainAsync(typed, text["Refusal_" + refusal], cancel);
        TempData["Notice"] = text["ProgramMade", RulesetWording.Pick(ruleset.Name, ruleset.NameEn)].Value;
        return LocalRedirect($"~/programs/{programId}");
    }

    private async Task<Ruleset?> SourceAsync(string? source, CancellationToken cancel)
    {
        string[] parts = (source ?? "").Split(':', 2);
        return parts switch
        {
            ["scheme", var scheme] => BuiltInSchemes.All.GetValueOrDefault(scheme),
            ["program", var program] => (await programs.NewestRulesetAsync(program, cancel))?.Ruleset,
            _ => null,
        };
    }

    private async Task<IActionResult> AgainAsync(NewProgram typed, string message, CancellationToken cancel)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(new ProgramsPage { Programs = await programs.AllAsync(cancel), Typed = typed, Message = message });
    }
}
