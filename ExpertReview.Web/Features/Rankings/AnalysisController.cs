using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings.Reporting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>What the statistics say of the live and of each frozen ranking: part by part on screen, and as a report to be signed.</summary>
[Route("programs/{programId}/ranking")]
[Authorize(Policies.ReadRankings)]
public sealed class AnalysisController(
    ProgramStore programs, RoundStore rounds, RankingStore rankings, AnalysisSections sections, IAuthorizationService authorization,
    IStringLocalizer<RankingsText> text) : Controller
{
    [HttpGet("analysis")]
    public Task<IActionResult> Live(string programId, AnalysisPart part, string? type, CancellationToken cancel) => PageAsync(programId, null, part, type, cancel);

    [HttpGet("{number:int}/analysis")]
    public Task<IActionResult> Frozen(string programId, int number, AnalysisPart part, string? type, CancellationToken cancel) =>
        PageAsync(programId, number, part, type, cancel);

    [HttpGet("analysis/report")]
    public Task<IActionResult> LiveReport(string programId, CancellationToken cancel) => PageAsync(programId, null, part: null, type: null, cancel);

    [HttpGet("{number:int}/analysis/report")]
    public Task<IActionResult> FrozenReport(string programId, int number, CancellationToken cancel) => PageAsync(programId, number, part: null, type: null, cancel);

    private async Task<IActionResult> PageAsync(string programId, int? number, AnalysisPart? part, string? type, CancellationToken cancel)
    {
        if (!ModelState.IsValid || (part is { } asked && !Enum.IsDefined(asked))
            || await programs.FindAsync(programId, cancel) is not { } program || await rounds.InitialAsync(programId, cancel) is not { } round)
            return NotFound();
        // A sealed round: nothing below this line reads a mark.
        if (number is null && (round.State == RoundState.Planned || round.HidesRanking()))
        {
            TempData["Refusal"] = text[round.State == RoundState.Planned ? "NotOpenYet" : "Refusal_" + RankingRefusal.RoundSealed].Value;
            return LocalRedirect($"/programs/{programId}/ranking");
        }

        var frozen = number is { } given ? await rankings.FrozenAsync(round.RoundId, given, cancel) : null;
        if (number is not null && frozen is null)
            return NotFound();
        var ranking = frozen is null ? await rankings.LiveAsync(round, cancel) : await rankings.OpenAsync(round, frozen, cancel);
        bool namesCities = (await authorization.AuthorizeAsync(User, Policies.ReadApplications)).Succeeded;
        var cities = new CityLabels(ranking.Inputs, namesCities, city => text["City_Numbered", city]);
        var subject = RoundAnalysis.Of(ranking) is { } analysis ? new AnalysisSubject(analysis, ranking.Ruleset, city => cities[city]) : null;
        return View(part is null ? "AnalysisReport" : "Analysis", new AnalysisPage
        {
            Program = program,
            Ranking = ranking,
            Frozen = frozen,
            Subject = subject,
            Part = part,
            Type = ranking.Result.Types.Any(known => known.Type == type) ? type : null,
            Sections = subject is null ? [] : part is { } one ? [sections.Of(subject, one)] : sections.All(subject),
        });
    }
}
