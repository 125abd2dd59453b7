using System.Net;
using ExpertReview.Tests.Features.Experts;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Assignments;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Live;

namespace ExpertReview.Tests.Features.Assignments;

public abstract class AssignmentTests(Dialect dialect)
{
    [Fact]
    public async Task A_confirmed_draw_keeps_what_the_preview_showed_and_announces_it()
    {
        await using var app = new App(dialect);
        string programId = await ProgramAsync(app);
        var news = new List<RoundNews>();
        using var listening = app.Get<RoundFeed>().Subscribe(item =>
        {
            news.Add(item);
            return Task.CompletedTask;
        });
        var draw = app.Get<AssignmentDraw>();

        var (_, preview) = await draw.PreviewAsync(programId, "seed", null);
        Assert.Null(await draw.ConfirmAsync(Roster.Agency, programId, "seed", null, preview!.Hash));

        var board = await AssignmentBoard.ReadAsync(app.Database, programId, default);
        Assert.Equal(preview.Result.Pairs, board!.Active.Select(assignment => assignment.Pair));
        // E-01 is of the first application's county; the draft copy is not assigned at all.
        Assert.DoesNotContain(new AssignedPair("AAA-101", "E-01"), preview.Result.Pairs);
        Assert.DoesNotContain(preview.Result.Pairs, pair => pair.Application == "AAA-103");
        Assert.Equal(RoundNewsKind.AssignmentsChanged, Assert.Single(news).Kind);
        Assert.Contains(await app.Get<LedgerStore>().AfterAsync(0, 100), entry => entry.Act == Act.AssignmentsDrawn);
    }

    [Fact]
    public async Task A_preview_that_is_out_of_date_is_not_kept()
    {
        await using var app = new App(dialect);
        string programId = await ProgramAsync(app);
        var draw = app.Get<AssignmentDraw>();
        var (_, preview) = await draw.PreviewAsync(programId, "seed", null);

        await app.Get<RecusalStore>().RecordByStaffAsync(Roster.Agency, programId, "AAA-102", "E-02", "曾任顾问");

        Assert.Equal(AssignmentRefusal.PreviewOutdated, await draw.ConfirmAsync(Roster.Agency, programId, "seed", null, preview!.Hash));
        Assert.Equal(0, await app.Database.SingleAsync<int>("SELECT COUNT(*) FROM assignments"));
    }

    [Fact]
    public async Task A_draw_is_refused_in_another_phase_and_once_the_round_has_opened()
    {
        await using var app = new App(dialect);
        string programId = await ProgramAsync(app);
        var draw = app.Get<AssignmentDraw>();
        var programs = app.Get<ProgramStore>();

        Assert.Null(await programs.MoveAsync(Actor.System, programId, Phase.Eligibility, "test"));
        var (early, _) = await draw.PreviewAsync(programId, "seed", null);
        Assert.Null(await programs.MoveAsync(Actor.System, programId, Phase.Preparation, "test"));
        await DrawAsync(app, programId);
        await OpenAsync(app, programId);
        var (late, _) = await draw.PreviewAsync(programId, "seed", null);

        Assert.Equal((AssignmentRefusal.PhaseForbids, AssignmentRefusal.RoundHasOpened), (early, late));
    }

    [Fact]
    public async Task A_change_by_hand_swaps_experts_and_refuses_what_must_not_be()
    {
        await using var app = new App(dialect);
        string programId = await ProgramAsync(app);
        await DrawAsync(app, programId);
        await OpenAsync(app, programId);
        await Roster.ImportAsync(app, programId, "E-09,赵九,财务,省外,,第九大学,,");

        Assert.Equal(AssignmentRefusal.ReasonMissing, await ChangeAsync(app, programId, "AAA-102", "E-09", null, " "));
        Assert.Equal(AssignmentRefusal.NothingToChange, await ChangeAsync(app, programId, "AAA-102", null, null));
        Assert.Equal(AssignmentRefusal.Recused, await ChangeAsync(app, programId, "AAA-101", "E-01", null));
        Assert.Equal(AssignmentRefusal.NotReleased, await ChangeAsync(app, programId, "AAA-103", "E-09", null));
        Assert.Equal(AssignmentRefusal.ExpertUnknown, await ChangeAsync(app, programId, "AAA-102", "E-77", null));
        Assert.Equal(AssignmentRefusal.NotAssigned, await ChangeAsync(app, programId, "AAA-102", null, "E-09"));
        Assert.Equal(AssignmentRefusal.AlreadyAssigned, await ChangeAsync(app, programId, "AAA-102", "E-02", null));

        Assert.Null(await ChangeAsync(app, programId, "AAA-102", "E-09", "E-02"));
        var board = await AssignmentBoard.ReadAsync(app.Database, programId, default);
        Assert.Equal(AssignmentState.Withdrawn, board!.Assignments[new("AAA-102", "E-02")].State);
        Assert.Equal(AssignmentState.Active, board.Assignments[new("AAA-102", "E-09")].State);

        Assert.Null(await ChangeAsync(app, programId, "AAA-102", "E-02", null));
        await SubmitAsync(app, board.Assignments[new("AAA-102", "E-02")], board.Round.RoundId);
        Assert.Equal(AssignmentRefusal.SheetSubmitted, await ChangeAsync(app, programId, "AAA-102", null, "E-02"));
    }

    [Fact]
    public async Task The_statement_itself_assigns_no_draft_and_no_recused_pair()
    {
        await using var app = new App(dialect);
        string programId = await ProgramAsync(app);
        var round = await app.Get<RoundStore>().InitialAsync(programId);
        var expert = await app.Get<ExpertStore>().FindAsync(programId, "E-01");
        var ids = await app.Database.QueryAsync<string>("SELECT application_id FROM blind_copies WHERE blind_code <> 'AAA-102'");

        foreach (string id in ids)
        {
            Assert.False(await app.Database.TransactionAsync(transaction => app.Get<AssignmentStore>().AddAsync(
                transaction, Roster.Agency, round!.RoundId, id, expert!.ExpertId, AssignmentOrigin.Manual, "test", default)));
        }

        Assert.Equal(2, ids.Count);
    }

    [Fact]
    public async Task A_recusal_that_comes_later_ends_the_assignment()
    {
        await using var app = new App(dialect);
        string programId = await ProgramAsync(app);
        await DrawAsync(app, programId);

        Assert.Null(await app.Get<RecusalStore>().RecordByStaffAsync(Roster.Agency, programId, "AAA-102", "E-02", "曾任顾问"));

        var board = await AssignmentBoard.ReadAsync(app.Database, programId, default);
        Assert.Equal(AssignmentState.Recused, board!.Assignments[new("AAA-102", "E-02")].State);
        Assert.Equal(ExpertRefusal.StillAssigned, await app.Get<ExpertStore>().SetActiveAsync(Roster.Agency, programId, "E-03", false, "请假"));
    }

    [Fact]
    public async Task The_agency_draws_on_the_page_and_the_supervisor_only_reads_codes()
    {
        await using var app = new App(dialect);
        string programId = await ProgramAsync(app);
        using var agency = await app.SignedInAsync(Roles.Agency);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);
        string here = $"/programs/{programId}/assignments";

        using var prepared = await agency.PostFormAsync(here + "/draw/prepare", new() { ["seed"] = "2026" }, page: here + "/draw");
        string preview = await agency.GetStringAsync(prepared.Headers.Location);
        var (_, expected) = await app.Get<AssignmentDraw>().PreviewAsync(programId, "2026", null);
        using var confirmed = await agency.PostFormAsync(here + "/draw", new() { ["seed"] = "2026", ["hash"] = expected!.Hash });
        string matrix = await supervisor.GetStringAsync(new Uri(here, UriKind.Relative));
        string application = await supervisor.GetStringAsync(new Uri(here + "/applications/AAA-102", UriKind.Relative));
        using var refused = await supervisor.GetAsync(new Uri(here + "/draw", UriKind.Relative));

        Assert.Contains(expected.Hash, preview, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        Assert.Contains("AAA-102", matrix, StringComparison.Ordinal);
        Assert.All([matrix, application], page => Assert.DoesNotContain("王一", page, StringComparison.Ordinal));
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }

    /// <summary>Two released applications, one draft, six experts of whom the first is of the first application's county.</summary>
    private static async Task<string> ProgramAsync(App app)
    {
        string programId = await Roster.ProgramAsync(app);
        await Roster.AddApplicationAsync(app, programId, "AAA-101", "330600", "330624", "新昌县人民政府", "甲乙机械有限公司");
        await Roster.AddApplicationAsync(app, programId, "AAA-102", "330200", "330281", "余姚市人民政府", "丙丁化工有限公司");
        await Roster.AddApplicationAsync(app, programId, "AAA-103", "330300", null, "龙湾区人民政府", "戊己电子有限公司", isReleased: false);
        var (refusal, _) = await Roster.ImportAsync(
            app, programId,
            "E-01,王一,技术,绍兴市,新昌县,第一大学,,人工智能", "E-02,王二,产业,省外,,第二大学,,高端软件", "E-03,王三,财务,省外,,第三大学,,",
            "E-04,王四,政策,省外,,第四大学,,", "E-05,王五,技术,省外,,第五大学,,", "E-06,王六,产业,省外,,第六大学,,");
        Assert.Null(refusal);
        return programId;
    }

    private static async Task DrawAsync(App app, string programId)
    {
        // The first seed by which E-02 reviews AAA-102, which the tests then change.
        var draw = app.Get<AssignmentDraw>();
        string seed = "0";
        DrawPreview? preview = null;
        while (preview?.Result.Pairs.Contains(new("AAA-102", "E-02")) != true)
        {
            seed += "0";
            preview = (await draw.PreviewAsync(programId, seed, null)).Preview;
        }

        Assert.Null(await draw.ConfirmAsync(Roster.Agency, programId, seed, null, preview.Hash));
    }

    private static async Task OpenAsync(App app, string programId)
    {
        var rounds = app.Get<RoundStore>();
        Assert.Null(await rounds.OpenAsync(Actor.System, (await rounds.InitialAsync(programId))!.RoundId, isSealed: false, closesAt: null));
    }

    private static async Task<AssignmentRefusal?> ChangeAsync(
        App app, string programId, string blindCode, string? add, string? withdraw, string reason = "专家请假") =>
        (await app.Get<AssignmentChanges>().ChangeAsync(
            Roster.Agency, programId, new ManualChange { BlindCode = blindCode, Add = add, Withdraw = withdraw, Reason = reason })).Refusal;

    private static Task<int> SubmitAsync(App app, Assignment assignment, string roundId) =>
        app.Database.TransactionAsync(transaction => transaction.ExecuteAsync("""
            INSERT INTO score_sheets (round_id, application_id, expert_id, marks, comment, is_submitted, version, save_id, saved_at, event_number, content_hash)
            VALUES (@roundId, @ApplicationId, @ExpertId, '{}', '', TRUE, 1, 'save', @now, 1, 'hash')
            """, new { roundId, assignment.ApplicationId, assignment.ExpertId, now = DateTimeOffset.UtcNow }));
}

public sealed class AssignmentOnSqliteTests() : AssignmentTests(Dialect.Sqlite);

public sealed class AssignmentOnPostgresTests() : AssignmentTests(Dialect.Postgres);
