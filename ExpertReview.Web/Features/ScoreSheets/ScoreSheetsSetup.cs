namespace ExpertReview.Web.Features.ScoreSheets;

public static class ScoreSheetsSetup
{
    public static IServiceCollection AddScoreSheets(this IServiceCollection services) => services
        .AddSingleton<ScoreSheetStore>()
        .AddSingleton<FrozenRulesets>()
        .AddSingleton<ScoreSheetWriter>()
        .AddSingleton<Presence>()
        .AddScoped<DossierReader>()
        .AddHostedService<TabletNews>();

    public static WebApplication MapScoreSheets(this WebApplication app)
    {
        app.MapHub<TabletHub>("/hubs/tablet");
        return app;
    }
}
