using System.CommandLine;
using System.Text.Json.Nodes;
using ExpertReview.Tests.Features.Applications;
using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Commands;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Programs;
using Microsoft.Extensions.DependencyInjection;

namespace ExpertReview.Tests.Commands;

public abstract class ImportCommandTests(Dialect dialect)
{
    private static string[] AllForms => [.. FilledForms.Names.Select(name => Path.Combine(AppContext.BaseDirectory, "Features", "Applications", "DemoForms", name + ".docx"))];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Json_says_what_the_forms_say_and_a_dry_run_writes_nothing(bool dryRun)
    {
        await using var app = new App(dialect);
        await MigrateAsync(app);

        var (status, output, _) = await RunAsync(app, [.. AllForms, "--program", Intake.ProgramId, "--json", .. dryRun ? new[] { "--dry-run" } : []]);

        Assert.Equal(0, status);
        var report = JsonNode.Parse(output)!.AsArray();
        Assert.Equal(FilledForms.Names, report.Select(line => (string)line!["application"]!["id"]!));
        foreach (var line in report.Cast<JsonObject>())
        {
            Assert.True((bool)line["ok"]!);
            var application = line["application"]!.AsObject();
            string id = (string)application["id"]!;
            application.Remove("id");
            Assert.True(JsonNode.DeepEquals(FilledForms.Exact(FilledForms.Expected(id)), FilledForms.Exact(application)), id);
        }

        Assert.Equal(dryRun ? 0 : 24, (await app.Get<ApplicationStore>().OfProgramAsync(Intake.ProgramId)).Count);
        Assert.Equal(dryRun, await app.Get<ProgramStore>().FindAsync(Intake.ProgramId) is null);
    }

    [Fact]
    public async Task Each_bad_file_is_reported_and_the_others_go_on()
    {
        await using var app = new App(dialect);
        await MigrateAsync(app);
        using var folder = new Folder();
        string broken = folder.Write("broken.docx", FilledForms.Form("app-002")[..3000]);
        string faulty = folder.Write("faulty.docx", Intake.WithRevenue("app-003", "很多"));
        string other = folder.Write("notes.txt", "hello"u8.ToArray());

        var (status, output, _) = await RunAsync(app, [broken, faulty, other, folder.Path, folder.Path + "/none.docx", AllForms[0], "--program", Intake.ProgramId, "--json"]);

        Assert.Equal(1, status);
        var report = JsonNode.Parse(output)!.AsArray();
        Assert.Equal(
            ["FileTruncated", "NotANumber", "FileNotSupported", "IsDirectory", "FileMissing", null],
            report.Select(line => (string?)line!["problems"]!.AsArray().FirstOrDefault(problem => (string)problem!["code"]! != "DivisionUnknown")?["code"]));
        Assert.Equal([false, false, false, false, false, true], report.Select(line => (bool)line!["ok"]!));
        Assert.Null(report[0]!["application"]);
        Assert.Equal("scale.1", (string)report[1]!["problems"]![0]!["field"]!);
        Assert.Contains("很多", (string)report[1]!["problems"]![0]!["message"]!, StringComparison.Ordinal);
        Assert.Empty(await app.Get<HeldImportStore>().WaitingAsync(Intake.ProgramId));
        Assert.Single(await app.Get<ApplicationStore>().OfProgramAsync(Intake.ProgramId));
    }

    [Fact]
    public async Task A_differing_form_is_not_ok_and_waits_on_the_page()
    {
        await using var app = new App(dialect);
        await MigrateAsync(app);
        using var folder = new Folder();
        string form = folder.Write("form.docx", FilledForms.Form("app-001")), changed = folder.Write("changed.docx", Intake.WithRevenue("app-001", "66"));

        Assert.Equal(0, (await RunAsync(app, [form, "--program", Intake.ProgramId])).Status);
        Assert.Equal(0, (await RunAsync(app, [form, "--program", Intake.ProgramId])).Status);
        var (status, table, _) = await RunAsync(app, [changed, "--program", Intake.ProgramId]);

        Assert.Equal(1, status);
        Assert.Contains("0 / 1", table, StringComparison.Ordinal);
        Assert.Single(await app.Get<HeldImportStore>().WaitingAsync(Intake.ProgramId));
    }

    [Fact]
    public async Task An_unknown_program_is_named()
    {
        await using var app = new App(dialect);
        await MigrateAsync(app);

        var (status, output, error) = await RunAsync(app, [AllForms[0], "--program", "nowhere", "--json"]);

        Assert.Equal((1, "[]"), (status, output.Trim()));
        Assert.Contains("nowhere", error, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<string>> MigrateAsync(App app) => app.Get<Migrator>().MigrateAsync();

    private static async Task<(int Status, string Output, string Error)> RunAsync(App app, string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int status = await ImportCommand.Make(app.Services).Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (status, output.ToString(), error.ToString());
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("expertreview-import-").FullName;

        public string Write(string name, byte[] content)
        {
            string path = System.IO.Path.Combine(Path, name);
            File.WriteAllBytes(path, content);
            return path;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}

public sealed class ImportCommandOnSqliteTests() : ImportCommandTests(Dialect.Sqlite);

public sealed class ImportCommandOnPostgresTests() : ImportCommandTests(Dialect.Postgres);
