using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>The administrator's pages: who may sign in.</summary>
[Authorize(Policies.ManageAccounts)]
[Route("accounts")]
public sealed class AccountsController(
    AccountRegister register, AccountStore store, TimeProvider clock, IStringLocalizer<AccountsText> text) : Controller
{
    private const string PasswordKey = "OneTimePassword";

    [HttpGet("")]
    public async Task<IActionResult> Accounts(string? role, AccountCondition? condition, string? words)
    {
        var now = clock.GetUtcNow();
        var all = (await store.AllAsync(HttpContext.RequestAborted)).Select(account => AccountRow.From(account, now)).ToList();
        return View(new AccountsPage
        {
            Role = role, Condition = condition, Words = words, Total = all.Count,
            Rows = [.. all.Where(row => (role is null or "" || row.Account.Role == role)
                && (condition is null || row.Condition == condition)
                && (string.IsNullOrWhiteSpace(words) || row.Contains(words.Trim())))],
        });
    }

    [HttpGet("new")]
    public IActionResult NewAccount() => View(new NewAccountPage());

    [HttpPost("new")]
    public async Task<IActionResult> NewAccount(NewAccountPage page)
    {
        var outcome = await register.CreateAsync(Actor.Of(User), page.UserName?.Trim() ?? "", page.DisplayName ?? "", page.Role ?? "");
        if (outcome.Refusal is { } refusal)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ModelState.Clear();
            return View(page with { Refusal = refusal });
        }

        TempData[PasswordKey] = outcome.OneTimePassword;
        TempData["Notice"] = text["AccountCreated", outcome.Account!.UserName].Value;
        return RedirectToAction(nameof(AccountDetails), new { outcome.Account.AccountId });
    }

    [HttpGet("{accountId}")]
    public async Task<IActionResult> AccountDetails(string accountId) =>
        await store.FindByIdAsync(accountId, HttpContext.RequestAborted) is { } account
            ? View(new AccountDetailsPage
            {
                Row = AccountRow.From(account, clock.GetUtcNow()),
                IsOwn = account.AccountId == Actor.Of(User).Id,
                OneTimePassword = TempData[PasswordKey] as string,
            })
            : NotFound();

    [HttpPost("{accountId}")]
    public async Task<IActionResult> Change(string accountId, AccountChange? change)
    {
        if (change is not { } asked)
            return BadRequest();
        var outcome = await register.ChangeAsync(Actor.Of(User), accountId, asked);
        if (outcome.Refusal == AccountRefusal.NoSuchAccount)
            return NotFound();
        if (outcome.Refusal is { } refusal)
        {
            TempData["Refusal"] = text[$"Refusal_{refusal}"].Value;
        }
        else
        {
            TempData[PasswordKey] = outcome.OneTimePassword;
            TempData["Notice"] = text[$"Changed_{asked}"].Value;
        }

        return RedirectToAction(nameof(AccountDetails), new { accountId });
    }
}
