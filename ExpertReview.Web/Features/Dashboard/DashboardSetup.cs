namespace ExpertReview.Web.Features.Dashboard;

public static class DashboardSetup
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton<DashboardReader>()
        .AddHostedService<DashboardFeed>();

    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.MapHub<DashboardHub>("/hubs/dashboard");
        return app;
    }
}
