using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Experts;
using ExpertReview.Web.Features.Ledger;

namespace ExpertReview.Tests.Features.Experts;

public abstract class RecusalTests(Dialect dialect)
{
    [Fact]
    public async Task Same_county_city_and_employer_are_derived_at_import_and_follow_changes()
    {
        await using var app = new App(dialect);
        string programId = await Roster.ProgramAsync(app);
        await Roster.AddApplicationAsync(app, programId, "AAA-101", "330600", "330624", "新昌县人民政府", "甲乙机械有限公司");
        await Roster.AddApplicationAsync(app, programId, "AAA-102", "330600", "330604", "上虞区人民政府", "丙丁化工有限公司");
        string third = await Roster.AddApplicationAsync(app, programId, "AAA-103", "330200", "330281", "余姚市人民政府", "戊己电子股份有限公司");

        var (refusal, _) = await Roster.ImportAsync(
            app, programId, "E-01,王一,技术,绍兴市,新昌县,某大学,,", "E-02,王二,产业,省外,,戊己电子（集团）,,");

        Assert.Null(refusal);
        Assert.Equal(["AAA-101 SameCounty", "AAA-102 SameCity"], await Roster.RecusalsAsync(app, programId, "E-01"));
        Assert.Equal(["AAA-103 SameEmployer"], await Roster.RecusalsAsync(app, programId, "E-02"));

        await app.Database.TransactionAsync(transaction => transaction.ExecuteAsync(
            "UPDATE applications SET city_code = '330600', county_code = '330624' WHERE application_id = @third", new { third }));
        await app.Get<RecusalStore>().DeriveAsync(Roster.Agency, programId);

        Assert.Equal(["AAA-101 SameCounty", "AAA-102 SameCity", "AAA-103 SameCounty"], await Roster.RecusalsAsync(app, programId, "E-01"));
    }

    [Fact]
    public async Task A_lifted_recusal_stays_lifted_and_needs_a_reason()
    {
        await using var app = new App(dialect);
        string programId = await Roster.ProgramAsync(app);
        await Roster.AddApplicationAsync(app, programId, "AAA-101", "330600", "330624", "新昌县人民政府", "甲乙机械有限公司");
        await Roster.ImportAsync(app, programId, "E-01,王一,技术,绍兴市,新昌县,某大学,,");
        var recusals = app.Get<RecusalStore>();

        Assert.Equal(ExpertRefusal.ReasonMissing, await recusals.LiftAsync(Roster.Agency, programId, "AAA-101", "E-01", RecusalGround.SameCounty, " "));
        Assert.Equal(ExpertRefusal.NotRecused, await recusals.LiftAsync(Roster.Agency, programId, "AAA-101", "E-01", RecusalGround.SameEmployer, "核实"));
        Assert.Null(await recusals.LiftAsync(Roster.Agency, programId, "AAA-101", "E-01", RecusalGround.SameCounty, "已调离"));
        await recusals.DeriveAsync(Roster.Agency, programId);

        Assert.Empty(await Roster.RecusalsAsync(app, programId, "E-01"));
        Assert.Contains(await app.Get<LedgerStore>().AfterAsync(0, 100), entry => entry.Act == Act.RecusalLifted);
    }

    [Fact]
    public async Task Staff_record_a_recusal_by_blind_code_once()
    {
        await using var app = new App(dialect);
        string programId = await Roster.ProgramAsync(app);
        await Roster.AddApplicationAsync(app, programId, "AAA-101", "330600", null, "新昌县人民政府", "甲乙机械有限公司");
        await Roster.ImportAsync(app, programId, "E-01,王一,技术,省外,,某大学,,");
        var recusals = app.Get<RecusalStore>();

        Assert.Null(await recusals.RecordByStaffAsync(Roster.Agency, programId, "AAA-101", "E-01", "曾任顾问"));
        Assert.Equal(ExpertRefusal.AlreadyRecused, await recusals.RecordByStaffAsync(Roster.Agency, programId, "AAA-101", "E-01", "曾任顾问"));
        Assert.Equal(ExpertRefusal.NotFound, await recusals.RecordByStaffAsync(Roster.Agency, programId, "ZZZ-999", "E-01", "曾任顾问"));
        Assert.Equal(["AAA-101 RecordedByStaff"], await Roster.RecusalsAsync(app, programId, "E-01"));
    }

    [Fact]
    public async Task A_problem_in_one_row_imports_none()
    {
        await using var app = new App(dialect);
        string programId = await Roster.ProgramAsync(app);

        var (refusal, preview) = await Roster.ImportAsync(app, programId, "E-01,王一,技术,杭州市,,某大学,,", "E-02,王二,技术,火星,,某大学,,");

        Assert.Equal(ExpertRefusal.RowsHaveProblems, refusal);
        Assert.Equal(3, Assert.Single(preview.Problems).Row);
        Assert.Empty(await app.Get<ExpertStore>().AllAsync(programId));
        Assert.Equal(0, await app.Database.SingleAsync<int>("SELECT COUNT(*) FROM accounts"));
    }

    [Fact]
    public async Task A_recusal_on_the_sheet_ends_the_assignment_with_it()
    {
        await using var app = new App(dialect);
        var season = await Season.StartAsync(app, applications: 1, experts: 2);
        string blindCode = season.Applications.Keys.Single();
        var recusals = app.Get<RecusalStore>();
        var expert = new Actor("account", "expert");

        Assert.Equal(ExpertRefusal.SheetNotOpen, await recusals.DeclareOnSheetAsync(expert, season.RoundId, "ZZZ-999", season.Experts["E-01"], "导师"));
        Assert.Null(await recusals.DeclareOnSheetAsync(expert, season.RoundId, blindCode, season.Experts["E-01"], "导师"));
        Assert.Equal(ExpertRefusal.SheetNotOpen, await recusals.DeclareOnSheetAsync(expert, season.RoundId, blindCode, season.Experts["E-01"], "导师"));

        var states = await app.Database.QueryAsync<string>("""
            SELECT e.expert_code || ' ' || a.state
              FROM assignments a
                   JOIN experts e ON e.expert_id = a.expert_id
             ORDER BY e.expert_code
            """);
        Assert.Equal(["E-01 Recused", "E-02 Active"], states);
    }
}

public sealed class RecusalOnSqliteTests() : RecusalTests(Dialect.Sqlite);

public sealed class RecusalOnPostgresTests() : RecusalTests(Dialect.Postgres);
