using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;

namespace ExpertReview.Web.Data;

/// <summary>One transaction of <see cref="Database.TransactionAsync{T}"/>: the only place that writes.</summary>
public sealed class Transaction : Session
{
    private readonly DbTransaction _transaction;

    internal Transaction(Dialect dialect, DbTransaction transaction)
    {
        Dialect = dialect;
        _transaction = transaction;
    }

    public override Dialect Dialect { get; }

    /// <returns>The number of rows that the statement changed.</returns>
    public Task<int> ExecuteAsync(
        string sql, object? parameters = null, CancellationToken cancel = default,
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        RunAsync((connection, transaction) => connection.ExecuteAsync(Command(sql, parameters, transaction, file, line, cancel)), cancel);

    protected override Task<T> RunAsync<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancel = default) =>
        work(_transaction.Connection!, _transaction);
}
