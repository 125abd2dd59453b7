using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>What the parts of the demo season share.</summary>
internal static class DemoActs
{
    /// <summary>The demo season's program.</summary>
    public const string ProgramId = "demo";

    /// <summary>The expert as the one who acts.</summary>
    public static Actor Self(Expert expert) => new(expert.AccountId, Roles.Expert);

    /// <summary>The demo plays by the product's own rules: a refusal in it is a bug.</summary>
    /// <exception cref="InvalidOperationException">There is a refusal.</exception>
    public static void Require(object? refusal)
    {
        if (refusal is not null)
            throw new InvalidOperationException($"The demo season was refused: {refusal.GetType().Name} {refusal}.");
    }
}
