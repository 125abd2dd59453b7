using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>The live ranking, freezing it, and the frozen ones.</summary>
[Route("programs/{programId}/ranking")]
[Authorize(Policies.ReadRankings)]
public sealed class RankingController(
    ProgramStore programs, RoundStore rounds, RankingStore rankings, ProgressStore progress, IAuthorizationService authorization,
    IStringLocalizer<RankingsText> text) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Ranking(string programId, string? type, CancellationToken cancel)
    {
        if (await FindAsync(programId, cancel) is not var (program, round))
            return NotFound();
        // A sealed round: nothing below this line reads a mark.
        bool isShown = round.State != RoundState.Planned && !round.HidesRanking();
        return View(new RankingPage
        {
            Program = program,
            Round = round,
            Tables = isShown ? await TablesAsync(await rankings.LiveAsync(round, cancel), type, $"/programs/{programId}/ranking") : null,
            Progress = await progress.OfAsync(round, cancel),
            Frozen = await rankings.AllFrozenAsync(round.RoundId, cancel),
            MayFreeze = Obstacle(program, round) is null && await MayAsync(Policies.FreezeRankings),
        });
    }

    [HttpGet("freeze")]
    [Authorize(Policies.FreezeRankings)]
    public async Task<IActionResult> Freeze(string programId, int? fewestSheets, bool setAside, CancellationToken cancel)
    {
        if (await FindAsync(programId, cancel) is not var (program, round) || round.HidesRanking() || round.State == RoundState.Planned)
            return NotFound();
        int experts = (await rankings.RulesetAsync(round, cancel)).Ruleset.ExpertsPerApplication;
        return View(await FreezePageAsync(program, round, Terms(Math.Clamp(fewestSheets ?? experts, 1, experts), setAside), cancel));
    }

    [HttpPost("freeze")]
    [Authorize(Policies.FreezeRankings)]
    public async Task<IActionResult> FreezeNow(string programId, int fewestSheets, bool setAside, string? reason, CancellationToken cancel)
    {
        if (await FindAsync(programId, cancel) is not var (program, round) || round.HidesRanking() || round.State == RoundState.Planned)
            return NotFound();
        var (number, refusal) = await rankings.FreezeAsync(Actor.Of(User), round.RoundId, Terms(fewestSheets, setAside), reason ?? "", cancel);
        if (refusal is null)
        {
            TempData["Notice"] = text["Notice_Frozen", number!].Value;
            return LocalRedirect($"/programs/{programId}/ranking/{number}");
        }

        Response.StatusCode = refusal is RankingRefusal.ReasonMissing or RankingRefusal.FewestSheetsOutOfRange
            ? StatusCodes.Status422UnprocessableEntity
            : StatusCodes.Status409Conflict;
        var page = await FreezePageAsync(program, round, Terms(Math.Max(1, fewestSheets), setAside), cancel);
        return View(nameof(Freeze), page with { Reason = reason, Message = text["Refusal_" + refusal] });
    }

    [HttpGet("{number:int}")]
    public Task<IActionResult> Frozen(string programId, int number, string? type, CancellationToken cancel) =>
        FrozenPageAsync(programId, number, type, recompute: false, cancel);

    /// <summary>Computes the frozen ranking again and says whether it is confirmed; changes nothing.</summary>
    [HttpGet("{number:int}/recompute")]
    public Task<IActionResult> Recompute(string programId, int number, CancellationToken cancel) =>
        FrozenPageAsync(programId, number, type: null, recompute: true, cancel);

    private static RankingTerms Terms(int fewestSheets, bool setAside) =>
        new() { FewestSheets = fewestSheets, IncompleteSheets = setAside ? Scoring.IncompleteSheetPolicy.SetAside : Scoring.IncompleteSheetPolicy.WithholdTotal };

    private static RankingRefusal? Obstacle(Programs.Program program, Round round) =>
        round.State != RoundState.Closed ? RankingRefusal.RoundNotClosed
        : program.Phase.Allows(PhaseRight.Freeze) ? null
        : RankingRefusal.PhaseForbids;

    private async Task<FreezePage> FreezePageAsync(Programs.Program program, Round round, RankingTerms terms, CancellationToken cancel) => new()
    {
        Program = program,
        Round = round,
        Ranking = await rankings.ComputeAsync(round, terms, cancel),
        FewestSheets = terms.FewestSheets,
        SetsUnfinishedAside = terms.IncompleteSheets == Scoring.IncompleteSheetPolicy.SetAside,
        Obstacle = Obstacle(program, round),
    };

    private async Task<IActionResult> FrozenPageAsync(string programId, int number, string? type, bool recompute, CancellationToken cancel)
    {
        if (await FindAsync(programId, cancel) is not var (program, round)
            || await rankings.FrozenAsync(round.RoundId, number, cancel) is not { } frozen)
            return NotFound();
        return View(nameof(Frozen), new FrozenPage
        {
            Program = program,
            Frozen = frozen,
            Tables = await TablesAsync(
                await rankings.OpenAsync(round, frozen, cancel), type, $"/programs/{programId}/ranking/{number}"),
            MayRevealNames = await MayAsync(Policies.ReadApplications),
            Recomputation = recompute ? await rankings.RecomputeAsync(round, frozen, cancel) : null,
        });
    }

    private async Task<RankingTables> TablesAsync(RoundRanking ranking, string? type, string address) => new()
    {
        Ranking = ranking,
        Type = ranking.Result.Types.Any(known => known.Type == type) ? type : null,
        Cities = new CityLabels(ranking.Inputs, await MayAsync(Policies.ReadApplications), number => text["City_Numbered", number]),
        Address = address,
    };

    private async Task<bool> MayAsync(string policy) => (await authorization.AuthorizeAsync(User, policy)).Succeeded;

    private async Task<(Programs.Program Program, Round Round)?> FindAsync(string programId, CancellationToken cancel) =>
        await programs.FindAsync(programId, cancel) is { } program && await rounds.InitialAsync(programId, cancel) is { } round
            ? (program, round)
            : null;
}
