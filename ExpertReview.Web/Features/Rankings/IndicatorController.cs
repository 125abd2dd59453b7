using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>How one application's indicator scores come about.</summary>
[Route("programs/{programId}/ranking")]
[Authorize(Policies.ReadRankings)]
public sealed class IndicatorController(ProgramStore programs, RoundStore rounds, RankingStore rankings) : Controller
{
    [HttpGet("indicators/{code}")]
    public async Task<IActionResult> Live(string programId, string code, CancellationToken cancel)
    {
        if (await rounds.InitialAsync(programId, cancel) is not { State: not RoundState.Planned } round || round.HidesRanking())
            return NotFound();
        return await PageAsync(programId, await rankings.LiveAsync(round, cancel), code, $"/programs/{programId}/ranking", cancel);
    }

    [HttpGet("{number:int}/indicators/{code}")]
    public async Task<IActionResult> Frozen(string programId, int number, string code, CancellationToken cancel)
    {
        if (await rounds.InitialAsync(programId, cancel) is not { } round || await rankings.FrozenAsync(round.RoundId, number, cancel) is not { } frozen)
            return NotFound();
        return await PageAsync(programId, await rankings.OpenAsync(round, frozen, cancel), code, $"/programs/{programId}/ranking/{number}", cancel);
    }

    private async Task<IActionResult> PageAsync(string programId, RoundRanking ranking, string code, string address, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program
            || ranking.Inputs.Applications.FirstOrDefault(application => application.Code == code) is not { } application
            || ranking.Indicators?.Find(code) is not { } indicators)
            return NotFound();
        return View("Indicators", new IndicatorsPage
        {
            Program = program,
            Ranking = ranking,
            Application = application,
            Indicators = indicators,
            Scores = [.. IndicatorScoring.Scores(ranking.Ruleset, ranking.Inputs).Where(score => score.Application == code)],
            Address = address,
        });
    }
}
