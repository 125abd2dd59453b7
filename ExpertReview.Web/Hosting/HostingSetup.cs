using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ExpertReview.Web.Data;
using ExpertReview.Web.Live;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;

namespace ExpertReview.Web.Hosting;

public static class HostingSetup
{
    /// <summary>Largest request: a batch of forms; the Applications slice sets its own, tighter limits per file.</summary>
    public const long MaxRequestBytes = 220L * 1024 * 1024;

    private static readonly CultureInfo[] Cultures = [new("zh-CN"), new("en")];

    public static IServiceCollection AddHosting(this IServiceCollection services, Installation installation)
    {
        services.AddSingleton(installation);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => Database.Open(installation.Connection));
        services.AddSingleton<Migrator>();
        services.AddSingleton<RoundFeed>();
        services.AddDataProtection()
            .SetApplicationName("ExpertReview")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(installation.DataDirectory, "keys")));
        // Chinese stays Chinese in the page's source; what is dangerous in HTML is still escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.AddControllersWithViews(options =>
            {
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                options.Filters.Add<DraftReceipts>();
            })
            .AddViewLocalization();
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-CSRF-TOKEN";
            options.Cookie.Name = "expertreview.csrf";
        });
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new SliceViews()));
        services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = MaxRequestBytes);
        services.AddSignalR(options => options.EnableDetailedErrors = false);
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture("zh-CN");
            options.SupportedCultures = Cultures;
            options.SupportedUICultures = Cultures;
            // Chinese first: another language only where somebody chose it.
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "expertreview.language" }];
        });
        return services;
    }

    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapControllers().WithStaticAssets();
        return app;
    }
}
