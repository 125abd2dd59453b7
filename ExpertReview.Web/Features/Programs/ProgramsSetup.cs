namespace ExpertReview.Web.Features.Programs;

public static class ProgramsSetup
{
    public static IServiceCollection AddPrograms(this IServiceCollection services) => services
        .AddSingleton<ProgramStore>()
        .AddSingleton<RoundStore>()
        .AddSingleton<SeasonStore>()
        .AddSingleton<RulesetWording>()
        .AddSingleton<RulesetPlaces>();
}
