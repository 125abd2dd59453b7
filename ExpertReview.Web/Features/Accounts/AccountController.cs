using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>The own account: who I am here, and my password.</summary>
[Authorize(Policies.SignedIn)]
public sealed class AccountController(
    SignInManager<Account> signIn, AccountStore store, SignInAttempts attempts, SignInRules rules, AccountErrors errors,
    IStringLocalizer<AccountsText> text) : Controller
{
    [HttpGet("account")]
    public async Task<IActionResult> Account() =>
        await signIn.UserManager.GetUserAsync(User) is { } account ? View(Page(account)) : Challenge();

    [HttpPost("account/password")]
    public async Task<IActionResult> ChangePassword(string? currentPassword, string? newPassword, string? repeatedPassword)
    {
        if (await signIn.UserManager.GetUserAsync(User) is not { } account)
            return Challenge();
        var problems = await ChangeAsync(account, currentPassword ?? "", newPassword ?? "", repeatedPassword ?? "");
        if (problems.Count > 0)
        {
            // Read again: what was refused must not be shown as if it held.
            account = await store.FindByIdAsync(account.AccountId, HttpContext.RequestAborted) ?? account;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(Account), Page(account) with { Problems = problems });
        }

        await signIn.RefreshSignInAsync(account);
        TempData["Notice"] = text["PasswordChanged"].Value;
        return LocalRedirect(AccountDuties.Of(account, rules) is null ? "/" : "/account");
    }

    private async Task<IReadOnlyList<string>> ChangeAsync(Account account, string current, string chosen, string repeated)
    {
        if (!attempts.Admits(HttpContext))
            return [text["TooManyAttempts"]];
        if (account.PasswordHash is null)
            return [text["NoPassword"]];
        if (chosen != repeated)
            return [text["PasswordsDiffer"]];
        if (chosen == current)
            return [errors.PasswordUnchanged().Description];
        account.MustChangePassword = false;
        using (store.Recording(Actor.Of(User), Act.PasswordChanged, new { by = "owner" }))
        {
            var changed = await signIn.UserManager.ChangePasswordAsync(account, current, chosen);
            return [.. changed.Errors.Select(error => error.Description)];
        }
    }

    private AccountPage Page(Account account) => new()
    {
        UserName = account.UserName, DisplayName = account.DisplayName, Role = account.Role, HasPassword = account.PasswordHash is not null,
        HasTwoFactor = account.TwoFactorEnabled, IsStaff = Roles.Staff.Contains(account.Role), Duty = AccountDuties.Of(account, rules),
        IsTwoFactorRequired = rules.RequireTwoFactor,
    };
}
