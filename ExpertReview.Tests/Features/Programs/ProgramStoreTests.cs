using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Programs;

public abstract class ProgramStoreTests(Dialect dialect)
{
    private static readonly Ruleset Scheme = BuiltInSchemes.All["cluster-selection-2026"];

    [Fact]
    public async Task A_program_starts_with_one_version_one_planned_round_and_two_entries()
    {
        await using var app = new App(dialect);

        Assert.Null(await CreateAsync(app, "p-1"));
        Assert.Equal(ProgramRefusal.IdTaken, await CreateAsync(app, "p-1"));
        Assert.Equal(ProgramRefusal.IdInvalid, await CreateAsync(app, "P 1"));

        var version = await app.Get<ProgramStore>().NewestRulesetAsync("p-1");
        var round = await app.Get<RoundStore>().InitialAsync("p-1");
        Assert.Equal((1, RulesetJson.Hash(version!.Content), null), (version.Version, version.Hash, version.CreatedByName));
        Assert.Equal((RoundState.Planned, null), (round!.State, round.RulesetHash));
        Assert.Equal([Act.ProgramCreated, Act.RulesetSaved], (await EntriesAsync(app)).Select(entry => entry.Act));
    }

    [Fact]
    public async Task Of_two_saves_on_one_version_the_second_is_refused_and_changes_nothing()
    {
        await using var app = new App(dialect);
        await CreateAsync(app, "p");
        var programs = app.Get<ProgramStore>();

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(experts =>
            programs.SaveRulesetAsync(Actor.System, "p", Scheme with { ExpertsPerApplication = experts }, 1, $"{experts} experts")));

        Assert.Single(answers, answer => answer is null);
        Assert.Equal(5, answers.Count(answer => answer == ProgramRefusal.SavedElsewhere));
        var versions = await programs.RulesetsAsync("p");
        Assert.Equal([2, 1], versions.Select(version => version.Version));
        Assert.Equal($"{versions[0].Ruleset.ExpertsPerApplication} experts", versions[0].Reason);
        Assert.True((await app.Get<LedgerVerification>().VerifyAsync()).IsIntact);
    }

    [Fact]
    public async Task A_save_needs_a_reason_and_a_sound_ruleset()
    {
        await using var app = new App(dialect);
        await CreateAsync(app, "p");
        var programs = app.Get<ProgramStore>();

        Assert.Equal(ProgramRefusal.ReasonMissing, await programs.SaveRulesetAsync(Actor.System, "p", Scheme with { ExpertsPerApplication = 3 }, 1, " "));
        Assert.Equal(ProgramRefusal.RulesetInvalid, await programs.SaveRulesetAsync(Actor.System, "p", Scheme with { ExpertsPerApplication = 0 }, 1, "why"));
        Assert.Single(await programs.RulesetsAsync("p"));
    }

    [Fact]
    public async Task Opening_the_round_freezes_the_newest_version_by_its_hash()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1, isOpen: false);
        var programs = app.Get<ProgramStore>();
        var edited = Scheme with { ExpertsPerApplication = 3 };
        Assert.Null(await programs.SaveRulesetAsync(Actor.System, season.ProgramId, edited, 1, "fewer experts"));

        Assert.Null(await app.Get<RoundStore>().OpenAsync(Actor.System, season.RoundId, isSealed: false, closesAt: null));
        var late = await programs.SaveRulesetAsync(Actor.System, season.ProgramId, Scheme, 2, "too late");

        var round = await app.Get<RoundStore>().FindAsync(season.RoundId);
        Assert.Equal(ProgramRefusal.RulesetFrozen, late);
        Assert.Equal((2, RulesetJson.Hash(RulesetJson.Write(edited))), (round!.RulesetVersion, round.RulesetHash));
        Assert.Equal(2, (await programs.NewestRulesetAsync(season.ProgramId))!.Version);
    }

    [Fact]
    public async Task A_type_or_track_that_applications_chose_cannot_be_taken_away()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1, isOpen: false, type: "star");
        var without = Scheme with { Tracks = [.. Scheme.Tracks.Where(track => track.Code != "star-01")] };

        Assert.Equal(ProgramRefusal.TypeInUse, await app.Get<ProgramStore>().SaveRulesetAsync(Actor.System, season.ProgramId, without, 1, "one track fewer"));
    }

    [Fact]
    public async Task Phases_move_by_hand_only_where_no_round_owns_them()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 1, isOpen: false);
        var programs = app.Get<ProgramStore>();
        Task<ProgramRefusal?> MoveAsync(Phase phase, string reason = "why") => programs.MoveAsync(Actor.System, season.ProgramId, phase, reason);

        Assert.Equal(ProgramRefusal.AlreadyInPhase, await MoveAsync(Phase.Preparation));
        Assert.Equal(ProgramRefusal.PhaseBelongsToRound, await MoveAsync(Phase.Scoring));
        Assert.Equal(ProgramRefusal.ReasonMissing, await MoveAsync(Phase.Eligibility, ""));
        Assert.Null(await MoveAsync(Phase.Eligibility));
        Assert.Null(await MoveAsync(Phase.Preparation));
        Assert.Null(await app.Get<RoundStore>().OpenAsync(Actor.System, season.RoundId, isSealed: false, closesAt: null));
        Assert.Equal(ProgramRefusal.PhaseBelongsToRound, await MoveAsync(Phase.Preparation));
        Assert.Null(await app.Get<RoundStore>().CloseAsync(Actor.System, season.RoundId, "test"));
        Assert.Equal(ProgramRefusal.PhaseBelongsToRound, await MoveAsync(Phase.Scoring));
        Assert.Null(await MoveAsync(Phase.Final));
        Assert.Null(await MoveAsync(Phase.Reconsideration));

        var body = (await EntriesAsync(app)).Last(entry => entry.Act == Act.PhaseChanged).Body;
        Assert.Equal("""{"after":"Reconsideration","before":"Final","reason":"why"}""", body);
    }

    private static Task<ProgramRefusal?> CreateAsync(App app, string id) => app.Get<ProgramStore>().CreateAsync(Actor.System, id, Scheme, isDemo: false);

    private static Task<IReadOnlyList<LedgerEntry>> EntriesAsync(App app) => app.Get<LedgerStore>().AfterAsync(0, 100);
}

public sealed class ProgramStoreOnSqliteTests() : ProgramStoreTests(Dialect.Sqlite);

public sealed class ProgramStoreOnPostgresTests() : ProgramStoreTests(Dialect.Postgres);
