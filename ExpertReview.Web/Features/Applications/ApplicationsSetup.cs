namespace ExpertReview.Web.Features.Applications;

public static class ApplicationsSetup
{
    public static IServiceCollection AddApplications(this IServiceCollection services) => services
        .AddSingleton<ApplicationStore>()
        .AddSingleton<ApplicationWritingStore>()
        .AddSingleton<HeldImportStore>()
        .AddSingleton<DocumentStore>()
        .AddSingleton<Import>()
        .AddSingleton<Corrections>()
        .AddSingleton<HeldImportDecisions>();
}
