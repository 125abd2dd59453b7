using System.Diagnostics;
using System.Text;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Support;

/// <summary>Runs the program as a shell does, in a process of its own, in Chinese, on an embedded database.</summary>
internal static class Shell
{
    /// <param name="directory">Where the data would be.</param>
    /// <param name="arguments">The command and its options.</param>
    public static async Task<(int Status, string Output, string Errors)> RunAsync(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(BuiltInSchemes).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["EXPERTREVIEW_DATA"] = directory;
        start.Environment.Remove("EXPERTREVIEW_DATABASE");
        start.Environment["LANG"] = "zh_CN.UTF-8";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim(), (await errors).Trim());
    }
}
