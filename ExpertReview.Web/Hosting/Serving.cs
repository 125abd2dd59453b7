using ExpertReview.Web.Data;

namespace ExpertReview.Web.Hosting;

/// <summary>Starting to serve: the address, the schema, and what the log says about them.</summary>
public static class Serving
{
    /// <summary>Where the program listens unless <c>--urls</c> or <c>ASPNETCORE_URLS</c> says otherwise.</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultAddress);
    }

    /// <summary>Brings the schema forward and says which engine serves.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        var applied = await app.Services.GetRequiredService<Migrator>().MigrateAsync();
        app.Logger.LogInformation(
            "Database: {Engine}; {Count} migrations applied", await app.Services.GetRequiredService<Database>().EngineAsync(), applied.Count);
    }
}
