using System.Security.Claims;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>What an account must do before anything else is open to it.</summary>
public enum AccountDuty
{
    /// <summary>The password came from somebody else and was meant to be used once.</summary>
    ChangePassword,

    /// <summary>The installation asks staff for a second step, and this account has none.</summary>
    SetUpTwoFactor,
}

/// <summary>Duties as claims: pages and hubs refuse by policy, and <c>/account</c> says what is to be done.</summary>
public static class AccountDuties
{
    private const string ClaimType = "duty";

    /// <summary>The first duty of an account; null when it may go on.</summary>
    public static AccountDuty? Of(Account account, SignInRules rules) =>
        account.MustChangePassword ? AccountDuty.ChangePassword
        : rules.RequireTwoFactor && !account.TwoFactorEnabled && Roles.Staff.Contains(account.Role) ? AccountDuty.SetUpTwoFactor
        : null;

    /// <summary>The duty that the sign-in carries.</summary>
    public static AccountDuty? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimType) is { } duty ? Enum.Parse<AccountDuty>(duty) : null;

    /// <summary>Takes the duty from this sign-in: who paired a tablet never had the one-time password.</summary>
    public static void Waive(ClaimsPrincipal user)
    {
        foreach (var identity in user.Identities)
        {
            foreach (var claim in identity.FindAll(ClaimType).ToList())
                identity.RemoveClaim(claim);
        }
    }

    public static Claim Claim(AccountDuty duty) => new(ClaimType, duty.ToString());
}
