using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Keeps accounts for ASP.NET Core Identity; every statement that writes <c>accounts</c> is in this file.</summary>
/// <remarks>The parts that Identity asks for by further interfaces only set properties; they are in AccountStore.Properties.cs.</remarks>
public sealed partial class AccountStore(
    Database database, LedgerStore ledger, IdentityErrorDescriber errors, IDataProtectionProvider protection) : IUserStore<Account>
{
    private const string Columns = """
        SELECT account_id, user_name, normalized_user_name, display_name, role, password_hash, security_stamp, concurrency_stamp,
               lockout_end, access_failed_count, two_factor_enabled, authenticator_key, recovery_codes, is_active,
               must_change_password, created_at
          FROM accounts
        """;

    private (Actor Actor, Act Act, object Body)? _recording;

    /// <summary>The next write that succeeds appends this act to the ledger, in the write's own transaction.</summary>
    /// <returns>Ends the recording, also when nothing was written.</returns>
    public IDisposable Recording(Actor actor, Act act, object body)
    {
        _recording = (actor, act, body);
        return new RecordingEnd(this);
    }

    /// <summary>Adds the account unless its user name is taken.</summary>
    /// <returns>Whether it was added.</returns>
    public static async Task<bool> InsertAsync(Transaction transaction, Account account, CancellationToken cancel = default) =>
        await transaction.ExecuteAsync("""
            INSERT INTO accounts (account_id, user_name, normalized_user_name, display_name, role, password_hash, security_stamp,
                                  concurrency_stamp, lockout_end, access_failed_count, two_factor_enabled, authenticator_key,
                                  recovery_codes, is_active, must_change_password, created_at)
            VALUES (@AccountId, @UserName, @NormalizedUserName, @DisplayName, @Role, @PasswordHash, @SecurityStamp,
                    @ConcurrencyStamp, @LockoutEnd, @AccessFailedCount, @TwoFactorEnabled, @AuthenticatorKey,
                    @RecoveryCodes, @IsActive, @MustChangePassword, @CreatedAt)
            ON CONFLICT (normalized_user_name) DO NOTHING
            """, account, cancel) == 1;

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        await WriteAsync(user, transaction => InsertAsync(transaction, user, cancellationToken), cancellationToken)
            ? IdentityResult.Success
            : IdentityResult.Failed(errors.DuplicateUserName(user.UserName));

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        string expected = user.ConcurrencyStamp;
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        bool changed = await WriteAsync(user, async transaction => await transaction.ExecuteAsync("""
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
            cancellationToken) == 1, cancellationToken);
        if (changed)
            return IdentityResult.Success;
        user.ConcurrencyStamp = expected;
        return IdentityResult.Failed(errors.ConcurrencyFailure());
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

    private Task<bool> WriteAsync(Account account, Func<Transaction, Task<bool>> write, CancellationToken cancel) =>
        database.TransactionAsync(async transaction =>
        {
            if (_recording is not { } act)
                return await write(transaction);
            await LedgerStore.SerializeAsync(transaction, cancel);
            if (!await write(transaction))
                return false;
            await ledger.AppendAsync(transaction, act.Actor, act.Act, null, account.AccountId, act.Body);
            _recording = null;
            return true;
        }, cancel);

    private sealed class RecordingEnd(AccountStore store) : IDisposable
    {
        public void Dispose() => store._recording = null;
    }
}
