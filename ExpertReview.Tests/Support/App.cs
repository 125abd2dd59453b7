using System.Net;
using System.Text.RegularExpressions;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ExpertReview.Tests.Support;

/// <summary>The whole product on one fresh database, in process; <see cref="Listen"/> gives it a port for the browser.</summary>
public class App : WebApplicationFactory<global::Program>, IAsyncDisposable
{
    /// <summary>The password of every account that <see cref="AddAccountAsync"/> makes.</summary>
    public const string Password = "correct-horse-7";

    private readonly string _directory = Directory.CreateTempSubdirectory("expertreview-").FullName;
    private readonly PostgresDatabase? _postgres;
    private readonly bool _isDemo;

    /// <param name="dialect">The database.</param>
    /// <param name="isDemo">Whether the first start makes the demo season, as it does for a newcomer.</param>
    public App(Dialect dialect, bool isDemo = false)
    {
        Dialect = dialect;
        _isDemo = isDemo;
        if (dialect == Dialect.Postgres)
            _postgres = PostgresServer.CreateDatabase();
    }

    public Dialect Dialect { get; }

    public Database Database => Get<Database>();

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Serves on a real port of the loopback address, for browsers.</summary>
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    /// <summary>Makes an account that may sign in with <see cref="Password"/>.</summary>
    public async Task<Account> AddAccountAsync(string role, string? userName = null)
    {
        using var scope = Services.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account
        {
            AccountId = Identifier.New(), UserName = userName ?? role, DisplayName = userName ?? role, Role = role, CreatedAt = DateTimeOffset.UtcNow,
        };
        var made = await accounts.CreateAsync(account, Password);
        Assert.True(made.Succeeded, string.Join("; ", made.Errors.Select(error => error.Description)));
        return account;
    }

    /// <summary>A client that has signed in through the sign-in page; it does not follow redirects.</summary>
    public async Task<HttpClient> SignedInAsync(string role, string? userName = null)
    {
        string name = userName ?? role;
        using (var scope = Services.CreateScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(name) is null)
                await AddAccountAsync(role, name);
        }

        var client = Anonymous();
        using var answer = await client.PostFormAsync("/sign-in", new() { ["UserName"] = name, ["Password"] = Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>A client that nobody signed in; it keeps cookies, does not follow redirects and asks for pages.</summary>
    public HttpClient Anonymous()
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("EXPERTREVIEW_DATA", _directory);
        builder.UseSetting("EXPERTREVIEW_DEMO", _isDemo ? "on" : "none");
        if (_postgres is not null)
            builder.UseSetting("EXPERTREVIEW_DATABASE", _postgres.ConnectionString);
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }
}

/// <summary>Posting forms as a browser does: with the page's anti-forgery token.</summary>
public static partial class FormPosting
{
    /// <param name="client">The client.</param>
    /// <param name="path">Where to post.</param>
    /// <param name="fields">The form's fields.</param>
    /// <param name="page">The page that holds the form; the path itself by default.</param>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient client, string path, Dictionary<string, string> fields, string? page = null)
    {
        fields["__RequestVerificationToken"] = await client.TokenAsync(page ?? path);
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>The anti-forgery token that a page carries.</summary>
    public static async Task<string> TokenAsync(this HttpClient client, string page)
    {
        string html = await client.GetStringAsync(new Uri(page, UriKind.Relative));
        var token = Token().Match(html);
        Assert.True(token.Success, $"{page} carries no anti-forgery token.");
        return WebUtility.HtmlDecode(token.Groups[1].Value);
    }

    [GeneratedRegex("""name="request-verification-token" content="([^"]+)"[^>]*>""")]
    private static partial Regex Token();
}
