using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Experts;

/// <summary>Pairing codes for experts' tablets, on a sheet to print and cut: one card per expert.</summary>
[Authorize(Policies.HandleExperts)]
[Route("programs/{programId}/experts/pairing")]
public sealed class PairingSheetController(ExpertStore experts, ProgramStore programs, Pairing pairing) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Pairing(string programId, CancellationToken cancel) => PageAsync(programId, [], false, cancel);

    /// <summary>Makes a code for each chosen expert. The answer shows them, for only hashes are kept: there is no page to redirect to.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Make(string programId, List<string> codes, CancellationToken cancel)
    {
        var cards = new List<PairingCard>();
        foreach (var expert in (await experts.AllAsync(programId, cancel)).Where(expert => codes.Contains(expert.ExpertCode)))
        {
            if (expert.IsActive && await pairing.MayPairAsync(expert.AccountId, cancel))
                cards.Add(new PairingCard(expert, await pairing.MakeAsync(Actor.Of(User), expert.AccountId, cancel)));
        }

        return await PageAsync(programId, cards, cards.Count == 0, cancel);
    }

    private async Task<IActionResult> PageAsync(string programId, List<PairingCard> cards, bool isNoneChosen, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program)
            return NotFound();
        if (isNoneChosen)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Pairing", new PairingSheetPage
        {
            Program = program,
            Experts = [.. (await experts.AllAsync(programId, cancel)).Where(expert => expert.IsActive)],
            Cards = cards,
            IsNoneChosen = isNoneChosen,
            Address = $"{Request.Scheme}://{Request.Host}",
        });
    }
}
