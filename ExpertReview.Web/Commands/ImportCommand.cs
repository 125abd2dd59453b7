using System.CommandLine;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;
using Microsoft.Extensions.Localization;
using Spectre.Console;

namespace ExpertReview.Web.Commands;

/// <summary><c>import</c>: takes in filled forms, or only reads them (<c>--dry-run</c>).</summary>
public static class ImportCommand
{
    public static Command Make(IServiceProvider services)
    {
        var files = new Argument<string[]>("files") { Description = ".docx / .xlsx / .zip", Arity = ArgumentArity.OneOrMore };
        var program = new Option<string>("--program") { Description = "遴选编号或内置方案名 Program, or built-in scheme to make it from", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "只读取和检查，不写入 Read and check only" };
        var json = new Option<bool>("--json") { Description = "标准输出只有一个 JSON 数组 One JSON array on standard output" };
        var command = new Command("import", "导入申报信息表 Import filled application forms") { files, program, dryRun, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var text = services.GetRequiredService<IStringLocalizer<ApplicationsText>>();
            var output = parsed.InvocationConfiguration.Output;
            string programId = parsed.GetRequiredValue(program);
            if (await ProgramAsync(services, programId, makes: !parsed.GetValue(dryRun), cancel) is not { } ruleset)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(text["Command_ProgramUnknown", programId, string.Join('、', BuiltInSchemes.All.Keys)]);
                if (parsed.GetValue(json))
                    await output.WriteLineAsync("[]");
                return 1;
            }

            var report = new List<ImportedLine>();
            await WithProgressAsync(parsed.InvocationConfiguration.Error, parsed.GetRequiredValue(files), async file =>
            {
                await foreach (var line in ReadAsync(services, file, programId, parsed.GetValue(dryRun) ? ruleset : null, text, cancel))
                    report.Add(line);
            });
            if (parsed.GetValue(json))
                await output.WriteLineAsync(ImportReport.Json(report, ruleset.Form));
            else
                ImportReport.Table(report, output, text);
            return report.All(line => line.IsOk) ? 0 : 1;
        });
        return command;
    }

    /// <summary>The program's rules; a program of a built-in scheme's name is made when it is not there yet.</summary>
    private static async Task<Ruleset?> ProgramAsync(IServiceProvider services, string programId, bool makes, CancellationToken cancel)
    {
        var programs = services.GetRequiredService<ProgramStore>();
        if (await programs.NewestRulesetAsync(programId, cancel) is { } version)
            return version.Ruleset;
        if (BuiltInSchemes.All.GetValueOrDefault(programId) is { } scheme && makes)
            await programs.CreateAsync(Actor.System, programId, scheme, isDemo: false, cancel);
        return BuiltInSchemes.All.GetValueOrDefault(programId);
    }

    /// <param name="services">The product.</param>
    /// <param name="path">What was named on the command line.</param>
    /// <param name="programId">The program.</param>
    /// <param name="readsBy">The rules to read by without writing; null: take in.</param>
    /// <param name="text">Sentences.</param>
    /// <param name="cancel">Stops before the next form.</param>
    private static async IAsyncEnumerable<ImportedLine> ReadAsync(
        IServiceProvider services, string path, string programId, Ruleset? readsBy, IStringLocalizer<ApplicationsText> text,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var (content, failure) = Open(path, text);
        if (content is null)
        {
            yield return ImportedLine.NotOpened(path, failure!.Value.Code, failure.Value.Message);
            yield break;
        }

        await using (content)
        {
            if (readsBy is not null)
            {
                foreach (var file in Import.Try(path, content, readsBy))
                    yield return ImportedLine.Of(file, text);
                yield break;
            }

            var import = services.GetRequiredService<Import>();
            await foreach (var file in import.FileAsync(Actor.System, programId, path, content, holdsFaulty: false, cancel))
                yield return ImportedLine.Of(file, text);
        }
    }

    private static (Stream? Content, (string Code, string Message)? Failure) Open(string path, IStringLocalizer<ApplicationsText> text)
    {
        if (Directory.Exists(path))
            return (null, ("IsDirectory", text["Command_IsDirectory"]));
        if (!File.Exists(path))
            return (null, ("FileMissing", text["Command_FileMissing"]));
        try
        {
            return (File.OpenRead(path), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, ("FileNotReadable", text["Command_FileNotReadable"]));
        }
    }

    /// <summary>A progress bar where a person watches; nothing where standard error is a file.</summary>
    private static async Task WithProgressAsync(TextWriter error, string[] files, Func<string, Task> step)
    {
        bool isWatched = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        if (!isWatched)
        {
            foreach (string file in files)
                await step(file);
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        await console.Progress().StartAsync(async progress =>
        {
            var bar = progress.AddTask("import", maxValue: files.Length);
            foreach (string file in files)
            {
                bar.Description = Markup.Escape(Path.GetFileName(file));
                await step(file);
                bar.Increment(1);
            }
        });
    }
}
