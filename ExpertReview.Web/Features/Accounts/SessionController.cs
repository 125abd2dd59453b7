using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Signing in and out. Every failure gets the same answer: nobody learns which accounts exist.</summary>
public sealed class SessionController(
    SignInManager<Account> signIn, Database database, LedgerStore ledger, IStringLocalizer<AccountsText> text) : Controller
{
    [AllowAnonymous]
    [HttpGet("sign-in")]
    public IActionResult SignIn(string? returnUrl) => View(new SignInPage { ReturnUrl = returnUrl });

    [AllowAnonymous]
    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInPage page)
    {
        var result = await signIn.PasswordSignInAsync(page.UserName ?? "", page.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded && await signIn.UserManager.FindByNameAsync(page.UserName ?? "") is { } account)
        {
            await database.TransactionAsync(transaction =>
                ledger.AppendAsync(transaction, new Actor(account.AccountId, account.Role), Act.SignedIn, null, account.AccountId, new { by = "password" }));
            return LocalRedirect(Url.IsLocalUrl(page.ReturnUrl) ? page.ReturnUrl : "/");
        }

        await database.TransactionAsync(transaction => ledger.AppendAsync(transaction, Actor.System, Act.SignInRefused, null, "sign-in", new { by = "password" }));
        ModelState.Clear();
        return View(page with { Password = null, Message = text["SignInRefused"] });
    }

    [Authorize(Policies.SignedIn)]
    [HttpPost("sign-out")]
    public new async Task<IActionResult> SignOut()
    {
        var actor = Actor.Of(User);
        await signIn.SignOutAsync();
        await database.TransactionAsync(transaction => ledger.AppendAsync(transaction, actor, Act.SignedOut, null, actor.Id, new { }));
        return LocalRedirect("/sign-in");
    }
}
