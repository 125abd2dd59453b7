using Microsoft.AspNetCore.Identity;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Refuses a password that contains the user name: the first that anybody tries.</summary>
public sealed class PasswordNotUserName(AccountErrors errors) : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(user.UserName.Length > 0 && password?.Contains(user.UserName, StringComparison.OrdinalIgnoreCase) == true
            ? IdentityResult.Failed(errors.PasswordContainsUserName())
            : IdentityResult.Success);
}
