using ExpertReview.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Keeps accounts for ASP.NET Core Identity; every statement that writes <c>accounts</c> is in this file.</summary>
/// <remarks>The parts that Identity asks for by further interfaces only set properties; they are in AccountStore.Properties.cs.</remarks>
public sealed partial class AccountStore(Database database) : IUserStore<Account>
{
    private const string Columns = """
        SELECT account_id, user_name, normalized_user_name, display_name, role, password_hash, security_stamp, concurrency_stamp,
               lockout_end, access_failed_count, two_factor_enabled, authenticator_key, recovery_codes, is_active,
               must_change_password, created_at
          FROM accounts
        """;

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        int created = await database.TransactionAsync(transaction => transaction.ExecuteAsync("""
            INSERT INTO accounts (account_id, user_name, normalized_user_name, display_name, role, password_hash, security_stamp,
                                  concurrency_stamp, lockout_end, access_failed_count, two_factor_enabled, authenticator_key,
                                  recovery_codes, is_active, must_change_password, created_at)
            VALUES (@AccountId, @UserName, @NormalizedUserName, @DisplayName, @Role, @PasswordHash, @SecurityStamp,
                    @ConcurrencyStamp, @LockoutEnd, @AccessFailedCount, @TwoFactorEnabled, @AuthenticatorKey,
                    @RecoveryCodes, @IsActive, @MustChangePassword, @CreatedAt)
            ON CONFLICT (normalized_user_name) DO NOTHING
            """, user, cancellationToken), cancellationToken);
        return created == 1 ? IdentityResult.Success : IdentityResult.Failed(new IdentityErrorDescriber().DuplicateUserName(user.UserName));
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        string expected = user.ConcurrencyStamp;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        int changed = await database.TransactionAsync(transaction => transaction.ExecuteAsync("""
            UPDATE accounts
               SET user_name = @UserName, normalized_user_name = @NormalizedUserName, display_name = @DisplayName, role = @Role,
                   password_hash = @PasswordHash, security_stamp = @SecurityStamp, concurrency_stamp = @ConcurrencyStamp,
                   lockout_end = @LockoutEnd, access_failed_count = @AccessFailedCount, two_factor_enabled = @TwoFactorEnabled,
                   authenticator_key = @AuthenticatorKey, recovery_codes = @RecoveryCodes, is_active = @IsActive,
                   must_change_password = @MustChangePassword
             WHERE account_id = @AccountId
               AND concurrency_stamp = @expected
            """,
            new
            {
                user.AccountId, user.UserName, user.NormalizedUserName, user.DisplayName, user.Role, user.PasswordHash,
                user.SecurityStamp, user.ConcurrencyStamp, user.LockoutEnd, user.AccessFailedCount, user.TwoFactorEnabled,
                user.AuthenticatorKey, user.RecoveryCodes, user.IsActive, user.MustChangePassword, expected,
            },
            cancellationToken), cancellationToken);
        return changed == 1 ? IdentityResult.Success : IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
    }

    /// <summary>Accounts are switched off, not deleted: the ledger names them.</summary>
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        user.IsActive = false;
        return UpdateAsync(user, cancellationToken);
    }

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        database.SingleOrDefaultAsync<Account>($"{Columns} WHERE account_id = @userId", new { userId }, cancellationToken);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        database.SingleOrDefaultAsync<Account>(
            $"{Columns} WHERE normalized_user_name = @normalizedUserName", new { normalizedUserName }, cancellationToken);

    /// <summary>All accounts, by user name.</summary>
    public Task<IReadOnlyList<Account>> AllAsync(CancellationToken cancel = default) =>
        database.QueryAsync<Account>($"{Columns} ORDER BY normalized_user_name", cancel: cancel);

    public void Dispose()
    {
        // The database is shared and outlives the store.
    }
}
