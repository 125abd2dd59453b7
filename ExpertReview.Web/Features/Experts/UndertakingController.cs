using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Before any material opens: the expert signs the undertaking, then declares relations.</summary>
[Authorize(Policies.Score)]
[Route("undertaking")]
public sealed class UndertakingController(ExpertStore experts, ProgramStore programs, IStringLocalizer<ExpertsText> text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Undertaking(CancellationToken cancel) =>
        await PageAsync(cancel) is { } page ? View(page) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Sign(bool accepted, string? name, string? textHash, CancellationToken cancel)
    {
        var refusal = await experts.SignUndertakingAsync(
            Actor.Of(User), UndertakingText.Of(text), new UndertakingSignature(accepted, name ?? "", textHash ?? ""), cancel);
        return await AnswerAsync(refusal, "Notice_Signed", page => page with { Name = name, IsAccepted = accepted }, cancel);
    }

    [HttpPost("relations")]
    public async Task<IActionResult> Declare(RelationsForm form, CancellationToken cancel)
    {
        var refusal = await experts.DeclareRelationsAsync(Actor.Of(User), form.Relations(), form.Statement, cancel);
        return await AnswerAsync(refusal, "Notice_Declared", page => page with { Form = form }, cancel);
    }

    private async Task<IActionResult> AnswerAsync(
        ExpertRefusal? refusal, string notice, Func<UndertakingPage, UndertakingPage> kept, CancellationToken cancel)
    {
        if (refusal is null)
        {
            TempData["Notice"] = text[notice].Value;
            return RedirectToAction(nameof(Undertaking));
        }

        if (await PageAsync(cancel) is not { } page)
            return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        ModelState.Clear();
        return View(nameof(Undertaking), kept(page) with { Refusal = refusal });
    }

    private async Task<UndertakingPage?> PageAsync(CancellationToken cancel)
    {
        if (await experts.OfAccountAsync(Actor.Of(User).Id, cancel) is not { } expert)
            return null;
        var program = await programs.FindAsync(expert.ProgramId, cancel);
        return new UndertakingPage
        {
            Expert = expert,
            Program = program!,
            Text = UndertakingText.Of(text),
            Declared = await experts.RelationsAsync(expert.ExpertId, cancel),
        };
    }
}
