using Npgsql;

namespace ExpertReview.Tests.Support;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task Each_database_is_empty_ordered_by_code_point_and_gone_after_use()
    {
        string connectionString;
        await using (var database = PostgresServer.CreateDatabase())
        {
            connectionString = database.ConnectionString;
            await using var source = NpgsqlDataSource.Create(connectionString);
            await using var query = source.CreateCommand("SELECT datcollate || ' ' || pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()");
            Assert.Equal("C UTF8", await query.ExecuteScalarAsync());
        }

        await using var gone = NpgsqlDataSource.Create(connectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(async () => await gone.OpenConnectionAsync());
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, refused.SqlState);
    }
}
