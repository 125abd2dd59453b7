using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Hosting;

namespace ExpertReview.Web.Commands.Demo;

/// <summary>
/// The season that a newcomer finds on an empty database: the demo forms taken in by the ordinary import, checked, blinded, assigned
/// to invented experts, and half scored. Everything happens through the product's own acts, so the ledger shows it.
/// </summary>
public sealed class DemoSeason(
    DemoAccounts accounts, ProgramStore programs, DemoIntake intake, DemoPanel panel, DemoScores scores, Installation installation)
{
    private const string Scheme = "cluster-selection-2026";

    /// <returns>The experts' user names, by expert code; the password is <see cref="DemoPassword"/>'s.</returns>
    public async Task<IReadOnlyDictionary<string, string>> MakeAsync()
    {
        string password = DemoPassword.Make(installation);
        var staff = await accounts.MakeStaffAsync(password);
        var (organizer, agency) = (staff[Roles.Organizer], staff[Roles.Agency]);
        var scheme = BuiltInSchemes.All[Scheme];
        // Without the notice's deadline, which has passed: the demo's forms are not late.
        var ruleset = scheme with { Name = "演示：" + scheme.Name, NameEn = "Demo: " + scheme.NameEn, FilingClosesAt = null };
        DemoActs.Require(await programs.CreateAsync(organizer, DemoActs.ProgramId, ruleset, isDemo: true));
        await intake.TakeInAsync(agency, DemoActs.ProgramId);
        await MoveAsync(Phase.Eligibility);
        await intake.CheckAsync(agency, DemoActs.ProgramId);
        await MoveAsync(Phase.Preparation);
        await panel.BlindAsync(agency, DemoActs.ProgramId);
        var experts = await panel.InviteAsync(agency, DemoActs.ProgramId, password);
        await panel.AssignAsync(agency, DemoActs.ProgramId);
        await scores.ScoreHalfAsync(organizer, DemoActs.ProgramId);
        return experts;

        async Task MoveAsync(Phase phase) => DemoActs.Require(await programs.MoveAsync(organizer, DemoActs.ProgramId, phase, "演示"));
    }
}
