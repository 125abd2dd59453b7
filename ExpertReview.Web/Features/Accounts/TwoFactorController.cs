using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>The own account's second step: set up by QR code, recovery codes shown once, removed with the password.</summary>
[Authorize(Policies.OwnTwoFactor)]
[Route("account/two-factor")]
public sealed class TwoFactorController(
    TwoFactorSetup setup, SignInManager<Account> signIn, SignInAttempts attempts, IStringLocalizer<AccountsText> text) : Controller
{
    private const string CodesKey = "RecoveryCodes";

    [HttpGet("")]
    public async Task<IActionResult> TwoFactor() =>
        await signIn.UserManager.GetUserAsync(User) is { } account
            ? View(new TwoFactorPage { Offer = setup.Offer(account) })
            : Challenge();

    [HttpPost("")]
    public async Task<IActionResult> TwoFactor(string? token, string? code)
    {
        if (await signIn.UserManager.GetUserAsync(User) is not { } account)
            return Challenge();
        string digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        var outcome = attempts.Admits(HttpContext)
            ? await setup.EnableAsync(Actor.Of(User), account, token ?? "", digits)
            : new TwoFactorOutcome(null, TwoFactorRefusal.TooManyAttempts);
        if (outcome.RecoveryCodes is { } codes)
            return await ShowCodesAsync(account, codes);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        ModelState.Clear();
        return View(new TwoFactorPage
        {
            Offer = setup.OfferAgain(account, token ?? "") ?? setup.Offer(account),
            Message = text[$"Refusal_{outcome.Refusal}"],
        });
    }

    [HttpGet("recovery-codes")]
    public IActionResult RecoveryCodes() =>
        TempData[CodesKey] is string codes ? View(new RecoveryCodesPage(codes.Split(' '))) : LocalRedirect("/account");

    [HttpPost("recovery-codes")]
    public async Task<IActionResult> RenewCodes(string? password)
    {
        if (await signIn.UserManager.GetUserAsync(User) is not { TwoFactorEnabled: true } account)
            return LocalRedirect("/account");
        var outcome = attempts.Admits(HttpContext)
            ? await setup.RenewCodesAsync(Actor.Of(User), account, password ?? "")
            : new TwoFactorOutcome(null, TwoFactorRefusal.TooManyAttempts);
        return outcome.RecoveryCodes is { } codes ? await ShowCodesAsync(account, codes) : Refused(outcome.Refusal);
    }

    [HttpPost("off")]
    public async Task<IActionResult> Disable(string? password)
    {
        if (await signIn.UserManager.GetUserAsync(User) is not { TwoFactorEnabled: true } account)
            return LocalRedirect("/account");
        var refusal = attempts.Admits(HttpContext)
            ? await setup.DisableAsync(Actor.Of(User), account, password ?? "")
            : TwoFactorRefusal.TooManyAttempts;
        if (refusal is not null)
            return Refused(refusal);
        await signIn.RefreshSignInAsync(account);
        TempData["Notice"] = text["TwoFactorOff"].Value;
        return LocalRedirect("/account");
    }

    private async Task<IActionResult> ShowCodesAsync(Account account, IReadOnlyList<string> codes)
    {
        await signIn.RefreshSignInAsync(account);
        TempData[CodesKey] = string.Join(' ', codes);
        return RedirectToAction(nameof(RecoveryCodes));
    }

    // The forms hold nothing but a password: there is nothing typed that a redirect would lose.
    private LocalRedirectResult Refused(TwoFactorRefusal? refusal)
    {
        TempData["Refusal"] = text[$"Refusal_{refusal}"].Value;
        return LocalRedirect("/account");
    }
}

/// <summary>The page that sets up the second step.</summary>
public sealed record TwoFactorPage
{
    public required TwoFactorOffer Offer { get; init; }

    public string? Message { get; init; }
}

/// <param name="Codes">The new recovery codes.</param>
public sealed record RecoveryCodesPage(IReadOnlyList<string> Codes);
