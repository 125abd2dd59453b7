using ExpertReview.Web.Features.Experts;

namespace ExpertReview.Web.Features.Assignments;

public static class AssignmentsSetup
{
    public static IServiceCollection AddAssignments(this IServiceCollection services) => services
        .AddSingleton<AssignmentStore>()
        .AddSingleton<AssignmentDraw>()
        .AddSingleton<AssignmentChanges>()
        .AddSingleton<RecusalConsequence>(provider => provider.GetRequiredService<AssignmentStore>().RecuseAsync);
}
