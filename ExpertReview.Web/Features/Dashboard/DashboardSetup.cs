namespace ExpertReview.Web.Features.Dashboard;

public static class DashboardSetup
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton<DashboardReader>()
        .AddHostedService<DashboardFeed>();

    public static void MapDashboard(this IEndpointRouteBuilder routes) => routes.MapHub<DashboardHub>("/hubs/dashboard");
}
