using System.Security.Cryptography;
using System.Text;

namespace ExpertReview.Web.Data;

/// <summary>Brings the schema forward: plain SQL files in name order, each in one transaction, recorded with its hash.</summary>
public sealed class Migrator(Database database, TimeProvider clock)
{
    private const string Prefix = "migrations/";

    /// <exception cref="InvalidOperationException">A file that already ran has changed since.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel = default)
    {
        await database.TransactionAsync(transaction => transaction.ExecuteAsync("""
            CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied_at TEXT NOT NULL)
            """, cancel: cancel), cancel);
        var applied = new List<string>();
        foreach (var (name, sql) in Files(database.Dialect))
        {
            if (await database.TransactionAsync(transaction => ApplyAsync(transaction, name, sql, cancel), cancel))
                applied.Add(name);
        }

        return applied;
    }

    /// <summary>The migrations for a dialect, in the order in which they run.</summary>
    internal static IReadOnlyList<(string Name, string Sql)> Files(Dialect dialect)
    {
        string other = dialect == Dialect.Sqlite ? ".postgres.sql" : ".sqlite.sql";
        var assembly = typeof(Migrator).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !name.EndsWith(other, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (name[Prefix.Length..], reader.ReadToEnd());
            })];
    }

    private async Task<bool> ApplyAsync(Transaction transaction, string name, string sql, CancellationToken cancel)
    {
        if (transaction.Dialect == Dialect.Postgres)
        {
            // Two nodes that start together must not migrate together.
            await transaction.ExecuteAsync("SELECT pg_advisory_xact_lock(4071)", cancel: cancel);
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        string? ran = await transaction.SingleOrDefaultAsync<string>("SELECT hash FROM migrations WHERE name = @name", new { name }, cancel);
        if (ran == hash)
            return false;
        if (ran is not null)
            throw new InvalidOperationException($"Migration {name} has changed after it ran: add a new file instead.");
        await transaction.ExecuteAsync(sql, cancel: cancel);
        await transaction.ExecuteAsync(
            "INSERT INTO migrations (name, hash, applied_at) VALUES (@name, @hash, @now)",
            new { name, hash, now = clock.GetUtcNow() }, cancel);
        return true;
    }
}
