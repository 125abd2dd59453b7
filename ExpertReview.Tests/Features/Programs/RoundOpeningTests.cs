using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Programs;

public abstract class RoundOpeningTests(Dialect dialect)
{
    [Theory]
    [InlineData("UPDATE applications SET version = version + 1")]
    [InlineData("UPDATE applications SET state = 'Withdrawn'")]
    [InlineData("UPDATE blind_copies SET state = 'Draft'")]
    public async Task A_round_does_not_open_over_an_outdated_blind_copy(string change)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1, isOpen: false);
        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync(change));

        var refusal = await app.Get<RoundStore>().OpenAsync(Actor.System, season.RoundId, isSealed: false, closesAt: null);

        Assert.Equal(ProgramRefusal.CopiesOutdated, refusal);
        Assert.Equal(RoundState.Planned, (await app.Get<RoundStore>().FindAsync(season.RoundId))!.State);
    }
}

public sealed class RoundOpeningOnSqliteTests() : RoundOpeningTests(Dialect.Sqlite);

public sealed class RoundOpeningOnPostgresTests() : RoundOpeningTests(Dialect.Postgres);
