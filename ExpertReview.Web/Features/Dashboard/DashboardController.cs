using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using ExpertReview.Web.Features.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Dashboard;

/// <summary>The live round: its page, the two parts that follow the news, and the organizer's buttons.</summary>
[Route("programs/{programId}/dashboard")]
[Authorize(Policies.WatchRound)]
public sealed class DashboardController(
    DashboardReader reader, ProgramStore programs, RoundStore rounds, IAuthorizationService authorization, TimeProvider clock,
    IStringLocalizer<DashboardText> text, IStringLocalizer<ProgramsText> programsText) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Dashboard(string programId, CancellationToken cancel) =>
        await PageAsync(programId, cancel) is { } page ? View(page) : NotFound();

    /// <summary>The part that follows every save; it holds no mark, total or order.</summary>
    [HttpGet("progress")]
    public async Task<IActionResult> Progress(string programId, CancellationToken cancel) =>
        await reader.FindAsync(programId, cancel) is var (_, round)
            ? PartialView("_Progress", await reader.ProgressAsync(round, cancel))
            : NotFound();

    /// <summary>The part that follows the ranking.</summary>
    [HttpGet("ranking")]
    [Authorize(Policies.ReadRankings)]
    public async Task<IActionResult> Ranking(string programId, CancellationToken cancel) =>
        await reader.FindAsync(programId, cancel) is var (_, round)
            ? PartialView("_LiveRanking", await reader.RankingAsync(round, cancel))
            : NotFound();

    [HttpPost("open")]
    [Authorize(Policies.RunRound)]
    public Task<IActionResult> Open(string programId, RoundForm form, CancellationToken cancel) =>
        ActAsync(programId, form, "Opened", async round => HasBadTime(form)
            ? text["ClosesAtUnreadable", form.ClosesAt!]
            : Refusal(await rounds.OpenAsync(Actor.Of(User), round.RoundId, form.Seal, ChinaTime.Read(form.ClosesAt), cancel)), cancel);

    [HttpPost("pause")]
    [Authorize(Policies.RunRound)]
    public Task<IActionResult> Pause(string programId, RoundForm form, CancellationToken cancel) =>
        ActAsync(programId, form, "Paused", async round =>
            Refusal(await rounds.PauseAsync(Actor.Of(User), round.RoundId, form.Message?.Trim() ?? "", cancel)), cancel);

    [HttpPost("resume")]
    [Authorize(Policies.RunRound)]
    public Task<IActionResult> Resume(string programId, RoundForm form, CancellationToken cancel) =>
        ActAsync(programId, form, "Resumed", async round => Refusal(await rounds.ResumeAsync(Actor.Of(User), round.RoundId, cancel)), cancel);

    [HttpPost("extend")]
    [Authorize(Policies.RunRound)]
    public Task<IActionResult> Extend(string programId, RoundForm form, CancellationToken cancel) =>
        ActAsync(programId, form, "Extended", async round => ChinaTime.Read(form.ClosesAt) is { } closesAt
            ? Refusal(await rounds.ExtendAsync(Actor.Of(User), round.RoundId, closesAt, form.Reason ?? "", cancel))
            : text["ClosesAtUnreadable", form.ClosesAt ?? ""], cancel);

    [HttpPost("close")]
    [Authorize(Policies.RunRound)]
    public Task<IActionResult> Close(string programId, RoundForm form, CancellationToken cancel) =>
        ActAsync(programId, form, "Closed", async round => form.Force && string.IsNullOrWhiteSpace(form.Reason)
            ? Refusal(ProgramRefusal.ReasonMissing)
            : Refusal(await rounds.CloseAsync(Actor.Of(User), round.RoundId, form.Force ? form.Reason : null, cancel)), cancel);

    /// <summary>From reconsideration to the final phase, and back.</summary>
    [HttpPost("move/{phase}")]
    [Authorize(Policies.RunRound)]
    public Task<IActionResult> Move(string programId, Phase phase, RoundForm form, CancellationToken cancel) =>
        ActAsync(programId, form, "Moved", async _ =>
            Refusal(await programs.MoveAsync(Actor.Of(User), programId, phase, form.Reason ?? "", cancel)), cancel);

    private static bool HasBadTime(RoundForm form) => !string.IsNullOrWhiteSpace(form.ClosesAt) && ChinaTime.Read(form.ClosesAt) is null;

    private string? Refusal(ProgramRefusal? refusal) => refusal is null ? null : programsText["Refusal_" + refusal].Value;

    private async Task<IActionResult> ActAsync(
        string programId, RoundForm form, string notice, Func<Round, Task<string?>> act, CancellationToken cancel)
    {
        if (!ModelState.IsValid || await reader.FindAsync(programId, cancel) is not var (_, round))
            return NotFound();
        if (await act(round) is not { } message)
        {
            TempData["Notice"] = text["Notice_" + notice].Value;
            return LocalRedirect($"/programs/{programId}/dashboard");
        }

        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(nameof(Dashboard), await PageAsync(programId, cancel) is { } page ? page with { Form = form, Message = message } : null);
    }

    private async Task<DashboardPage?> PageAsync(string programId, CancellationToken cancel)
    {
        if (await reader.FindAsync(programId, cancel) is not var (program, round))
            return null;
        return new DashboardPage
        {
            Program = program,
            Round = round,
            Progress = await reader.ProgressAsync(round, cancel),
            Ranking = await MayAsync(Policies.ReadRankings) ? await reader.RankingAsync(round, cancel) : null,
            MayRun = await MayAsync(Policies.RunRound),
            Now = clock.GetUtcNow(),
        };
    }

    private async Task<bool> MayAsync(string policy) => (await authorization.AuthorizeAsync(User, policy)).Succeeded;
}
