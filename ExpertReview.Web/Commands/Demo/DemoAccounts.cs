using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.Identity;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>The demo season's accounts, one for each staff role; all have the demo password.</summary>
public sealed class DemoAccounts(UserManager<Account> accounts, AccountStore store, TimeProvider clock)
{
    /// <summary>User name by role.</summary>
    public static IReadOnlyDictionary<string, string> Staff { get; } = new Dictionary<string, string>
    {
        [Roles.Admin] = "admin",
        [Roles.Organizer] = "organizer",
        [Roles.Agency] = "agency",
        [Roles.Supervisor] = "supervisor",
    };

    /// <summary>Makes the staff accounts.</summary>
    /// <returns>Who acts in each role.</returns>
    public async Task<IReadOnlyDictionary<string, Actor>> MakeStaffAsync(string password)
    {
        var actors = new Dictionary<string, Actor>();
        foreach (var (role, name) in Staff)
        {
            var account = new Account
            {
                AccountId = Identifier.New(), UserName = name, DisplayName = "演示 " + name, Role = role, CreatedAt = clock.GetUtcNow(),
            };
            using (store.Recording(Actor.System, Act.AccountCreated, new { role }))
                Require(await accounts.CreateAsync(account, password));
            actors[role] = new Actor(account.AccountId, role);
        }

        return actors;
    }

    /// <summary>Lets an expert's account sign in by name and password besides pairing.</summary>
    /// <returns>The account's user name.</returns>
    public async Task<string> SetPasswordAsync(string accountId, string password)
    {
        var account = await accounts.FindByIdAsync(accountId) ?? throw new InvalidOperationException("The demo expert has no account.");
        using (store.Recording(Actor.System, Act.PasswordChanged, new { by = "demo" }))
            Require(await accounts.AddPasswordAsync(account, password));
        return account.UserName;
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Description)));
    }
}
