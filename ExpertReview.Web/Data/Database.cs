using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ExpertReview.Web.Data;

/// <summary>
/// The one database of the installation: SQLite in a file, or PostgreSQL when the connection string says <c>Host=</c>.
/// Reads go through it directly; writes only inside <see cref="TransactionAsync{T}"/>.
/// </summary>
public sealed class Database : Session, IAsyncDisposable
{
    private readonly Func<DbConnection> _connect;
    private readonly NpgsqlDataSource? _postgres;

    /// <summary>SQLite has one writer: waiting here is fair and quick, waiting in the engine is neither.</summary>
    private readonly SemaphoreSlim _sqliteWriter = new(1);

    private Database(Dialect dialect, Func<DbConnection> connect, NpgsqlDataSource? postgres)
    {
        Dialect = dialect;
        _connect = connect;
        _postgres = postgres;
    }

    public override Dialect Dialect { get; }

    /// <param name="connection">A PostgreSQL connection string (with <c>Host=</c>), or the path of a SQLite file.</param>
    public static Database Open(string connection)
    {
        TypeHandlers.Register();
        if (connection.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            var source = NpgsqlDataSource.Create(connection);
            return new Database(Dialect.Postgres, source.CreateConnection, source);
        }

        SqliteEngine.Start();
        string text = new SqliteConnectionStringBuilder { DataSource = connection, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        return new Database(Dialect.Sqlite, () => new SqliteConnection(text), null);
    }

    /// <summary>Runs <paramref name="work"/> in one durable transaction; what it throws rolls all of it back.</summary>
    public async Task<T> TransactionAsync<T>(Func<Transaction, Task<T>> work, CancellationToken cancel = default)
    {
        if (Dialect == Dialect.Sqlite)
            await _sqliteWriter.WaitAsync(cancel);
        try
        {
            await using var connection = await ConnectAsync(cancel);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
            var result = await work(new Transaction(Dialect, transaction));
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            if (Dialect == Dialect.Sqlite)
                _sqliteWriter.Release();
        }
    }

    /// <inheritdoc cref="TransactionAsync{T}"/>
    public Task TransactionAsync(Func<Transaction, Task> work, CancellationToken cancel = default) =>
        TransactionAsync(async transaction =>
        {
            await work(transaction);
            return true;
        }, cancel);

    /// <summary>The engine that serves, with its version.</summary>
    public async Task<string> EngineAsync(CancellationToken cancel = default) => Dialect == Dialect.Sqlite
        ? "SQLite " + SqliteEngine.Start()
        : "PostgreSQL " + await SingleAsync<string>("SHOW server_version", cancel: cancel);

    public async ValueTask DisposeAsync()
    {
        _sqliteWriter.Dispose();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        else
            SqliteConnection.ClearAllPools();
    }

    protected override async Task<T> RunAsync<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancel = default)
    {
        await using var connection = await ConnectAsync(cancel);
        return await work(connection, null);
    }

    private async Task<DbConnection> ConnectAsync(CancellationToken cancel)
    {
        var connection = _connect();
        await connection.OpenAsync(cancel);
        if (Dialect == Dialect.Sqlite)
        {
            await using var pragma = connection.CreateCommand();
            // WAL lets screens read while a mark is written; FULL makes a commit survive a power cut.
            pragma.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
            await pragma.ExecuteNonQueryAsync(cancel);
        }

        return connection;
    }
}
