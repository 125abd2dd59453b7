namespace ExpertReview.Web.Features.Eligibility;

public static class EligibilitySetup
{
    public static IServiceCollection AddEligibility(this IServiceCollection services) => services
        .AddSingleton<EligibilityStore>()
        .AddSingleton<EligibilityOversightStore>()
        .AddSingleton<EligibilityChecking>()
        .AddSingleton<EligibilityRulings>()
        .AddSingleton<EligibilityDecisions>();
}
