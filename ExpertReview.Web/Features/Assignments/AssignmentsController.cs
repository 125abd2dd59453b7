using System.Globalization;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Assignments;

/// <summary>Who reviews what, by codes: the matrix, each application, each expert, and changes by hand.</summary>
[Authorize(Policies.ReadAssignments)]
[Route("programs/{programId}/assignments")]
public sealed class AssignmentsController(
    Database database, AssignmentChanges changes, ProgramStore programs, IStringLocalizer<AssignmentsText> text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Assignments(string programId, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program || await AssignmentBoard.ReadAsync(database, programId, cancel) is not { } board)
            return NotFound();
        return View(new AssignmentsPage
        {
            Program = program,
            Board = board,
            Drawn = await AssignmentStore.NewestDrawAsync(database, board.Round.RoundId, cancel),
        });
    }

    [HttpGet("applications/{blindCode}")]
    public Task<IActionResult> Application(string programId, string blindCode, CancellationToken cancel) =>
        ApplicationAsync(programId, new ManualChange { BlindCode = blindCode, Reason = "" }, null, cancel);

    [Authorize(Policies.HandleAssignments)]
    [HttpPost("applications/{blindCode}")]
    public async Task<IActionResult> Change(
        string programId, string blindCode, string? add, string? withdraw, string? reason, CancellationToken cancel)
    {
        var change = new ManualChange
        {
            BlindCode = blindCode, Add = NullIfEmpty(add), Withdraw = NullIfEmpty(withdraw), Reason = reason?.Trim() ?? "",
        };
        var (refusal, changed) = await changes.ChangeAsync(Actor.Of(User), programId, change, cancel);
        if (refusal is not null)
            return await ApplicationAsync(programId, change, refusal, cancel);
        TempData["Notice"] = text["Notice_Changed", blindCode, List(changed!.Before), List(changed.After)].Value;
        return RedirectToAction(nameof(Application), new { programId, blindCode });
    }

    [HttpGet("experts/{expertCode}")]
    public async Task<IActionResult> Expert(string programId, string expertCode, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program
            || await AssignmentBoard.ReadAsync(database, programId, cancel) is not { } board
            || board.Experts.FirstOrDefault(expert => expert.ExpertCode == expertCode) is not { } expert)
            return NotFound();
        return View(new ExpertAssignmentsPage { Program = program, Board = board, Expert = expert });
    }

    private async Task<IActionResult> ApplicationAsync(string programId, ManualChange change, AssignmentRefusal? refusal, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program
            || await AssignmentBoard.ReadAsync(database, programId, cancel) is not { } board
            || board.Applications.FirstOrDefault(released => released.BlindCode == change.BlindCode) is not { } application)
            return NotFound();
        if (refusal is not null)
            Response.StatusCode = refusal is AssignmentRefusal.ReasonMissing or AssignmentRefusal.NothingToChange
                ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status409Conflict;
        return View("Application", new ApplicationAssignmentsPage
        {
            Program = program, Board = board, Application = application, Change = change, Refusal = refusal,
        });
    }

    private string List(IReadOnlyList<string> codes) =>
        codes.Count == 0 ? text["Nobody"] : string.Join(CultureInfo.CurrentUICulture.Name == "en" ? ", " : "、", codes);

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
