namespace ExpertReview.Web.Features.Accounts;

/// <summary>The sign-in page.</summary>
public sealed record SignInPage
{
    public string? UserName { get; init; }

    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }

    public string? Message { get; init; }
}
