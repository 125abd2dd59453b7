using System.Security.Claims;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Eligibility;

/// <summary>Puts together the page of one application.</summary>
internal static class CheckPages
{
    public static bool CanDecide(ClaimsPrincipal user, Programs.Program program) =>
        Policies.Admits[Policies.HandleApplications].Any(user.IsInRole) && program.Phase.Allows(PhaseRight.Decide);

    /// <summary>Null when there is no such application, or it has been withdrawn.</summary>
    public static async Task<CheckPage?> OfAsync(
        ProgramStore programs, EligibilityChecking checking, ClaimsPrincipal user, string programId, string applicationId, CancellationToken cancel)
    {
        if (await programs.FindAsync(programId, cancel) is not { } program
            || await checking.OfProgramAsync(programId, cancel) is not { } found || found.Find(applicationId) is not { } application)
            return null;
        return new CheckPage { Program = program, Checked = found, Application = application, CanDecide = CanDecide(user, program) };
    }
}
