using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Identity;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>The administrator's acts on accounts; each is an entry of the ledger in the transaction of its effect.</summary>
public sealed class AccountRegister(UserManager<Account> accounts, AccountStore store, TimeProvider clock)
{
    public const int LongestName = 40;

    /// <summary>Makes an account with a password that must be changed at the first sign-in.</summary>
    public async Task<AccountOutcome> CreateAsync(Actor actor, string userName, string displayName, string role)
    {
        if (!Roles.All.Contains(role))
            return AccountOutcome.Refused(AccountRefusal.RoleUnknown);
        if (string.IsNullOrWhiteSpace(displayName))
            return AccountOutcome.Refused(AccountRefusal.DisplayNameMissing);
        if (displayName.Length > LongestName)
            return AccountOutcome.Refused(AccountRefusal.DisplayNameTooLong);
        if (userName.Length > LongestName)
            return AccountOutcome.Refused(AccountRefusal.UserNameInvalid);
        var account = new Account
        {
            AccountId = Identifier.New(), UserName = userName, DisplayName = displayName.Trim(), Role = role,
            MustChangePassword = true, CreatedAt = clock.GetUtcNow(),
        };
        string password = OneTimePassword.New();
        using (store.Recording(actor, Act.AccountCreated, new { role }))
        {
            var made = await accounts.CreateAsync(account, password);
            return made.Succeeded ? new AccountOutcome(account, password, null) : AccountOutcome.Refused(Refusal(made));
        }
    }

    public async Task<AccountOutcome> ChangeAsync(Actor actor, string accountId, AccountChange change)
    {
        if (await accounts.FindByIdAsync(accountId) is not { } account)
            return AccountOutcome.Refused(AccountRefusal.NoSuchAccount);
        if (accountId == actor.Id && change != AccountChange.Unlock)
            return AccountOutcome.Refused(AccountRefusal.OwnAccount);
        var before = State(account);
        string? password = Apply(account, change);
        var after = State(account);
        if (password is null && before == after)
            return AccountOutcome.Refused(AccountRefusal.NothingToChange);
        using (store.Recording(actor, Act.AccountChanged, new { change, before, after }))
        {
            var saved = await accounts.UpdateAsync(account);
            return saved.Succeeded ? new AccountOutcome(account, password, null) : AccountOutcome.Refused(Refusal(saved));
        }
    }

    private string? Apply(Account account, AccountChange change)
    {
        string? password = null;
        switch (change)
        {
            case AccountChange.SwitchOff:
                account.IsActive = false;
                break;
            case AccountChange.SwitchOn:
                account.IsActive = true;
                break;
            case AccountChange.Unlock:
                account.LockoutEnd = null;
                account.AccessFailedCount = 0;
                break;
            case AccountChange.ResetPassword:
                password = OneTimePassword.New();
                account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
                account.MustChangePassword = true;
                account.LockoutEnd = null;
                account.AccessFailedCount = 0;
                break;
            case AccountChange.ResetTwoFactor:
                account.TwoFactorEnabled = false;
                account.AuthenticatorKey = null;
                account.RecoveryCodes = null;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change, null);
        }

        // A new stamp ends the account's sessions; being unlocked is no reason to.
        if (change != AccountChange.Unlock)
            account.SecurityStamp = Identifier.New();
        return password;
    }

    private AccountState State(Account account) =>
        new(account.IsActive, account.LockoutEnd > clock.GetUtcNow(), account.MustChangePassword, account.TwoFactorEnabled);

    private static AccountRefusal Refusal(IdentityResult result) => result.Errors.First().Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => AccountRefusal.UserNameTaken,
        nameof(IdentityErrorDescriber.InvalidUserName) => AccountRefusal.UserNameInvalid,
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => AccountRefusal.ChangedElsewhere,
        string code => throw new InvalidOperationException($"Identity refused an account by {code}."),
    };

    /// <summary>What of an account the ledger keeps before and after a change.</summary>
    private sealed record AccountState(bool IsActive, bool IsLocked, bool MustChangePassword, bool HasTwoFactor);
}

/// <summary>What came of an administrator's act.</summary>
/// <param name="Account">The account as it is now; null when refused.</param>
/// <param name="OneTimePassword">The new password, to be shown once; null when there is none.</param>
/// <param name="Refusal">Why nothing was done.</param>
public sealed record AccountOutcome(Account? Account, string? OneTimePassword, AccountRefusal? Refusal)
{
    public static AccountOutcome Refused(AccountRefusal refusal) => new(null, null, refusal);
}
