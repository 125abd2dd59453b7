using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.ScoreSheets;
using static ExpertReview.Tests.Features.ScoreSheets.TabletDoor;

namespace ExpertReview.Tests.Features.ScoreSheets;

/// <summary>What the tablet's two doors, hub and HTTP, take and refuse.</summary>
public abstract class TabletDoorTests(Dialect dialect)
{
    private const string Sheet = "AAA-100";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_save_is_in_the_books_once_however_often_it_is_sent(bool byHub)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        await using var door = await OpenAsync(app, season, "E-01", byHub);
        var save = Save(Sheet, 8250);

        var first = await door.SaveAsync(save);
        var resent = await door.SaveAsync(save);
        var next = await door.SaveAsync(Save(Sheet, 9000, baseVersion: 1));
        var resentLate = await door.SaveAsync(save);

        Assert.Null(first.Refusal);
        Assert.Equal(1, first.Version);
        Assert.Equal(SheetHash.Of(Sheet, 1, new ScoreSheet { Comment = "评语", Marks = new(save.Marks!.ToDictionary(mark => mark.Key, mark => (int?)mark.Value)) }), first.ContentHash);
        Assert.Equal(first, resent);
        Assert.Equal(first, resentLate);
        Assert.Equal(2, next.Version);
        Assert.Equal(2, await SavesAsync(app));
        var verdict = await app.Get<LedgerVerification>().VerifyAsync();
        Assert.True(verdict.IsIntact);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_later_of_two_devices_is_refused_and_gets_the_sheet_as_it_is(bool byHub)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        await using var one = await OpenAsync(app, season, "E-01", byHub);
        await using var other = await OpenAsync(app, season, "E-01", byHub);

        var first = await one.SaveAsync(Save(Sheet, 8000));
        var stale = await other.SaveAsync(Save(Sheet, 6000));
        var ahead = await other.SaveAsync(Save(Sheet, 6000, baseVersion: 7));
        var elsewhere = await other.SaveAsync(Save("ABA-101", 6000, baseVersion: 3));

        Assert.Equal(("SavedElsewhere", 1, first.EventNumber, first.ContentHash), (stale.Refusal, stale.Current!.Version, stale.Current.EventNumber, stale.Current.ContentHash));
        Assert.Equal(8000, stale.Current.Marks["scale"]);
        Assert.Equal("SavedElsewhere", ahead.Refusal);
        Assert.Equal(("SavedElsewhere", 0, null), (elsewhere.Refusal, elsewhere.Current!.Version, elsewhere.Current.EventNumber));
        Assert.Equal(1, await SavesAsync(app));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_cannot_be_a_mark_is_refused_by_name_and_place(bool byHub)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        await using var door = await OpenAsync(app, season, "E-01", byHub);
        async Task<(string?, string?)> TryAsync(SaveSheet save)
        {
            var reply = await door.SaveAsync(save);
            return (reply.Refusal, reply.Message);
        }

        Assert.Equal(("OutOfRange", "规模实力强：分数超出范围。"), await TryAsync(With("scale", 10_050)));
        Assert.Equal("OutOfRange", (await TryAsync(With("scale", 1e20m))).Item1);
        Assert.Equal("OutOfRange", (await TryAsync(With("scale", -50))).Item1);
        Assert.Equal(("OffStep", "创新水平高：分数不符合打分档位。"), await TryAsync(With("innovation", 8201)));
        Assert.Equal("OffStep", (await TryAsync(With("innovation", 8200.5m))).Item1);
        Assert.Equal("UnknownDimension", (await TryAsync(With("charm", 8200))).Item1);
        Assert.Equal("CommentTooLong", (await TryAsync(Save(Sheet, 8000) with { Comment = new string('好', 1001) })).Item1);
        Assert.Equal("CommentUnreadable", (await TryAsync(Save(Sheet, 8000) with { Comment = "a\0b" })).Item1);
        Assert.Equal("Malformed", (await TryAsync(Save(Sheet, 8000, saveId: "x"))).Item1);
        Assert.Equal("Malformed", (await TryAsync(Save(Sheet, 8000) with { Marks = null })).Item1);
        Assert.Equal("Malformed", (await TryAsync(Save(Sheet, 8000, baseVersion: -1))).Item1);
        Assert.Equal(0, await SavesAsync(app));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sheet_that_is_not_the_experts_is_refused_and_not_shown(bool byHub)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 4, experts: 2);
        await using (var owner = await OpenAsync(app, season, "E-02", byHub))
            Assert.Null((await owner.SaveAsync(Save(Sheet, 9000))).Refusal);
        await SetAsync(app, "DELETE FROM assignments WHERE expert_id = @expert AND application_id = @application", season, Sheet);
        await SetAsync(app, "UPDATE assignments SET state = 'Withdrawn' WHERE expert_id = @expert AND application_id = @application", season, "ABA-101");
        await SetAsync(app, "INSERT INTO recusals VALUES (@application, @expert, 'DeclaredOnSheet', '师生', '2026-01-01T00:00:00.000Z', 'x')", season, "ACA-102");
        await using var door = await OpenAsync(app, season, "E-01", byHub);

        var notMine = await door.SaveAsync(Save(Sheet, 8000, baseVersion: 1));
        var withdrawn = await door.SaveAsync(Save("ABA-101", 8000));
        var recused = await door.SaveAsync(Save("ACA-102", 8000));
        var unknown = await door.SaveAsync(Save("ZZZ-999", 8000));
        var noRound = await door.SaveAsync(Save("ADA-103", 8000) with { Round = 2 });

        Assert.Equal(("NotAssigned", null), (notMine.Refusal, notMine.Current));
        Assert.Equal(("AssignmentWithdrawn", null), (withdrawn.Refusal, withdrawn.Current));
        Assert.Equal(("Recused", null), (recused.Refusal, recused.Current));
        Assert.Equal("UnknownSheet", unknown.Refusal);
        Assert.Equal("UnknownRound", noRound.Refusal);
        Assert.Equal("NotAssigned", (await door.SubmitAsync(Move(Sheet, 1))).Refusal);
        Assert.Equal("NotAssigned", (await door.ReopenAsync(Move(Sheet, 1))).Refusal);
        Assert.Equal(1, await SavesAsync(app));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Marks_are_taken_in_an_open_round_only(bool byHub)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, isOpen: false);
        var rounds = app.Get<RoundStore>();
        await using var door = await OpenAsync(app, season, "E-01", byHub);

        Assert.Equal("RoundNotOpen", (await door.SaveAsync(Save(Sheet, 8000))).Refusal);
        Assert.Null(await rounds.OpenAsync(Actor.System, season.RoundId, isSealed: false, closesAt: null));
        var save = Save(Sheet, 8000);
        var saved = await door.SaveAsync(save);
        Assert.Null(await rounds.PauseAsync(Actor.System, season.RoundId, "午休"));
        var paused = await door.SaveAsync(Save(Sheet, 7000, baseVersion: 1));
        Assert.Null(await rounds.ResumeAsync(Actor.System, season.RoundId));
        Assert.Null((await door.SubmitAsync(Move(Sheet, 1))).Refusal);
        Assert.Null(await rounds.CloseAsync(Actor.System, season.RoundId, "测试"));

        Assert.Equal("RoundPaused", paused.Refusal);
        Assert.Equal("RoundClosed", (await door.SaveAsync(Save(Sheet, 7000, baseVersion: 1))).Refusal);
        Assert.Equal("RoundClosed", (await door.ReopenAsync(Move(Sheet, 1))).Refusal);
        Assert.Equal(saved, await door.SaveAsync(save));
        Assert.Equal(1, await SavesAsync(app));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_expert_who_is_not_cleared_or_not_active_is_refused(bool byHub)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        await SetAsync(app, "UPDATE experts SET relations_declared_at = NULL WHERE expert_id = @expert", season, Sheet);
        await using var door = await OpenAsync(app, season, "E-01", byHub);

        var notCleared = await door.SaveAsync(Save(Sheet, 8000));
        await SetAsync(app, "UPDATE experts SET is_active = FALSE WHERE expert_id = @expert", season, Sheet);
        var notActive = await door.SaveAsync(Save(Sheet, 8000));

        Assert.Equal(("NotCleared", "NotAnExpert"), (notCleared.Refusal, notActive.Refusal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_complete_sheet_is_submitted_once_and_may_be_taken_back(bool byHub)
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        await using var door = await OpenAsync(app, season, "E-01", byHub);
        var half = Save(Sheet, 8000);
        half.Marks!["organization"] = null;

        await door.SaveAsync(half);
        var incomplete = await door.SubmitAsync(Move(Sheet, 1));
        var saved = await door.SaveAsync(Save(Sheet, 8000, baseVersion: 1));
        var stale = await door.SubmitAsync(Move(Sheet, 1));
        var submit = Move(Sheet, 2);
        var submitted = await door.SubmitAsync(submit);
        var again = await door.SubmitAsync(submit);
        var locked = await door.SaveAsync(Save(Sheet, 9000, baseVersion: 2));
        var twice = await door.SubmitAsync(Move(Sheet, 2));
        var reopened = await door.ReopenAsync(Move(Sheet, 2));
        var notSubmitted = await door.ReopenAsync(Move(Sheet, 2));
        var changed = await door.SaveAsync(Save(Sheet, 9000, baseVersion: 2));

        Assert.Equal(("Incomplete", "组织保障好：还没有打分，不能提交。"), (incomplete.Refusal, incomplete.Message));
        Assert.Equal(("SavedElsewhere", 2), (stale.Refusal, stale.Current!.Version));
        Assert.Equal((null, 2, saved.ContentHash), (submitted.Refusal, submitted.Version, submitted.ContentHash));
        Assert.Equal(submitted, again);
        Assert.Equal(("Submitted", true), (locked.Refusal, locked.Current!.IsSubmitted));
        Assert.Equal("Submitted", twice.Refusal);
        Assert.Null(reopened.Refusal);
        Assert.Equal("NotSubmitted", notSubmitted.Refusal);
        Assert.Equal((null, 3), (changed.Refusal, changed.Version));
    }

    [Fact]
    public async Task A_save_id_of_another_act_or_expert_is_not_answered_for()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app);
        await using var one = await OpenAsync(app, season, "E-01", byHub: true);
        await using var other = await OpenAsync(app, season, "E-02", byHub: true);
        var save = Save(Sheet, 8000);
        await one.SaveAsync(save);

        Assert.Equal("SaveIdTaken", (await other.SaveAsync(save)).Refusal);
        Assert.Equal("SaveIdTaken", (await one.SaveAsync(save with { Sheet = "ABA-101" })).Refusal);
        Assert.Equal("SaveIdTaken", (await one.SubmitAsync(Move(Sheet, 1, save.SaveId))).Refusal);
    }

    [Fact]
    public async Task Concurrent_saves_of_many_experts_all_arrive()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 3, experts: 4);
        var writer = app.Get<ScoreSheetWriter>();
        var accounts = await app.Database.QueryAsync<string>("SELECT account_id FROM experts");

        var replies = await Task.WhenAll(
            from account in accounts
            from sheet in season.Applications.Keys
            from twice in new[] { 1, 2 }
            select writer.SaveAsync(new Actor(account, "expert"), Save(sheet, 8000, saveId: $"{account}-{sheet}")));

        Assert.All(replies, reply => Assert.Equal((null, 1), (reply.Refusal, reply.Version)));
        Assert.Equal(12, await SavesAsync(app));
    }

    private static SaveSheet With(string dimension, decimal mark) => Save(Sheet, 8000) with { Marks = new() { [dimension] = mark } };

    private static Task<int> SavesAsync(App app) =>
        app.Database.SingleAsync<int>("SELECT COUNT(*) FROM ledger_entries WHERE act = 'SheetSaved'");

    /// <summary>Changes what other slices own, for E-01 and one application.</summary>
    private static Task<int> SetAsync(App app, string sql, Season season, string sheet) => app.Database.TransactionAsync(transaction =>
        transaction.ExecuteAsync(sql, new { expert = season.Experts["E-01"], application = season.Applications[sheet] }));
}

public sealed class TabletDoorOnSqliteTests() : TabletDoorTests(Dialect.Sqlite);

public sealed class TabletDoorOnPostgresTests() : TabletDoorTests(Dialect.Postgres);
