namespace ExpertReview.Web.Features.Accounts;

/// <summary>Whether an account can sign in now.</summary>
public enum AccountCondition
{
    Active,
    Locked,
    SwitchedOff,
}

/// <summary>The administrator's list.</summary>
public sealed record AccountsPage
{
    public string? Role { get; init; }

    public AccountCondition? Condition { get; init; }

    public string? Words { get; init; }

    public required int Total { get; init; }

    public required IReadOnlyList<AccountRow> Rows { get; init; }
}

/// <param name="Account">The account.</param>
/// <param name="Condition">Whether it can sign in now.</param>
public sealed record AccountRow(Account Account, AccountCondition Condition)
{
    public string Colour => Condition switch
    {
        AccountCondition.Active => "status-good",
        AccountCondition.Locked => "status-caution",
        _ => "status-locked",
    };

    public static AccountRow From(Account account, DateTimeOffset now) => new(
        account,
        !account.IsActive ? AccountCondition.SwitchedOff
        : account.LockoutEnd > now ? AccountCondition.Locked
        : AccountCondition.Active);

    public bool Contains(string words) =>
        Account.UserName.Contains(words, StringComparison.OrdinalIgnoreCase)
        || Account.DisplayName.Contains(words, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The form for a new account.</summary>
public sealed record NewAccountPage
{
    public string? UserName { get; init; }

    public string? DisplayName { get; init; }

    public string? Role { get; init; }

    public AccountRefusal? Refusal { get; init; }
}

/// <summary>One account, as the administrator sees it.</summary>
public sealed record AccountDetailsPage
{
    public required AccountRow Row { get; init; }

    /// <summary>Whether it is the administrator's own.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>A password just made; shown this once.</summary>
    public string? OneTimePassword { get; init; }
}
