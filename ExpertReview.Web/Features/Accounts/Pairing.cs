using System.Security.Cryptography;
using System.Text;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>一次性配对码: an expert signs in on a tablet by a code that the agency makes, and a PIN.</summary>
public sealed class Pairing(Database database, PairingStore codes, LedgerStore ledger, SignInRules rules, TimeProvider clock)
{
    /// <summary>Makes a code for an expert's account; an earlier one stops working.</summary>
    /// <exception cref="InvalidOperationException">The account is not an active expert's; ask <see cref="MayPairAsync"/> first.</exception>
    public Task<PairingCode> MakeAsync(Actor actor, string accountId, CancellationToken cancel = default) =>
        database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            if (!await codes.MayPairAsync(transaction, accountId, cancel))
                throw new InvalidOperationException("Only an active expert's account can be paired.");
            var now = clock.GetUtcNow();
            var code = new PairingCode(
                Identifier.New(), RandomNumberGenerator.GetString("0123456789", 6), now + rules.PairingLifetime);
            await codes.AddAsync(
                transaction,
                new StoredPairingCode { CodeHash = CanonicalJson.Hash(code.Secret), AccountId = accountId, PinHash = PinHash(code.Secret, code.Pin) },
                now, code.ExpiresAt, cancel);
            await ledger.AppendAsync(transaction, actor, Act.PairingCodeMade, null, accountId, new { expiresAt = Instant.Text(code.ExpiresAt) });
            return code;
        }, cancel);

    /// <summary>Whether the account is an expert's and not switched off: only such can be paired.</summary>
    public Task<bool> MayPairAsync(string accountId, CancellationToken cancel = default) => codes.MayPairAsync(database, accountId, cancel);

    /// <summary>Uses a code up. Every failure looks the same from outside; a wrong PIN counts against its code.</summary>
    /// <returns>The account to sign in; null when the code or the PIN is wrong, used, expired or dead.</returns>
    public Task<string?> RedeemAsync(string typedCode, string pin, CancellationToken cancel = default) =>
        database.TransactionAsync(async transaction =>
        {
            await LedgerStore.SerializeAsync(transaction, cancel);
            string secret = Normalize(typedCode);
            var now = clock.GetUtcNow();
            var code = await codes.FindAsync(transaction, CanonicalJson.Hash(secret), now, cancel);
            bool right = Matches(PinHash(secret, pin.Trim()), code?.PinHash ?? CanonicalJson.Hash(""));
            if (code is null || !right)
            {
                if (code is not null)
                    await codes.CountFailureAsync(transaction, code.CodeHash, cancel);
                await ledger.AppendAsync(transaction, Actor.System, Act.SignInRefused, null, "sign-in", new { by = "pairing" });
                return null;
            }

            await codes.UseAsync(transaction, code.CodeHash, now, cancel);
            await ledger.AppendAsync(
                transaction, new Actor(code.AccountId, Roles.Expert), Act.SignedIn, null, code.AccountId, new { by = "pairing" });
            return code.AccountId;
        }, cancel);

    /// <summary>A code as somebody typed it: capitals, spaces and hyphens do not matter, look-alikes are taken for what they look like.</summary>
    internal static string Normalize(string typed) => string.Concat(typed.ToLowerInvariant()
        .Where(char.IsAsciiLetterOrDigit)
        .Select(letter => letter switch { 'o' => '0', 'i' or 'l' => '1', _ => letter }));

    // With the secret in it, so that the hashes of a million PINs cannot be tried without the code itself.
    private static string PinHash(string secret, string pin) => CanonicalJson.Hash($"{secret}:{pin}");

    private static bool Matches(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
