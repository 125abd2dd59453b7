namespace ExpertReview.Web.Features.Accounts;

/// <summary>Someone who can sign in.</summary>
public sealed class Account
{
    public string AccountId { get; set; } = "";

    public string UserName { get; set; } = "";

    public string NormalizedUserName { get; set; } = "";

    public string DisplayName { get; set; } = "";

    public string Role { get; set; } = "";

    public string? PasswordHash { get; set; }

    public string SecurityStamp { get; set; } = "";

    public string ConcurrencyStamp { get; set; } = "";

    public DateTimeOffset? LockoutEnd { get; set; }

    public int AccessFailedCount { get; set; }

    public bool TwoFactorEnabled { get; set; }

    /// <summary>The TOTP secret, protected by the data-protection keys.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Hashes of unused recovery codes, protected by the data-protection keys.</summary>
    public string? RecoveryCodes { get; set; }

    public bool IsActive { get; set; } = true;

    public bool MustChangePassword { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
