using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;

namespace ExpertReview.Tests.Architecture;

public sealed class SchemaTests
{
    [Fact]
    public async Task Both_databases_have_the_same_tables_and_columns()
    {
        await using var sqlite = new App(Dialect.Sqlite);
        await using var postgres = new App(Dialect.Postgres);

        var ofSqlite = await sqlite.Database.QueryAsync<string>("""
            SELECT m.name || '.' || c.name
              FROM sqlite_master m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
            """);
        var ofPostgres = await postgres.Database.QueryAsync<string>(
            "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'");

        Assert.NotEmpty(ofSqlite);
        Assert.Equal(ofSqlite.Order(StringComparer.Ordinal), ofPostgres.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Dialect.Sqlite)]
    [InlineData(Dialect.Postgres)]
    public async Task A_migration_that_changed_after_it_ran_is_refused(Dialect dialect)
    {
        await using var app = new App(dialect);
        await app.Database.TransactionAsync(transaction =>
            transaction.ExecuteAsync("UPDATE migrations SET hash = 'another' WHERE name = '0001_ledger.sql'"));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => app.Get<Migrator>().MigrateAsync());

        Assert.Contains("0001_ledger.sql", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Dialect.Sqlite)]
    [InlineData(Dialect.Postgres)]
    public async Task Migrating_again_changes_nothing(Dialect dialect)
    {
        await using var app = new App(dialect);

        Assert.Empty(await app.Get<Migrator>().MigrateAsync());
    }

    [Fact]
    public void Migration_numbers_are_unique()
    {
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            var numbers = Migrator.Files(dialect).Select(file => file.Name[..4]).ToList();
            Assert.Equal(numbers.Distinct(), numbers);
        }
    }
}
