using ExpertReview.Web.Features.Anonymization;

namespace ExpertReview.Web.Features.Rankings;

public static class RankingsSetup
{
    public static IServiceCollection AddRankings(this IServiceCollection services) => services
        .AddSingleton<RankingStore>()
        .AddSingleton<RankingVerification>()
        .AddSingleton<ProgressStore>()
        .AddSingleton<RankingWords>()
        .AddSingleton<RankingExport>()
        .AddSingleton<ExportStore>()
        .AddHostedService<RankingWorker>();
}
