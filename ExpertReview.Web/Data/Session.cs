using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace ExpertReview.Web.Data;

/// <summary>What statements run in: the database at large (reading) or one transaction (reading and writing).</summary>
/// <remarks>Every statement is tagged with the file and line that runs it, so that a slow query in a server's log names its line of C#.</remarks>
public abstract class Session
{
    public abstract Dialect Dialect { get; }

    /// <summary>Completes <c>column {In("@list")}</c>: membership in a list parameter, which the two drivers write differently.</summary>
    public string In(string parameter) => Dialect == Dialect.Postgres ? $"= ANY({parameter})" : $"IN {parameter}";

    public Task<IReadOnlyList<T>> QueryAsync<T>(
        string sql, object? parameters = null, CancellationToken cancel = default,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        RunAsync<IReadOnlyList<T>>(async (connection, transaction) =>
            (await connection.QueryAsync<T>(Command(sql, parameters, transaction, file, line, cancel))).AsList(), cancel);

    public Task<T?> SingleOrDefaultAsync<T>(
        string sql, object? parameters = null, CancellationToken cancel = default,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        RunAsync((connection, transaction) =>
            connection.QuerySingleOrDefaultAsync<T?>(Command(sql, parameters, transaction, file, line, cancel)), cancel);

    public Task<T> SingleAsync<T>(
        string sql, object? parameters = null, CancellationToken cancel = default,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        RunAsync((connection, transaction) =>
            connection.QuerySingleAsync<T>(Command(sql, parameters, transaction, file, line, cancel)), cancel);

    protected abstract Task<T> RunAsync<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancel = default);

    protected static CommandDefinition Command(
        string sql, object? parameters, DbTransaction? transaction, string file, int line, CancellationToken cancel) =>
        new($"/* {Path.GetFileName(file)}:{line} */ {sql}", parameters, transaction, cancellationToken: cancel);
}
