namespace ExpertReview.Web.Features.Anonymization;

public static class AnonymizationSetup
{
    public static IServiceCollection AddAnonymization(this IServiceCollection services) => services
        .AddSingleton<BlindCopyStore>()
        .AddSingleton<BlindCopyOversightStore>()
        .AddSingleton<MaskEditStore>()
        .AddSingleton<BlindCopyMaking>()
        .AddSingleton<MaskEditing>()
        .AddSingleton<BlindCopyRelease>()
        .AddSingleton<RevealStore>()
        .AddScoped<BlindCopyPages>();
}
