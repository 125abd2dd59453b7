using System.CommandLine;
using System.Globalization;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Commands;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using Microsoft.Extensions.DependencyInjection;

namespace ExpertReview.Tests.Commands;

/// <summary>What a newcomer finds on an empty database, and the play of its second half.</summary>
public abstract class DemoSeasonTests(Dialect dialect)
{
    /// <summary>Where nothing listens.</summary>
    private const string Nowhere = "http://127.0.0.1:9";

    [Fact]
    public async Task The_season_is_made_half_scored_and_the_play_submits_the_rest()
    {
        await using var app = new App(dialect, isDemo: true);
        var address = app.Listen();
        var round = (await app.Get<RoundStore>().InitialAsync("demo"))!;

        Assert.Equal(24, (await app.Get<ApplicationStore>().OfProgramAsync("demo")).Count);
        Assert.Equal(15, (await ExpertsAsync(app)).Count);
        int assigned = await CountAsync(app, "SELECT COUNT(*) FROM assignments WHERE state = 'Active'");
        int submitted = await CountAsync(app, "SELECT COUNT(*) FROM score_sheets WHERE is_submitted");
        Assert.True(assigned >= 24, $"{assigned} sheets are assigned.");
        Assert.InRange(submitted, assigned * 0.4, assigned * 0.55);
        int begun = await CountAsync(app, "SELECT COUNT(*) FROM score_sheets WHERE NOT is_submitted");
        Assert.InRange(begun, 1, 15);
        Assert.True((await VerifiedAsync(app)).IsIntact);

        var unreachable = await PlayAsync(app, Nowhere);
        Assert.Equal(1, unreachable.Status);
        Assert.Contains("连不上服务", unreachable.Error, StringComparison.Ordinal);
        var (status, output, error) = await PlayAsync(app, address.ToString());

        Assert.True(status == 0, error);
        Assert.Contains("全部提交", output, StringComparison.Ordinal);
        // The play says each sheet that it submits once.
        Assert.Equal(assigned - submitted, output.Split('\n').Count(line => line.StartsWith("E-", StringComparison.Ordinal)));
        Assert.Equal(assigned, await CountAsync(app, "SELECT COUNT(*) FROM score_sheets WHERE is_submitted"));
        Assert.Equal(assigned, await CountAsync(app, "SELECT COUNT(*) FROM ledger_entries WHERE act = 'SheetSubmitted'"));
        Assert.True((await VerifiedAsync(app)).IsIntact);

        // Nothing is open any more, so the round closes without force; every freeze says the same and recomputes.
        Assert.Null(await app.Get<RoundStore>().CloseAsync(Actor.System, round.RoundId, forceReason: null));
        var rankings = app.Get<RankingStore>();
        round = (await app.Get<RoundStore>().FindAsync(round.RoundId))!;
        foreach (int number in new[] { 1, 2 })
        {
            Assert.Equal((number, null), await rankings.FreezeAsync(Actor.System, round.RoundId, RankingTerms.Live, "演示"));
            var frozen = (await rankings.FrozenAsync(round.RoundId, number))!;
            var again = await rankings.RecomputeAsync(round, frozen);
            Assert.True(again is { IsSameResult: true, IsStoredTextIntact: true, IsRulesetIntact: true, IsRecordedInLedger: true }, again.ToString());
            var result = (await rankings.OpenAsync(round, frozen)).Result;
            Assert.Equal(["collab", "core", "star"], result.Types.Select(type => type.Type).Order(StringComparer.Ordinal));
            Assert.All(result.Types.SelectMany(type => type.Rows), row => Assert.NotNull(row.Rank));
        }

        Assert.True((await VerifiedAsync(app)).IsIntact);
    }

    [Fact]
    public async Task Without_a_demo_season_the_play_says_how_to_get_one_and_it_wants_an_address()
    {
        await using var app = new App(dialect);
        _ = app.Server;

        var without = await PlayAsync(app, Nowhere);
        var nonsense = await PlayAsync(app, "next-door");

        Assert.Equal((1, 1), (without.Status, nonsense.Status));
        Assert.Contains("没有演示数据", without.Error, StringComparison.Ordinal);
        Assert.Contains("“next-door”不是网址", nonsense.Error, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Expert>> ExpertsAsync(App app)
    {
        using var scope = app.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<ExpertStore>().AllAsync("demo");
    }

    private static Task<LedgerVerdict> VerifiedAsync(App app) => app.Get<LedgerVerification>().VerifyAsync();

    private static Task<int> CountAsync(App app, string sql) => app.Database.SingleAsync<int>(sql);

    private static async Task<(int Status, string Output, string Error)> PlayAsync(App app, string server)
    {
        using var written = new StringWriter(CultureInfo.InvariantCulture);
        // Fifteen experts write at once, as they do to the console.
        using var output = TextWriter.Synchronized(written);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        int status = await DemoCommand.Make(app.Services)
            .Parse(["--server", server, "--pace", "0"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (status, written.ToString(), error.ToString());
    }
}

public sealed class DemoSeasonOnSqliteTests() : DemoSeasonTests(Dialect.Sqlite);

public sealed class DemoSeasonOnPostgresTests() : DemoSeasonTests(Dialect.Postgres);
