namespace ExpertReview.Web.Features.Accounts;

/// <summary>The sign-in page.</summary>
public sealed record SignInPage
{
    public string? UserName { get; init; }

    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }

    public string? Message { get; init; }
}

/// <summary>The second step: a code of the authenticator, or a recovery code.</summary>
public sealed record SecondStepPage
{
    public string? Code { get; init; }

    public string? ReturnUrl { get; init; }

    public string? Message { get; init; }
}

/// <summary>What <c>/session/state</c> tells a page's script.</summary>
/// <param name="SignedIn">Whether anybody is signed in.</param>
/// <param name="AccountId">Which account; a page goes on only when it is the one that it was loaded for.</param>
/// <param name="Name">The account's display name.</param>
/// <param name="Role">The account's role.</param>
/// <param name="Duty">What the account must do first, if anything.</param>
/// <param name="Token">The anti-forgery token for the header X-CSRF-TOKEN.</param>
public sealed record SessionState(bool SignedIn, string? AccountId, string? Name, string? Role, string? Duty, string Token);
