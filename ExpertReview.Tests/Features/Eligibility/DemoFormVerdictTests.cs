using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Eligibility;

namespace ExpertReview.Tests.Features.Eligibility;

/// <summary>
/// The 24 forms through import and evaluation. P passed, F failed, J needs judgement, - not applicable; derived by hand from the
/// notice's thresholds. Their counties are invented: no relief in E1, no city for E10. No list is recorded yet: E8 needs judgement.
/// </summary>
public abstract class DemoFormVerdictTests(Dialect dialect)
{
    // Order:                    E1 E1b E2 E3 E4 E5 E6 E7 E8 E9 E10
    private static readonly Dictionary<string, string> Verdicts = new()
    {
        ["app-001"] = "F - - - P - P P J P -", // collaborative, software: 45.17 < 50
        ["app-002"] = "P - - - P - P P J P -", // collaborative, biomedicine: 106.52 ≥ 100
        ["app-003"] = "P - P P P - P P J P -", // core, textiles: 1947.12 ≥ 1000
        ["app-004"] = "P - - - J - P P J P -", // collaborative, farm machines: 30.88 ≥ 30; not in X
        ["app-005"] = "P - P P J - P P J P -", // core, farm machines: 117.95 ≥ 100; not in X
        ["app-006"] = "F - - - - P P P J P J", // star: 7.85 < 10
        ["app-007"] = "P - - - P - P P J P -", // collaborative, IoT: 224.67 ≥ 200
        ["app-008"] = "F - - - P - P P J P -", // collaborative, software: 36.68 < 50
        ["app-009"] = "P - P P P - P P J P -", // core, biomedicine: 309.27 ≥ 250
        ["app-010"] = "P - - - - P P P J P J", // star: 23.64 ≥ 10
        ["app-011"] = "F - - - - P P P J P J", // star: 7.33 < 10
        ["app-012"] = "F - - - P - P P J P -", // collaborative, IoT: 168.81 < 200
        ["app-013"] = "P - P P P - P P J P -", // core, AI: 602.49 ≥ 500; 5 institutes ≥ 3
        ["app-014"] = "P - - - P - P P J P -", // collaborative, software: 115.66 ≥ 50
        ["app-015"] = "P - P P P - P P J P -", // core, textiles: 2121.08; 2 platforms, no institute
        ["app-016"] = "P - P J P - P P J P -", // core, AI: no institute, platforms not filled in this track
        ["app-017"] = "P - F P J - P P J P -", // core, farm machines: no chain leader; not in X
        ["app-018"] = "P - - - - P P P J P J", // star: 12.02
        ["app-019"] = "P - - - - P P P J P J", // star: 12.66
        ["app-020"] = "P - - - - P P P J P J", // star: 14.43
        ["app-021"] = "P - P P P - P P J P -", // core, biomedicine: 344.69; no platform, 9 institutes
        ["app-022"] = "F - - - P - P P J P -", // collaborative, software: 48.09 < 50
        ["app-023"] = "F - - - - P P P J P J", // star: 4.99 < 10
        ["app-024"] = "P - P P J - P P J P -", // core, AI: 814.03; not in X
    };

    [Fact]
    public async Task The_filled_forms_come_to_the_verdicts_of_the_notice()
    {
        await using var checking = await Checking.StartAsync(dialect, FilledForms.Names);

        var found = (await checking.AllAsync()).Applications.ToDictionary(
            one => one.Entry.Applicant, one => string.Join(' ', one.Findings.Select(finding => Letter(finding.Verdict))));

        Assert.Equal(24, found.Count);
        foreach (var (form, verdicts) in Verdicts)
            Assert.Equal((form, verdicts), (form, found[(string)FilledForms.Expected(form)["applicant"]!]));
    }

    [Fact]
    public async Task A_county_that_an_officer_assigns_brings_the_relief_and_the_citys_places()
    {
        await using var checking = await Checking.StartAsync(dialect, "app-006", "app-010", "app-018", "app-019", "app-020");
        foreach (string form in new[] { "app-006", "app-010", "app-018", "app-019" })
        {
            Assert.Null(await checking.App.Get<ExpertReview.Web.Features.Applications.Corrections>().AssignDivisionAsync(
                Checking.Officer, (await checking.OfAsync(form)).Application.ApplicationId, "330723"));
        }

        var relieved = await checking.OfAsync("app-006");

        // 7.85 ≥ 10 × 70 %; four stars of one city are one too many.
        Assert.Equal(Verdict.Passed, relieved.Of("E1")!.Verdict);
        Assert.Equal((Verdict.NeedsJudgement, 4m, 3m), (relieved.Of("E10")!.Verdict, relieved.Of("E10")!.Figure, relieved.Of("E10")!.Threshold));
        Assert.True((await checking.OfAsync("app-020")).Of("E10")!.Says("CityUnknown"));
    }

    private static string Letter(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "P",
        Verdict.Failed => "F",
        Verdict.NeedsJudgement => "J",
        Verdict.NotApplicable => "-",
        _ => "W",
    };
}

public sealed class DemoFormVerdictOnSqliteTests() : DemoFormVerdictTests(Dialect.Sqlite);

public sealed class DemoFormVerdictOnPostgresTests() : DemoFormVerdictTests(Dialect.Postgres);
