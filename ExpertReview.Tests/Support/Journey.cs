using Microsoft.Playwright;

namespace ExpertReview.Tests.Support;

/// <summary>The devices of one browser test, each in a context of its own: cookies and local data are not shared.</summary>
public sealed class Journey(IBrowser browser) : IAsyncDisposable
{
    private readonly List<IPage> pages = [];

    /// <summary>Script errors and content security violations on all pages so far.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>A tablet held level, 1180×820, with touch.</summary>
    public Task<IPage> TabletAsync(Uri? baseAddress = null) => OpenAsync(1180, 820, true, baseAddress);

    /// <summary>A tablet held upright, 820×1180, with touch.</summary>
    public Task<IPage> PortraitAsync(Uri? baseAddress = null) => OpenAsync(820, 1180, true, baseAddress);

    /// <summary>A desktop screen, 1440×900.</summary>
    public Task<IPage> DesktopAsync(Uri? baseAddress = null) => OpenAsync(1440, 900, false, baseAddress);

    /// <summary>Keeps what failed: a trace for each device (<c>playwright show-trace</c>) and a picture of each page.</summary>
    public async Task KeepAsync(string directory)
    {
        Directory.CreateDirectory(directory);
        foreach (var (number, page) in pages.Index())
        {
            if (!page.IsClosed)
                await page.ScreenshotAsync(new() { Path = Path.Combine(directory, $"{number + 1}.png"), FullPage = true });
            await page.Context.Tracing.StopAsync(new() { Path = Path.Combine(directory, $"{number + 1}.zip") });
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in pages)
            await page.Context.DisposeAsync();
    }

    private async Task<IPage> OpenAsync(int width, int height, bool touch, Uri? baseAddress)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = touch,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            BaseURL = baseAddress?.ToString(),
            AcceptDownloads = true,
        });
        await context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        context.WebError += (_, error) => Errors.Add(error.Error);
        context.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                Errors.Add(message.Text);
        };
        var page = await context.NewPageAsync();
        pages.Add(page);
        return page;
    }
}
