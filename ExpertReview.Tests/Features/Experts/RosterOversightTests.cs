using ExpertReview.Tests.Features.Applications;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Assignments;
using ExpertReview.Web.Features.Experts;

namespace ExpertReview.Tests.Features.Experts;

/// <summary>The roster as the supervisor reads it.</summary>
public abstract class RosterOversightTests(Dialect dialect)
{
    [Fact]
    public async Task Experts_are_listed_by_code_with_loads_and_grounds_and_without_anything_that_tells_who_they_are()
    {
        await using var app = new App(dialect);
        string programId = await Roster.ProgramAsync(app);
        await Roster.AddApplicationAsync(app, programId, "AAA-101", "330600", "330624", "新昌县人民政府", "甲乙机械有限公司");
        await Roster.AddApplicationAsync(app, programId, "AAA-102", "330600", "330604", "上虞区人民政府", "丙丁化工有限公司");
        await Roster.ImportAsync(
            app, programId, "E-01,王一心,技术,绍兴市,新昌县,某某大学,13900001111,", "E-02,王二元,产业,省外,,外省研究院,,", "E-03,王三思,财务,省外,,外省银行,,");
        var recusals = app.Get<RecusalStore>();
        Assert.Null(await recusals.LiftAsync(Roster.Agency, programId, "AAA-102", "E-01", RecusalGround.SameCity, "王一心已调离绍兴"));
        Assert.Null(await recusals.RecordByStaffAsync(Roster.Agency, programId, "AAA-101", "E-02", "王二元曾任新昌顾问"));
        var (refusal, _) = await app.Get<AssignmentChanges>().ChangeAsync(
            Roster.Agency, programId, new ManualChange { BlindCode = "AAA-102", Add = "E-03", Reason = "王三思有空" });
        Assert.Null(refusal);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);

        string page = await Intake.PageAsync(supervisor, $"/programs/{programId}/oversight/experts");
        var store = app.Get<RosterOversightStore>();
        var experts = await store.ExpertsAsync(programId);
        var found = (await store.RecusalsAsync(programId)).Select(recusal =>
            $"{experts.Single(expert => expert.ExpertId == recusal.ExpertId).ExpertCode} {recusal.Application} {recusal.Ground} {recusal.IsLifted}");

        Assert.Equal(["E-01", "E-02", "E-03"], experts.Select(expert => expert.ExpertCode));
        Assert.Equal([0, 0, 1], experts.Select(expert => expert.Active));
        Assert.Equal(
            ["E-01 AAA-101 SameCounty False", "E-01 AAA-102 SameCity True", "E-02 AAA-101 RecordedByStaff False"], found.Order(StringComparer.Ordinal));
        Assert.Contains("同县（市、区） 1", page, StringComparison.Ordinal);
        Assert.Contains("已解除", page, StringComparison.Ordinal);
        Assert.Contains("财务", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            new[] { "王一心", "王二元", "王三思", "绍兴", "新昌", "大学", "研究院", "外省", "13900001111", "顾问", "调离", "有空" },
            told => page.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_roster_says_so()
    {
        await using var app = new App(dialect);
        string programId = await Roster.ProgramAsync(app);
        using var supervisor = await app.SignedInAsync(Roles.Supervisor);

        Assert.Contains("名册还是空的。", await Intake.PageAsync(supervisor, $"/programs/{programId}/oversight/experts"), StringComparison.Ordinal);
    }
}

public sealed class RosterOversightOnSqliteTests() : RosterOversightTests(Dialect.Sqlite);

public sealed class RosterOversightOnPostgresTests() : RosterOversightTests(Dialect.Postgres);
