using System.CommandLine;
using ExpertReview.Web.Data;

namespace ExpertReview.Web.Commands;

/// <summary>The capabilities that work from the shell; each is one class in this folder.</summary>
public static class CommandLine
{
    private static readonly Func<IServiceProvider, Command>[] All = [VerifyCommand.Make, RankCommand.Make];

    /// <summary>Whether the first argument names a command; other arguments belong to the web host.</summary>
    public static bool Knows(string argument) =>
        argument is "--help" or "-h" or "-?" or "--version" || !argument.StartsWith('-');

    /// <summary>Runs one command on a migrated database.</summary>
    /// <returns>The process's exit status.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        await services.GetRequiredService<Migrator>().MigrateAsync();
        var root = new RootCommand("ExpertReview 产业集群评审: without a command it serves http://127.0.0.1:5080");
        foreach (var make in All)
            root.Subcommands.Add(make(services));
        return await root.Parse(args).InvokeAsync();
    }
}
