namespace ExpertReview.Web.Features.Ledger;

public static class LedgerSetup
{
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<LedgerStore>()
        .AddSingleton<LedgerTimelineStore>()
        .AddSingleton<LedgerVerification>();
}
