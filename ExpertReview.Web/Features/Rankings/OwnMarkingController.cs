using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>我的评分特点: how the expert who asks marked, once the result is final.</summary>
[Route("tablet/marking")]
[Authorize(Policies.Score)]
public sealed class OwnMarkingController(OwnMarkingStore store) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> OwnMarking(CancellationToken cancel) =>
        View(new OwnMarkingPage(await store.FindAsync(Actor.Of(User).Id, cancel)));
}

/// <summary>The expert's own page.</summary>
/// <param name="Own">The own figures; null while they are not shown.</param>
public sealed record OwnMarkingPage(OwnMarking? Own);
