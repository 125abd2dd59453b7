using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExpertReview.Web.Features.Applications;
using ExpertReview.Web.Features.Applications.Reading;
using ExpertReview.Web.Features.Programs;
using Microsoft.Extensions.Localization;
using Spectre.Console;

namespace ExpertReview.Web.Commands;

/// <summary>One problem as the command reports it.</summary>
internal sealed record ImportedProblem(string Field, string Code, string Message);

/// <summary>One form, or one file that could not be opened, as the command reports it.</summary>
internal sealed record ImportedLine(string File, bool IsOk, FormAnswers? Answers, string Verdict, IReadOnlyList<ImportedProblem> Problems)
{
    public static ImportedLine NotOpened(string file, string code, string message) =>
        new(file, false, null, message, [new ImportedProblem("", code, message)]);

    public static ImportedLine Of(ImportedFile file, IStringLocalizer<ApplicationsText> text)
    {
        string verdict = text["Verdict_" + file.Verdict];
        var problems = file.Problems.Select(problem => new ImportedProblem(problem.Field, problem.Code.ToString(), FormProblemText.Of(problem, text))).ToList();
        if (file.Verdict == ImportVerdict.Differs)
            problems.Add(new ImportedProblem("", nameof(ImportVerdict.Differs), text["Command_Differs", file.Differences]));
        if (file.Verdict == ImportVerdict.Refused)
            problems.Add(new ImportedProblem("", nameof(ApplicationRefusal.PhaseForbids), text["Refusal_" + nameof(ApplicationRefusal.PhaseForbids)]));
        return new ImportedLine(file.File, file.IsOk, file.Answers, verdict, problems);
    }
}

/// <summary>The command's report: for programs as JSON, for people as a table.</summary>
internal static class ImportReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(IReadOnlyList<ImportedLine> report, FormDefinition form) => new JsonArray([.. report.Select(line => new JsonObject
    {
        ["file"] = line.File,
        ["ok"] = line.IsOk,
        ["application"] = line.Answers is null ? null : Application(line, form),
        ["problems"] = new JsonArray([.. line.Problems.Select(problem => new JsonObject
        {
            ["field"] = problem.Field, ["code"] = problem.Code, ["message"] = problem.Message,
        })]),
    })]).ToJsonString(Indented);

    public static void Table(IReadOnlyList<ImportedLine> report, TextWriter output, IStringLocalizer<ApplicationsText> text)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var table = new Table().AddColumns(Escaped(text["Column_File"]), Escaped(text["Column_Verdict"]), Escaped(text["Column_Problems"]));
        foreach (var line in report)
        {
            string problems = string.Join('\n', line.Problems.Select(problem => problem.Message));
            table.AddRow(Escaped(line.File), (line.IsOk ? "✓ " : "✗ ") + Escaped(line.Verdict), Escaped(problems));
        }

        console.Write(table);
        console.WriteLine(text["Command_Summary", report.Count(line => line.IsOk), report.Count]);
    }

    private static JsonObject Application(ImportedLine line, FormDefinition form)
    {
        var application = ApplicationJson.ToNode(line.Answers!, form);
        application.Insert(0, "id", Path.GetFileNameWithoutExtension(line.File));
        return application;
    }

    private static string Escaped(string text) => Markup.Escape(text);
}
