using System.Security.Claims;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Signing in and out. Every failure gets the same answer: nobody learns which accounts exist.</summary>
public sealed class SessionController(
    SignInManager<Account> signIn, AccountStore store, SignInAttempts attempts, SignInRules rules, Database database, LedgerStore ledger,
    IStringLocalizer<AccountsText> text) : Controller
{
    [AllowAnonymous]
    [HttpGet("sign-in")]
    public IActionResult SignIn(string? returnUrl) => View(new SignInPage { ReturnUrl = returnUrl });

    [AllowAnonymous]
    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInPage page)
    {
        if (!attempts.Admits(HttpContext))
            return Again(page, StatusCodes.Status429TooManyRequests, "TooManyAttempts");
        string userName = page.UserName?.Trim() ?? "";
        var result = await signIn.PasswordSignInAsync(userName, page.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
            return RedirectToAction(nameof(SecondStep), new { returnUrl = page.ReturnUrl });
        if (result.Succeeded && await signIn.UserManager.FindByNameAsync(userName) is { } account)
            return await EnterAsync(account, "password", page.ReturnUrl);
        await RefuseAsync("password");
        return Again(page, StatusCodes.Status422UnprocessableEntity, "SignInRefused");
    }

    [AllowAnonymous]
    [HttpGet("sign-in/code")]
    public async Task<IActionResult> SecondStep(string? returnUrl) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? RedirectToAction(nameof(SignIn), new { returnUrl })
            : View(new SecondStepPage { ReturnUrl = returnUrl });

    [AllowAnonymous]
    [HttpPost("sign-in/code")]
    public async Task<IActionResult> SecondStep(SecondStepPage page)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
            return RedirectToAction(nameof(SignIn), new { page.ReturnUrl });
        if (!attempts.Admits(HttpContext))
            return Again(page, StatusCodes.Status429TooManyRequests, "TooManyAttempts");
        string code = string.Concat((page.Code ?? "").Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();
        bool isNumber = code.Length > 0 && code.All(char.IsAsciiDigit);
        var result = isNumber
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await UseRecoveryCodeAsync(account, code);
        if (result.Succeeded)
            return await EnterAsync(account, isNumber ? "password and code" : "password and recovery code", page.ReturnUrl);
        await RefuseAsync("second step");
        return Again(page, StatusCodes.Status422UnprocessableEntity, "CodeRefused");
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

    [AllowAnonymous]
    [HttpGet("denied")]
    public IActionResult Denied()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View();
    }

    /// <summary>
    /// Who is signed in, and the token for posting as that account: a page whose session ended lets the person sign in again
    /// in another tab, asks here, and goes on with what it holds.
    /// </summary>
    [AllowAnonymous]
    [HttpGet("session/state")]
    public IActionResult State([FromServices] IAntiforgery antiforgery)
    {
        bool isSignedIn = User.Identity?.IsAuthenticated == true;
        return Json(new SessionState(
            isSignedIn,
            User.FindFirstValue(ClaimTypes.NameIdentifier),
            User.FindFirstValue(ClaimTypes.GivenName),
            User.FindFirstValue(ClaimTypes.Role),
            AccountDuties.Of(User)?.ToString(),
            antiforgery.GetAndStoreTokens(HttpContext).RequestToken!));
    }

    private async Task<SignInResult> UseRecoveryCodeAsync(Account account, string code)
    {
        if (!await signIn.CanSignInAsync(account) || await signIn.UserManager.IsLockedOutAsync(account))
            return SignInResult.Failed;
        SignInResult result;
        using (store.Recording(new Actor(account.AccountId, account.Role), Act.TwoFactorChanged, new { change = "recovery code used" }))
            result = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (!result.Succeeded)
            await signIn.UserManager.AccessFailedAsync(account);
        return result;
    }

    private async Task<IActionResult> EnterAsync(Account account, string by, string? returnUrl)
    {
        await database.TransactionAsync(transaction => ledger.AppendAsync(
            transaction, new Actor(account.AccountId, account.Role), Act.SignedIn, null, account.AccountId, new { by }));
        // Who has a duty is told that first, and only that.
        if (Roles.Staff.Contains(account.Role) && !account.TwoFactorEnabled && AccountDuties.Of(account, rules) is null)
            TempData["Caution"] = text["TwoFactor_Urge"].Value;
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    // Without the name that was typed: people type passwords into the wrong field.
    private async Task RefuseAsync(string by) => await database.TransactionAsync(transaction =>
        ledger.AppendAsync(transaction, Actor.System, Act.SignInRefused, null, "sign-in", new { by }));

    private ViewResult Again(SignInPage page, int status, string message)
    {
        Response.StatusCode = status;
        ModelState.Clear();
        return View(page with { Password = null, Message = text[message] });
    }

    private ViewResult Again(SecondStepPage page, int status, string message)
    {
        Response.StatusCode = status;
        ModelState.Clear();
        return View(page with { Code = null, Message = text[message] });
    }
}
