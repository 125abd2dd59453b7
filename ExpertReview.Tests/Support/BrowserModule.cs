using System.Diagnostics;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Support;

/// <summary>Brings modules of <c>Features/Shared</c> into a test's page, bundled as for the real pages.</summary>
public static class BrowserModule
{
    private const string Bundle = """
        import { build } from "esbuild";
        const contents = process.argv.slice(1).map((name) => `export * from "./${name}";`).join("\n");
        const { outputFiles } = await build({
          stdin: { contents, resolveDir: "Features/Shared" }, bundle: true, write: false,
          format: "iife", globalName: "window.shared", target: "chrome86", charset: "utf8",
        });
        process.stdout.write(outputFiles[0].text);
        """;

    /// <summary>Runs the modules in the page; their exports are then members of the global <c>shared</c>.</summary>
    public static async Task LoadAsync(IPage page, params string[] names)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "--eval", Bundle, "--", .. names])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "ExpertReview.Web"),
            RedirectStandardOutput = true,
        })!;
        var script = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        await page.AddScriptTagAsync(new() { Content = script });
    }
}
