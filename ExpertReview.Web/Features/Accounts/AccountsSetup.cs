using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ExpertReview.Web.Features.Accounts;

public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequiredUniqueChars = 5;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                options.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
            })
            .AddSignInManager<AccountSignIn>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddErrorDescriber<AccountErrors>()
            .AddPasswordValidator<PasswordNotUserName>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<AccountErrors>();
        services.AddScoped<AccountStore>();
        services.AddScoped<IUserStore<Account>>(provider => provider.GetRequiredService<AccountStore>());
        services.AddScoped<AccountRegister>();
        services.AddScoped<TwoFactorSetup>();
        services.AddSingleton(provider => SignInRules.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<PairingStore>();
        services.AddSingleton<Pairing>();
        services.AddSingleton<ExpertAccounts>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(SetCookie);
        // Secure wherever the page came by https; a venue's server may have plain http only.
        services.Configure<AntiforgeryOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthorization(Policies.Register);
        return services;
    }

    private static void SetCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "expertreview";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/denied";
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => Answer(context, context.RedirectUri, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(
            context,
            AccountDuties.Of(context.HttpContext.User) is null ? context.RedirectUri : "/account",
            StatusCodes.Status403Forbidden);
        var validate = options.Events.OnValidatePrincipal;
        options.Events.OnValidatePrincipal = async context =>
        {
            if (PairedSession.HasEnded(context))
            {
                context.RejectPrincipal();
                return;
            }

            await validate(context);
            if (PairedSession.Is(context) && context.Principal is { } expert)
                AccountDuties.Waive(expert);
        };
    }

    /// <summary>A person is sent to a page; a script gets the status, so that it keeps what it holds.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, string page, int status)
    {
        bool isPage = context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.Ordinal) == true)
            && !context.Request.Path.StartsWithSegments("/hubs");
        // The fallback refuses addresses that lead nowhere too: those are said to be missing, not forbidden.
        if (context.HttpContext.GetEndpoint() is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (isPage)
            context.Response.Redirect(page);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
