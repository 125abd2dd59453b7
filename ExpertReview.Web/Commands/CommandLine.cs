using System.CommandLine;
using System.Globalization;
using ExpertReview.Web.Data;

namespace ExpertReview.Web.Commands;

/// <summary>The capabilities that work from the shell; each is one class in this folder.</summary>
public static class CommandLine
{
    private static readonly Func<IServiceProvider, Command>[] All =
        [ImportCommand.Make, RankCommand.Make, AnalyzeCommand.Make, VerifyCommand.Make, DemoCommand.Make];

    /// <summary>Whether the first argument names a command; other arguments belong to the web host.</summary>
    public static bool Knows(string argument) =>
        argument is "--help" or "-h" or "-?" or "--version" || !argument.StartsWith('-');

    /// <summary>Runs one command, in Chinese unless <c>EXPERTREVIEW_LANGUAGE=en</c>, on a migrated database.</summary>
    /// <returns>The process's exit status.</returns>
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        var language = new CultureInfo(app.Configuration["EXPERTREVIEW_LANGUAGE"] == "en" ? "en" : "zh-CN");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = language;
        var root = new RootCommand("ExpertReview 产业集群评审: without a command it serves http://127.0.0.1:5080");
        foreach (var make in All)
            root.Subcommands.Add(make(app.Services));
        var parsed = root.Parse(args);
        // A plain file is ranked and analyzed without a season, and help needs no database either.
        if (parsed.Errors.Count == 0 && parsed.CommandResult.Command is { Name: not ("rank" or "analyze") } command && command != root)
            await app.Services.GetRequiredService<Migrator>().MigrateAsync();
        return await parsed.InvokeAsync();
    }
}
