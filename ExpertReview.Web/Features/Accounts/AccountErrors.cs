using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Says in the user's language what Identity finds wrong with a user name or a password.</summary>
public sealed class AccountErrors(IStringLocalizer<AccountsText> text) : IdentityErrorDescriber
{
    /// <summary>The password contains the user name.</summary>
    public IdentityError PasswordContainsUserName() => Error(nameof(PasswordContainsUserName));

    /// <summary>The new password is the old one.</summary>
    public IdentityError PasswordUnchanged() => Error(nameof(PasswordUnchanged));

    public override IdentityError DefaultError() => Error(nameof(DefaultError));

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure));

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch));

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), userName ?? "");

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), userName);

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), length);

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(nameof(PasswordRequiresUniqueChars), uniqueChars);

    public override IdentityError PasswordRequiresDigit() => Error(nameof(PasswordRequiresDigit));

    public override IdentityError PasswordRequiresLower() => Error(nameof(PasswordRequiresLower));

    public override IdentityError PasswordRequiresUpper() => Error(nameof(PasswordRequiresUpper));

    public override IdentityError PasswordRequiresNonAlphanumeric() => Error(nameof(PasswordRequiresNonAlphanumeric));

    private IdentityError Error(string code, params object[] arguments) =>
        new() { Code = code, Description = text["Error_" + code, arguments] };
}
