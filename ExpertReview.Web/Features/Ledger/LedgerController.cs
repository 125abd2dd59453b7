using System.Text;
using ExpertReview.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Ledger;

/// <summary>台账: everything that happened, in plain words; verified and exported here, changed nowhere.</summary>
[Authorize(Policy)]
[Route("ledger")]
public sealed class LedgerController(
    LedgerTimelineStore timeline, LedgerVerification verification, LedgerStore ledger, Database database,
    IStringLocalizer<LedgerText> text) : Controller
{
    // By name: accounts rest on the ledger, not the other way round.
    private const string Policy = "ReadLedger";
    private const string Administrator = "admin";
    private const int PageSize = 50;

    [HttpGet("")]
    public async Task<IActionResult> Ledger(LedgerFilter filter, CancellationToken cancel)
    {
        var entries = await timeline.PageAsync(filter, SeesMarks, PageSize + 1, cancel);
        return View(new LedgerPage
        {
            Filter = filter,
            Entries = [.. entries.Take(PageSize)],
            HasOlder = entries.Count > PageSize,
            Count = await timeline.CountAsync(filter, SeesMarks, cancel),
            Programs = await timeline.ProgramsAsync(cancel),
            Verdict = verification.Last,
            Problems = [.. ModelState.Where(field => field.Value?.Errors.Count > 0).Select(field => text["FilterInvalid", text[$"Filter_{field.Key}"]].Value)],
        });
    }

    [HttpPost("verify")]
    public async Task<IActionResult> Verify(CancellationToken cancel)
    {
        await verification.VerifyAsync(cancel);
        return RedirectToAction(nameof(Ledger));
    }

    /// <summary>JSON Lines, streamed; the export itself is an entry.</summary>
    [HttpGet("export")]
    public async Task<IActionResult> Export(LedgerFilter filter, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var head = await ledger.HeadAsync(cancel);
        // Not the filter itself: what was typed into it may be a name.
        bool isFiltered = filter != new LedgerFilter();
        await database.TransactionAsync(transaction =>
            ledger.AppendAsync(transaction, Actor.Of(User), Act.Exported, null, "ledger", new { head.Sequence, head.Hash, isFiltered }), cancel);
        Response.ContentType = "application/x-ndjson; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"ledger-{head.Sequence}.jsonl\"";
        await foreach (var entry in timeline.AllAsync(filter, SeesMarks, cancel))
            await Response.Body.WriteAsync(Encoding.UTF8.GetBytes(LedgerLine.Of(entry) + "\n"), cancel);
        return new EmptyResult();
    }

    private bool SeesMarks => !User.IsInRole(Administrator);
}
