using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Support;

/// <summary>One Chromium for the whole run. Test classes take it by <c>[Collection(Chromium.Collection)]</c>.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Collection = "Chromium";

    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/chromium-browser", "/snap/bin/chromium"];

    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(),
            Args =
            [
                "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-quic", "--no-first-run", "--disable-gpu",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>
    /// Plays one journey. When it fails, a trace and a screenshot of each of its pages stay under
    /// <c>artifacts/browser/</c>. A script error or a violated content security policy on any page is a failure too.
    /// </summary>
    public async Task PlayAsync(Func<Journey, Task> steps, [CallerMemberName] string name = "")
    {
        await using var journey = new Journey(browser);
        try
        {
            await steps(journey);
            Assert.Empty(journey.Errors);
        }
        catch
        {
            await journey.KeepAsync(Path.Combine(Repository.Root, "artifacts", "browser", name));
            throw;
        }
    }

    private static string Find() =>
        Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named ? named
        : Array.Find(Places, File.Exists)
        ?? throw new InvalidOperationException("The tests need Chromium. Run ./test.sh, which installs it, or set CHROMIUM_PATH to its program.");
}

[CollectionDefinition(Chromium.Collection)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;
