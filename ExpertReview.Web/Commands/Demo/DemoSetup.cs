namespace ExpertReview.Web.Commands.Demo;

public static class DemoSetup
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services
        .AddScoped<DemoAccounts>()
        .AddScoped<DemoIntake>()
        .AddScoped<DemoPanel>()
        .AddScoped<DemoScores>()
        .AddScoped<DemoSeason>();
}
