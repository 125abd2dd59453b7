using ExpertReview.Web.Data;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Pairing codes; every statement that writes <c>pairing_codes</c> is in this file.</summary>
public sealed class PairingStore
{
    /// <summary>Wrong PINs after which a code is dead.</summary>
    public const int AllowedAttempts = 5;

    /// <summary>Whether the account may be paired: an expert's, and not switched off.</summary>
    public async Task<bool> MayPairAsync(Session session, string accountId, CancellationToken cancel = default) =>
        await session.SingleAsync<int>(
            "SELECT COUNT(*) FROM accounts WHERE account_id = @accountId AND role = 'expert' AND is_active = TRUE",
            new { accountId }, cancel) == 1;

    /// <summary>Keeps a new code; earlier ones of the account stop working.</summary>
    public async Task AddAsync(Transaction transaction, StoredPairingCode code, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancel = default)
    {
        await transaction.ExecuteAsync(
            "UPDATE pairing_codes SET expires_at = @now WHERE account_id = @AccountId AND used_at IS NULL AND expires_at > @now",
            new { now, code.AccountId }, cancel);
        await transaction.ExecuteAsync("""
            INSERT INTO pairing_codes (code_hash, account_id, pin_hash, made_at, expires_at)
            VALUES (@CodeHash, @AccountId, @PinHash, @now, @expiresAt)
            """,
            new { code.CodeHash, code.AccountId, code.PinHash, now, expiresAt }, cancel);
    }

    /// <summary>The code if it still works: not used, not expired, not killed by wrong PINs, its account active.</summary>
    public Task<StoredPairingCode?> FindAsync(Session session, string codeHash, DateTimeOffset now, CancellationToken cancel = default) =>
        session.SingleOrDefaultAsync<StoredPairingCode>("""
            SELECT p.code_hash, p.account_id, p.pin_hash
              FROM pairing_codes p
                   JOIN accounts a ON a.account_id = p.account_id
             WHERE p.code_hash = @codeHash
               AND p.used_at IS NULL
               AND p.expires_at > @now
               AND p.failed_attempts < @AllowedAttempts
               AND a.role = 'expert'
               AND a.is_active = TRUE
            """,
            new { codeHash, now, AllowedAttempts }, cancel);

    public Task CountFailureAsync(Transaction transaction, string codeHash, CancellationToken cancel = default) =>
        transaction.ExecuteAsync(
            "UPDATE pairing_codes SET failed_attempts = failed_attempts + 1 WHERE code_hash = @codeHash", new { codeHash }, cancel);

    public Task UseAsync(Transaction transaction, string codeHash, DateTimeOffset now, CancellationToken cancel = default) =>
        transaction.ExecuteAsync("UPDATE pairing_codes SET used_at = @now WHERE code_hash = @codeHash", new { now, codeHash }, cancel);
}
