using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>The tablet's pages, and the same door as <see cref="TabletHub"/> for when no socket is up.</summary>
[Authorize(Policies.Score)]
[Route("tablet")]
public sealed class TabletController(
    ScoreSheetStore sheets, ScoreSheetWriter writer, FrozenRulesets rulesets, DossierReader dossiers,
    IStringLocalizer<ScoreSheetsText> text, TimeProvider clock) : Controller
{
    private Actor Me => Actor.Of(User);

    /// <summary>My applications, each with where it stands.</summary>
    [HttpGet("")]
    public async Task<IActionResult> SheetList(CancellationToken cancel)
    {
        var (desk, elsewhere) = await EnterAsync(cancel);
        return elsewhere ?? View(await PagesAsync(desk!, null, cancel));
    }

    /// <summary>我的一览: all my marks side by side, before submitting.</summary>
    [HttpGet("overview")]
    public async Task<IActionResult> Overview(CancellationToken cancel)
    {
        var (desk, elsewhere) = await EnterAsync(cancel);
        if (elsewhere is not null)
            return elsewhere;
        var pages = await PagesAsync(desk!, null, cancel);
        return pages.Ruleset is null || !pages.Own.Any() ? RedirectToAction(nameof(SheetList)) : View(pages);
    }

    /// <summary>The score page of one application.</summary>
    [HttpGet("{blindCode}")]
    public async Task<IActionResult> Tablet(string blindCode, CancellationToken cancel)
    {
        var (desk, elsewhere) = await EnterAsync(cancel);
        if (elsewhere is not null)
            return elsewhere;
        var pages = await PagesAsync(desk!, blindCode, cancel);
        if (pages.Ruleset is null
            || pages.Own.FirstOrDefault(own => own.BlindCode == blindCode) is not { } sheet
            || await dossiers.ReadAsync(pages.Desk, sheet, pages.Ruleset, cancel) is not { } dossier)
            return NotFound();
        return View(new TabletPage
        {
            Desk = pages.Desk, Ruleset = pages.Ruleset, Sheets = pages.Sheets, Script = pages.Script, Sheet = sheet, Dossier = dossier,
        });
    }

    /// <summary>How my round stands now.</summary>
    [HttpGet("status")]
    public async Task<IActionResult> Status(CancellationToken cancel) =>
        await sheets.DeskAsync(Me.Id, cancel) is { } desk ? Json(StatusOf(desk)) : NotFound();

    /// <summary>All my sheets as the server holds them.</summary>
    [HttpGet("sheets")]
    public async Task<IActionResult> Sheets(CancellationToken cancel)
    {
        var desk = await sheets.DeskAsync(Me.Id, cancel);
        return desk is not { IsActive: true, IsCleared: true }
            ? Answer(Refused(desk is { IsActive: true } ? MarkRefusal.NotCleared : MarkRefusal.NotAnExpert))
            : Json((await sheets.SheetsAsync(desk, cancel)).Where(sheet => !sheet.IsRecused).Select(sheet => sheet.OnServer));
    }

    /// <summary>One of my sheets as the server holds it, or why it is not mine.</summary>
    [HttpGet("sheets/{blindCode}")]
    public async Task<IActionResult> Sheet(string blindCode, CancellationToken cancel)
    {
        var desk = await sheets.DeskAsync(Me.Id, cancel);
        var seat = desk is null ? null : await sheets.SeatAsync(Me.Id, desk.Number, blindCode, cancel);
        return seat is { IsActive: true, IsCleared: true, OnServer: { } onServer }
            ? Json(onServer)
            : Answer(Refused(seat is null ? MarkRefusal.NotAnExpert : seat.Refusal() ?? MarkRefusal.NotAssigned));
    }

    [HttpPost("sheets/save")]
    public async Task<IActionResult> Save([FromBody] SaveSheet? request) => Answer(await writer.SaveAsync(Me, request));

    [HttpPost("sheets/submit")]
    public async Task<IActionResult> Submit([FromBody] MoveSheet? request) => Answer(await writer.SubmitAsync(Me, request));

    [HttpPost("sheets/reopen")]
    public async Task<IActionResult> Reopen([FromBody] MoveSheet? request) => Answer(await writer.ReopenAsync(Me, request));

    [HttpPost("sheets/recuse")]
    public async Task<IActionResult> Recuse([FromBody] RecuseFromSheet? request) => Answer(await writer.RecuseAsync(Me, request));

    /// <summary>Who sits here; or where an expert goes who is not cleared yet, and what others get.</summary>
    private async Task<(Desk? Desk, IActionResult? Elsewhere)> EnterAsync(CancellationToken cancel) =>
        await sheets.DeskAsync(Me.Id, cancel) switch
        {
            null or { IsActive: false } => (null, View("NoDesk")),
            { IsCleared: false } => (null, Redirect("/undertaking")),
            { } desk => (desk, null),
        };

    private async Task<TabletPages> PagesAsync(Desk desk, string? sheet, CancellationToken cancel)
    {
        var ruleset = await rulesets.FindAsync(desk.ProgramId, desk.RulesetVersion, cancel);
        var all = await sheets.SheetsAsync(desk, cancel);
        var script = new TabletScript
        {
            User = desk.ExpertId, Expert = desk.ExpertCode, Round = desk.Number, Sheet = sheet, Status = StatusOf(desk),
            Sheets = [.. all.Where(own => !own.IsRecused).Select(own => own.OnServer)],
            Dimensions = ruleset is null ? [] : [.. ruleset.Dimensions.Select(dimension => new ScriptDimension(
                dimension.Code, dimension.Label(), dimension.Weight, dimension.Minimum, dimension.Maximum, dimension.Step))],
            CommentRequired = ruleset?.CommentRequired ?? false, CommentMaxLength = ruleset?.CommentMaxLength ?? 0,
            Decimals = ruleset?.Ranking.Decimals ?? 2,
            Text = text.GetAllStrings(includeParentCultures: true)
                .Where(line => line.Name.StartsWith("Script_", StringComparison.Ordinal))
                .DistinctBy(line => line.Name)
                .ToDictionary(line => line.Name["Script_".Length..], line => line.Value),
        };
        return new() { Desk = desk, Ruleset = ruleset, Sheets = all, Script = script.Write() };
    }

    private RoundStatus StatusOf(Desk desk) => new(desk.ExpertCode, desk.State, desk.ClosesAt, clock.GetUtcNow(), desk.Message);

    private SheetReply Refused(MarkRefusal refusal) => new() { Refusal = refusal.ToString(), Message = text["Refusal_" + refusal] };

    private static JsonResult Answer(SheetReply reply) => new(reply)
    {
        StatusCode = reply.Refusal switch
        {
            null => StatusCodes.Status200OK,
            nameof(MarkRefusal.Malformed) or nameof(MarkRefusal.UnknownDimension) or nameof(MarkRefusal.OutOfRange) or nameof(MarkRefusal.OffStep)
                or nameof(MarkRefusal.CommentTooLong) or nameof(MarkRefusal.CommentUnreadable) or nameof(MarkRefusal.Incomplete)
                or nameof(MarkRefusal.CommentMissing) or nameof(MarkRefusal.ReasonMissing) => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        },
    };
}
