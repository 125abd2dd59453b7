using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Tests.Features.Ledger;

public abstract class LedgerTests(Dialect dialect)
{
    private static readonly Actor Someone = new("someone", "organizer");

    [Fact]
    public async Task Concurrent_acts_get_consecutive_numbers_and_one_intact_chain()
    {
        await using var app = new App(dialect);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => AppendAsync(app)));
        var verdict = await app.Get<LedgerVerification>().VerifyAsync();

        Assert.Equal((40L, true), (verdict.Entries, verdict.IsIntact));
    }

    [Theory]
    [InlineData("UPDATE ledger_entries SET body = '{\"mark\":100}' WHERE sequence = 3", 3, LedgerFault.Edited)]
    [InlineData("DELETE FROM ledger_entries WHERE sequence = 3", 3, LedgerFault.Missing)]
    [InlineData("DELETE FROM ledger_entries WHERE sequence > 3", 4, LedgerFault.CutOff)]
    [InlineData("UPDATE ledger_entries SET previous_hash = hash WHERE sequence = 3", 3, LedgerFault.NotChained)]
    public async Task Verification_names_the_first_broken_entry(string attack, long entry, LedgerFault fault)
    {
        await using var app = new App(dialect);
        for (int i = 0; i < 5; i++)
            await AppendAsync(app);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync(attack));

        var verdict = await app.Get<LedgerVerification>().VerifyAsync();

        Assert.Equal((entry, fault), (verdict.FirstBroken, verdict.Fault));
    }

    [Fact]
    public async Task An_act_whose_effect_fails_leaves_no_entry()
    {
        await using var app = new App(dialect);

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Database.TransactionAsync(async transaction =>
        {
            await app.Get<LedgerStore>().AppendAsync(transaction, Someone, Act.SheetSaved, null, "sheet", new { mark = 80 });
            throw new InvalidOperationException("The effect failed.");
        }));

        Assert.Equal(0, (await app.Get<LedgerStore>().HeadAsync()).Sequence);
    }

    private static Task<LedgerEntry> AppendAsync(App app) => app.Database.TransactionAsync(transaction =>
        app.Get<LedgerStore>().AppendAsync(transaction, Someone, Act.SheetSaved, "p", "sheet", new { mark = 80, note = "评语" }));
}

public sealed class LedgerOnSqliteTests() : LedgerTests(Dialect.Sqlite);

public sealed class LedgerOnPostgresTests() : LedgerTests(Dialect.Postgres);
