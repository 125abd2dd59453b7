using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Puts the role, the display name and an open duty into the sign-in cookie.</summary>
public sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options, SignInRules rules)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role));
        identity.AddClaim(new Claim(ClaimTypes.GivenName, user.DisplayName));
        if (AccountDuties.Of(user, rules) is { } duty)
            identity.AddClaim(AccountDuties.Claim(duty));
        return identity;
    }
}
