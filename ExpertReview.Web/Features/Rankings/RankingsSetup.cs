using ExpertReview.Web.Features.Anonymization;
using ExpertReview.Web.Features.Rankings.Reporting;

namespace ExpertReview.Web.Features.Rankings;

public static class RankingsSetup
{
    public static IServiceCollection AddRankings(this IServiceCollection services) => services
        .AddSingleton<RankingStore>()
        .AddSingleton<RankingVerification>()
        .AddSingleton<ProgressStore>()
        .AddSingleton<RankingWords>()
        .AddSingleton<AnalysisWords>()
        .AddSingleton<AnalysisSections>()
        .AddSingleton<IAnalysisTables, CertaintyTables>()
        .AddSingleton<IAnalysisTables, MethodTables>()
        .AddSingleton<IAnalysisTables, ReconciliationTables>()
        .AddSingleton<IAnalysisTables, WeightTables>()
        .AddSingleton<IAnalysisTables, ExpertTables>()
        .AddSingleton<IAnalysisTables, AgreementTables>()
        .AddSingleton<IAnalysisTables, LeaveOneOutTables>()
        .AddSingleton<IAnalysisTables, MoreReviewTables>()
        .AddSingleton<OwnMarkingStore>()
        .AddSingleton<RankingExport>()
        .AddSingleton<ExportStore>()
        .AddHostedService<RankingWorker>();
}
