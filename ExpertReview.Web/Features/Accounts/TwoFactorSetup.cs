using System.Security.Cryptography;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Why a change to the second step was refused.</summary>
public enum TwoFactorRefusal
{
    CodeWrong,

    /// <summary>The page stood open too long, or belongs to another account.</summary>
    SetupExpired,
    PasswordWrong,

    /// <summary>The installation asks staff for a second step.</summary>
    Required,
    TooManyAttempts,
    ChangedElsewhere,
}

/// <summary>Sets up, renews and removes an account's second step (TOTP).</summary>
public sealed class TwoFactorSetup(
    UserManager<Account> accounts, AccountStore store, SignInRules rules, IDataProtectionProvider protection)
{
    private const int RecoveryCodes = 10;
    private const string Issuer = "ExpertReview";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>A new secret for the account's authenticator; nothing is kept until a code proves that it arrived.</summary>
    public TwoFactorOffer Offer(Account account)
    {
        string secret = accounts.GenerateNewAuthenticatorKey();
        return Offer(account, secret, Protector(account).Protect(secret, Patience));
    }

    /// <summary>The offer again, after a wrong code; null when it has expired.</summary>
    public TwoFactorOffer? OfferAgain(Account account, string token) =>
        Read(account, token) is { } secret ? Offer(account, secret, token) : null;

    /// <summary>Turns the second step on when <paramref name="code"/> comes from the offered secret.</summary>
    public async Task<TwoFactorOutcome> EnableAsync(Actor actor, Account account, string token, string code)
    {
        if (Read(account, token) is not { } secret)
            return new TwoFactorOutcome(null, TwoFactorRefusal.SetupExpired);
        await store.SetAuthenticatorKeyAsync(account, secret, CancellationToken.None);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
            return new TwoFactorOutcome(null, TwoFactorRefusal.CodeWrong);
        bool before = account.TwoFactorEnabled;
        account.TwoFactorEnabled = true;
        account.SecurityStamp = Identifier.New();
        return await KeepWithNewCodesAsync(actor, account, new { change = "on", before, after = true });
    }

    public async Task<TwoFactorOutcome> RenewCodesAsync(Actor actor, Account account, string password) =>
        await accounts.CheckPasswordAsync(account, password)
            ? await KeepWithNewCodesAsync(actor, account, new { change = "recovery codes" })
            : new TwoFactorOutcome(null, TwoFactorRefusal.PasswordWrong);

    public async Task<TwoFactorRefusal?> DisableAsync(Actor actor, Account account, string password)
    {
        if (rules.RequireTwoFactor)
            return TwoFactorRefusal.Required;
        if (!await accounts.CheckPasswordAsync(account, password))
            return TwoFactorRefusal.PasswordWrong;
        account.TwoFactorEnabled = false;
        account.AuthenticatorKey = null;
        account.RecoveryCodes = null;
        account.SecurityStamp = Identifier.New();
        using (store.Recording(actor, Act.TwoFactorChanged, new { change = "off", before = true, after = false }))
            return (await accounts.UpdateAsync(account)).Succeeded ? null : TwoFactorRefusal.ChangedElsewhere;
    }

    private async Task<TwoFactorOutcome> KeepWithNewCodesAsync(Actor actor, Account account, object body)
    {
        using (store.Recording(actor, Act.TwoFactorChanged, body))
        {
            return await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) is { } codes
                ? new TwoFactorOutcome([.. codes], null)
                : new TwoFactorOutcome(null, TwoFactorRefusal.ChangedElsewhere);
        }
    }

    private static TwoFactorOffer Offer(Account account, string secret, string token)
    {
        string address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.UserName)}?secret={secret}&issuer={Issuer}&digits=6";
        return new TwoFactorOffer(secret, token, QrImage.DataUri(address));
    }

    private string? Read(Account account, string token)
    {
        try
        {
            return Protector(account).Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(Account account) =>
        protection.CreateProtector("Accounts.TwoFactorOffer", account.AccountId).ToTimeLimitedDataProtector();
}

/// <param name="Secret">The secret in Base32, for typing.</param>
/// <param name="Token">The secret sealed for the form.</param>
/// <param name="Image">The QR code.</param>
public sealed record TwoFactorOffer(string Secret, string Token, string Image);

/// <param name="RecoveryCodes">New recovery codes, to be shown once; null when refused.</param>
/// <param name="Refusal">Why nothing was changed.</param>
public sealed record TwoFactorOutcome(IReadOnlyList<string>? RecoveryCodes, TwoFactorRefusal? Refusal);
