using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Experts sign in by a pairing code and a PIN. Nothing here tells whether a code exists.</summary>
[AllowAnonymous]
public sealed class PairingController(
    Pairing pairing, SignInManager<Account> signIn, SignInAttempts attempts, TimeProvider clock, IStringLocalizer<AccountsText> text) : Controller
{
    /// <summary>For those whose camera does not read the QR code.</summary>
    [HttpGet("pair")]
    public IActionResult Pair() => View(new PairPage());

    /// <summary>Where the QR code leads.</summary>
    [HttpGet("pair/{secret}")]
    public IActionResult Pair(string secret) => View(new PairPage { Secret = secret, IsScanned = true });

    [HttpPost("pair")]
    public async Task<IActionResult> Pair(PairPage page)
    {
        if (!attempts.Admits(HttpContext))
            return Again(page, StatusCodes.Status429TooManyRequests, "TooManyAttempts");
        if (await pairing.RedeemAsync(page.Secret ?? "", page.Pin ?? "") is not { } accountId
            || await signIn.UserManager.FindByIdAsync(accountId) is not { } account)
            return Again(page, StatusCodes.Status422UnprocessableEntity, "PairingRefused");
        await signIn.SignInAsync(account, PairedSession.From(clock.GetUtcNow()), "pairing");
        return LocalRedirect("/tablet");
    }

    private ViewResult Again(PairPage page, int status, string message)
    {
        Response.StatusCode = status;
        ModelState.Clear();
        return View(page with { Pin = null, Message = text[message] });
    }
}
