using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Programs;

/// <summary>Editing a ruleset on a page, or replacing it by a file. Each save is a version of its own.</summary>
[Authorize(Policies.ManagePrograms)]
[Route("programs/{programId}/rules/edit")]
public sealed class RulesEditController(ProgramStore programs, IStringLocalizer<ProgramsText> text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> RulesEdit(string programId, CancellationToken cancel) =>
        await PageAsync(programId, cancel) is { } page ? View(page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> RulesEdit(string programId, RulesetForm form, CancellationToken cancel)
    {
        if (await programs.RulesetAsync(programId, form.BaseVersion, cancel) is not { } shown)
            return NotFound();
        var (ruleset, problems) = RulesetFormReading.Read(form, shown.Ruleset);
        // Choices that no page offers are refused by the binder; they have no text to keep.
        if (!ModelState.IsValid)
            problems = [.. problems, .. ModelState.Where(entry => entry.Value?.Errors.Count > 0).Select(entry => new RulesetProblem(entry.Key, RulesetProblemCode.NotAChoice))];
        ModelState.Clear();
        if (problems.Count > 0)
            return await AgainAsync(programId, page => page with { Form = form, Shown = shown, Ruleset = shown.Ruleset, Problems = problems, Edited = ruleset }, cancel);
        return await SaveAsync(programId, ruleset, form.BaseVersion, form.Reason, page => page with { Form = form with { BaseVersion = page.Newest.Version } }, cancel);
    }

    [HttpPost("import")]
    [RequestSizeLimit(2 * RulesetFile.MaxBytes)]
    public async Task<IActionResult> Import(string programId, IFormFile? file, int baseVersion, string? reason, CancellationToken cancel)
    {
        if (await programs.RulesetAsync(programId, baseVersion, cancel) is not { } shown)
            return NotFound();
        ModelState.Clear();
        var read = await RulesetFile.ReadAsync(file, cancel);
        if (read.Ruleset is not { } ruleset)
            return await AgainAsync(programId, page => page with { FileReason = reason, FileMessage = text["File_" + read.Refusal, read.Arguments] }, cancel);
        if (RulesetCheck.Check(ruleset) is { Count: > 0 } problems)
        {
            return await AgainAsync(programId, page => page with
            {
                FileReason = reason, FileMessage = text["File_Problems"], Problems = problems, Edited = ruleset, IsFile = true,
            }, cancel);
        }

        // Other weights than those shipped are no longer this product's default, whatever the file says.
        bool sameWeights = ruleset.Dimensions.Select(dimension => (dimension.Code, dimension.Weight))
            .SequenceEqual(shown.Ruleset.Dimensions.Select(dimension => (dimension.Code, dimension.Weight)));
        ruleset = ruleset with { WeightsAreDefault = ruleset.WeightsAreDefault && sameWeights };
        return await SaveAsync(programId, ruleset, baseVersion, reason, page => page with { FileReason = reason, IsFile = true }, cancel);
    }

    private async Task<IActionResult> SaveAsync(
        string programId, Ruleset ruleset, int baseVersion, string? reason, Func<RulesEditPage, RulesEditPage> keep, CancellationToken cancel)
    {
        var refusal = await programs.SaveRulesetAsync(Actor.Of(User), programId, ruleset, baseVersion, reason?.Trim() ?? "", cancel);
        if (refusal is null)
        {
            TempData["Notice"] = text["RulesetSaved", baseVersion + 1].Value;
            return LocalRedirect($"~/programs/{programId}/rules");
        }

        int status = refusal is ProgramRefusal.SavedElsewhere or ProgramRefusal.RulesetFrozen ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return await AgainAsync(programId, page => keep(page) with { Refusal = refusal, Edited = ruleset }, cancel, status);
    }

    private async Task<IActionResult> AgainAsync(
        string programId, Func<RulesEditPage, RulesEditPage> with, CancellationToken cancel, int status = StatusCodes.Status422UnprocessableEntity)
    {
        Response.StatusCode = status;
        return View(nameof(RulesEdit), with((await PageAsync(programId, cancel))!));
    }

    /// <summary>The page on top of the newest version.</summary>
    private async Task<RulesEditPage?> PageAsync(string programId, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program || await programs.NewestRulesetAsync(programId, cancel) is not { } newest)
            return null;
        var ruleset = newest.Ruleset;
        return new RulesEditPage
        {
            Program = program, Newest = newest, Shown = newest, Ruleset = ruleset, Form = RulesetFormFilling.Fill(ruleset, newest.Version),
        };
    }
}
