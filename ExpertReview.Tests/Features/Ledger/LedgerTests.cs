using System.Text.Json;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Commands;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Tests.Features.Ledger;

public abstract class LedgerTests(Dialect dialect)
{
    private const string Insert =
        "INSERT INTO ledger_entries (sequence, happened_at, actor_id, actor_role, act, subject, body, previous_hash, hash) VALUES ";

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
    [InlineData("UPDATE ledger_entries SET body = 'not JSON' WHERE sequence = 2", 2, LedgerFault.Edited)]
    [InlineData("UPDATE ledger_entries SET act = 'NoSuchAct' WHERE sequence = 2", 2, LedgerFault.Edited)]
    [InlineData("UPDATE ledger_entries SET happened_at = 'yesterday' WHERE sequence = 2", 2, LedgerFault.Edited)]
    [InlineData("UPDATE ledger_head SET sequence = 3", 3, LedgerFault.NotChained)]
    [InlineData(Insert + "(6, '2026-01-01', 'x', 'x', 'SheetSaved', 'x', '{}', 'x', 'x')", 6, LedgerFault.OutsideChain)]
    [InlineData(Insert + "(9, '2026-01-01', 'x', 'x', 'SheetSaved', 'x', '{}', 'x', 'x')", 9, LedgerFault.OutsideChain)]
    [InlineData(Insert + "(0, '2026-01-01', 'x', 'x', 'SheetSaved', 'x', '{}', 'x', 'x')", 0, LedgerFault.OutsideChain)]
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
    public async Task Verification_beside_appending_finds_nothing_broken()
    {
        await using var app = new App(dialect);
        await AppendAsync(app);
        var appending = Task.Run(async () =>
        {
            for (int i = 0; i < 50; i++)
                await AppendAsync(app);
        });

        while (!appending.IsCompleted)
            Assert.True((await app.Get<LedgerVerification>().VerifyAsync()).IsIntact);
        await appending;
    }

    [Fact]
    public async Task The_verdict_as_JSON_names_entry_and_fault()
    {
        await using var app = new App(dialect);
        await AppendAsync(app);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("UPDATE ledger_entries SET subject = 'forged'"));

        string json = VerifyCommand.Json(await app.Get<LedgerVerification>().VerifyAsync(), []);

        var verdict = JsonDocument.Parse(json).RootElement;
        Assert.False(verdict.GetProperty("isIntact").GetBoolean());
        Assert.Equal(1, verdict.GetProperty("firstBroken").GetInt64());
        Assert.Equal(nameof(LedgerFault.Edited), verdict.GetProperty("fault").GetString());
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
