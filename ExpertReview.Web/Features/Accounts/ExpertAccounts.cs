using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Accounts of experts, made together with the expert. They have no password: experts pair a tablet.</summary>
public sealed class ExpertAccounts(LedgerStore ledger, TimeProvider clock)
{
    /// <summary>Adds an expert's account in the caller's transaction.</summary>
    /// <param name="transaction">The transaction that adds the expert.</param>
    /// <param name="actor">Who adds the expert.</param>
    /// <param name="userName">Unique; letters, digits and <c>-._</c>.</param>
    /// <param name="displayName">What the expert sees as his or her own name.</param>
    /// <returns>The account's id; null when the user name is taken.</returns>
    public async Task<string?> AddAsync(
        Transaction transaction, Actor actor, string userName, string displayName, CancellationToken cancel = default)
    {
        var account = new Account
        {
            AccountId = Identifier.New(), UserName = userName, NormalizedUserName = userName.Normalize().ToUpperInvariant(),
            DisplayName = displayName, Role = Roles.Expert, SecurityStamp = Identifier.New(), ConcurrencyStamp = Identifier.New(),
            CreatedAt = clock.GetUtcNow(),
        };
        if (!await AccountStore.InsertAsync(transaction, account, cancel))
            return null;
        await ledger.AppendAsync(transaction, actor, Act.AccountCreated, null, account.AccountId, new { role = account.Role });
        return account.AccountId;
    }
}
