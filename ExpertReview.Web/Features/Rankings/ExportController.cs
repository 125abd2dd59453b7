using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>Exports, by POST: each is an act that the ledger records.</summary>
[Route("programs/{programId}/ranking")]
[Authorize(Policies.ReadRankings)]
public sealed class ExportController(
    RoundStore rounds, RankingStore rankings, ExportStore exports, IAuthorizationService authorization,
    IStringLocalizer<RankingsText> text) : Controller
{
    /// <summary>The state of the moment, marked as provisional.</summary>
    [HttpPost("export/{kind}/{format}")]
    public async Task<IActionResult> Live(string programId, ExportKind kind, ExportFormat format, CancellationToken cancel)
    {
        if (!ModelState.IsValid || await rounds.InitialAsync(programId, cancel) is not { State: not RoundState.Planned } round)
            return NotFound();
        if (round.HidesRanking())
        {
            TempData["Refusal"] = text["Refusal_" + RankingRefusal.RoundSealed].Value;
            return LocalRedirect($"/programs/{programId}/ranking");
        }

        var ranking = await rankings.LiveAsync(round, cancel);
        return Download(ranking, kind, format, await exports.WriteAsync(Actor.Of(User), ranking, kind, format, await CitiesAsync(ranking), cancel));
    }

    [HttpPost("{number:int}/export/{kind}/{format}")]
    public async Task<IActionResult> Frozen(string programId, int number, ExportKind kind, ExportFormat format, CancellationToken cancel)
    {
        if (await FrozenAsync(programId, number, cancel) is not { } ranking)
            return NotFound();
        return Download(ranking, kind, format, await exports.WriteAsync(Actor.Of(User), ranking, kind, format, await CitiesAsync(ranking), cancel));
    }

    /// <summary>The shortlist with applicants' names: for those who may both read rankings and see identities, which is the organizer.</summary>
    [HttpPost("{number:int}/export-names/{format}")]
    [Authorize(Policies.ReadApplications)]
    public async Task<IActionResult> FrozenWithNames(string programId, int number, ExportFormat format, CancellationToken cancel)
    {
        if (await FrozenAsync(programId, number, cancel) is not { } ranking)
            return NotFound();
        byte[] file = await exports.WriteWithNamesAsync(Actor.Of(User), ranking, format, await CitiesAsync(ranking), cancel);
        return Download(ranking, ExportKind.Shortlist, format, file, "-names");
    }

    private async Task<RoundRanking?> FrozenAsync(string programId, int number, CancellationToken cancel) =>
        ModelState.IsValid && await rounds.InitialAsync(programId, cancel) is { } round && await rankings.FrozenAsync(round.RoundId, number, cancel) is { } frozen
            ? await rankings.OpenAsync(round, frozen, cancel)
            : null;

    private async Task<CityLabels> CitiesAsync(RoundRanking ranking) => new(
        ranking.Inputs,
        (await authorization.AuthorizeAsync(User, Policies.ReadApplications)).Succeeded,
        number => text["City_Numbered", number]);

    private FileContentResult Download(RoundRanking ranking, ExportKind kind, ExportFormat format, byte[] file, string suffix = "")
    {
        string state = ranking.Number is { } number ? $"ranking-{number}" : $"provisional-{ranking.EventNumber}";
        string type = format == ExportFormat.Xlsx ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        return File(file, type, $"{ranking.Round.ProgramId}-{state}-{kind}{suffix}.{format}".ToLowerInvariant());
    }
}
