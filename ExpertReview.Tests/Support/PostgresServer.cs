using System.Security.Cryptography;
using Npgsql;

namespace ExpertReview.Tests.Support;

/// <summary>The PostgreSQL server that the test run uses; <c>test.sh</c> starts a private one.</summary>
public static class PostgresServer
{
    /// <summary>Names the server: a connection string of a user who may create databases.</summary>
    public const string Variable = "EXPERTREVIEW_TEST_POSTGRES";

    /// <exception cref="InvalidOperationException">No server is named; the message says how to start one.</exception>
    public static string ConnectionString =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
        : throw new InvalidOperationException(
            $"The tests need PostgreSQL 15 or newer. Run ./test.sh, which starts a private one, or start one yourself and set {Variable}, "
            + "for example to \"Host=127.0.0.1;Port=5432;Username=postgres\".");

    /// <summary>Makes an empty database under a random name, to be dropped by disposing of it.</summary>
    public static PostgresDatabase CreateDatabase()
    {
        var name = "expertreview_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        using (var server = NpgsqlDataSource.Create(ConnectionString))
        using (var create = server.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"))
            create.ExecuteNonQuery();
        return new PostgresDatabase(name, new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString);
    }
}

/// <summary>One test's own database.</summary>
public sealed class PostgresDatabase(string name, string connectionString) : IAsyncDisposable
{
    public string ConnectionString => connectionString;

    public async ValueTask DisposeAsync()
    {
        await using (var own = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(own);
        await using var server = NpgsqlDataSource.Create(PostgresServer.ConnectionString);
        await using var drop = server.CreateCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }
}
