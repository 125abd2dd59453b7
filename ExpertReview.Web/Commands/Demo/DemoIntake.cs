using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Eligibility;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>Takes the demo forms in and checks them, by the acts that an agency's officer would do.</summary>
public sealed class DemoIntake(
    Import import, Corrections corrections, EligibilityChecking checking, EligibilityRulings rulings, EligibilityDecisions decisions)
{
    private const string NotTheNotices = "演示：虚构的理由";

    /// <summary>Imports every demo form and gives each invented applicant a county.</summary>
    public async Task TakeInAsync(Actor agency, string programId)
    {
        var divisions = DemoData.Divisions();
        foreach (string path in DemoData.Forms())
        {
            await using var form = File.OpenRead(path);
            await foreach (var file in import.FileAsync(agency, programId, Path.GetFileName(path), form, holdsFaulty: true))
            {
                if (!file.IsOk)
                    throw new InvalidOperationException($"The demo form {file.File} was not taken in: {file.Verdict}.");
                DemoActs.Require(await corrections.AssignDivisionAsync(agency, file.ApplicationId!, divisions[Path.GetFileNameWithoutExtension(path)]));
            }
        }
    }

    /// <summary>
    /// Records the evidence, judges what is "in principle", waives one threshold, and decides each application. What still fails
    /// is decided not to be eligible.
    /// </summary>
    public async Task CheckAsync(Actor agency, string programId)
    {
        foreach (var application in await AllAsync(programId))
        {
            if (application.Owed.Count > 0)
            {
                DemoActs.Require(await rulings.RecordAsync(
                    agency, programId, Id(application), application.Application.Version,
                    application.Owed.ToDictionary(owed => owed.Code, _ => (EvidenceState?)EvidenceState.Received)));
            }
        }

        bool isWaived = false;
        foreach (var application in await AllAsync(programId))
        {
            foreach (var finding in application.Findings.Where(finding => finding.Verdict == Verdict.NeedsJudgement))
                await RuleAsync(application, finding.Rule.Code, RulingKind.Passed, NotTheNotices, "");
            if (isWaived || !application.Findings.Any(finding => finding is { Verdict: Verdict.Failed, Rule.Code: "E1" }))
                continue;
            await RuleAsync(application, "E1b", RulingKind.Waived, NotTheNotices + "，细分领域竞争力达到世界级水平", "演示：虚构的佐证材料");
            isWaived = true;
        }

        foreach (var application in await AllAsync(programId))
        {
            DemoActs.Require(await decisions.DecideAsync(
                agency, programId, Id(application), application.Application.Version, application.IsSettled,
                application.IsSettled ? "" : "演示：营业收入低于赛道门槛"));
        }

        async Task RuleAsync(CheckedApplication application, string rule, RulingKind kind, string reason, string evidence) => DemoActs.Require(
            await rulings.RuleAsync(agency, programId, Id(application), application.Application.Version, rule, kind, reason, evidence));
    }

    private async Task<IReadOnlyList<CheckedApplication>> AllAsync(string programId) => (await checking.OfProgramAsync(programId))!.Applications;

    private static string Id(CheckedApplication application) => application.Application.ApplicationId;
}
