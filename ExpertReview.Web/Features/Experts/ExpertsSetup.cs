namespace ExpertReview.Web.Features.Experts;

public static class ExpertsSetup
{
    public static IServiceCollection AddExperts(this IServiceCollection services) => services
        .AddSingleton<RecusalStore>()
        .AddSingleton<ExpertStore>()
        .AddSingleton<RosterOversightStore>()
        .AddScoped<ExpertRegistration>();
}
