using System.Security.Claims;

namespace ExpertReview.Web.Features.Ledger;

/// <summary>Who acts: an account in its role, or the program itself.</summary>
/// <param name="Id">Account id; "system" for the program.</param>
/// <param name="Role">The account's role; "system" for the program.</param>
public sealed record Actor(string Id, string Role)
{
    /// <summary>The program itself: migrations, the demo season, commands from the shell.</summary>
    public static Actor System { get; } = new("system", "system");

    /// <exception cref="InvalidOperationException">Nobody is signed in; the route's policy should have refused.</exception>
    public static Actor Of(ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."),
        user.FindFirstValue(ClaimTypes.Role) ?? throw new InvalidOperationException("The account has no role."));
}
