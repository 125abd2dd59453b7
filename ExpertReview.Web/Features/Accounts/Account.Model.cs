namespace ExpertReview.Web.Features.Accounts;

/// <summary>The own account's page.</summary>
public sealed record AccountPage
{
    public required string UserName { get; init; }

    public required string DisplayName { get; init; }

    public required string Role { get; init; }

    public required bool HasPassword { get; init; }

    public required bool HasTwoFactor { get; init; }

    public required bool IsStaff { get; init; }

    public required AccountDuty? Duty { get; init; }

    public required bool IsTwoFactorRequired { get; init; }

    /// <summary>What is wrong with the new password.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Why the second step was not changed.</summary>
    public string? TwoFactorProblem { get; init; }
}
