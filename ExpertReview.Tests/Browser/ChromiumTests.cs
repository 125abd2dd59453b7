using ExpertReview.Tests.Support;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace ExpertReview.Tests.Browser;

[Collection(Chromium.Collection)]
public sealed class ChromiumTests(Chromium chromium)
{
    [Fact]
    public Task It_draws_Chinese_text_with_real_glyphs_at_each_device_size() => chromium.PlayAsync(async journey =>
    {
        foreach (var (page, width) in new[] { (await journey.TabletAsync(), 1180), (await journey.PortraitAsync(), 820), (await journey.DesktopAsync(), 1440) })
        {
            await page.SetContentAsync("<!doctype html><html lang='zh-CN'><canvas width='80' height='40'></canvas>");

            Assert.Equal(width, await page.EvaluateAsync<int>("innerWidth"));
            Assert.Equal("Asia/Shanghai", await page.EvaluateAsync<string>("Intl.DateTimeFormat().resolvedOptions().timeZone"));
            Assert.NotEqual(await DrawAsync(page, "遴"), await DrawAsync(page, "选"));   // without a font both are the same empty box
        }
    });

    [Fact]
    public async Task A_script_error_on_a_page_fails_the_journey_and_leaves_a_trace()
    {
        var kept = Path.Combine(Repository.Root, "artifacts", "browser", nameof(A_script_error_on_a_page_fails_the_journey_and_leaves_a_trace));
        if (Directory.Exists(kept))
            Directory.Delete(kept, recursive: true);

        await Assert.ThrowsAsync<EmptyException>(() => chromium.PlayAsync(async journey =>
        {
            var page = await journey.DesktopAsync();
            await page.SetContentAsync("<script>setTimeout(() => { throw new Error('broken') })</script>");
            await page.EvaluateAsync("new Promise((resolve) => setTimeout(resolve, 50))");
        }));

        Assert.True(File.Exists(Path.Combine(kept, "1.zip")));
        Assert.True(File.Exists(Path.Combine(kept, "1.png")));
        Directory.Delete(kept, recursive: true);
    }

    private static Task<string> DrawAsync(IPage page, string text) => page.EvaluateAsync<string>(
        """
        (text) => {
          const canvas = document.querySelector("canvas");
          const drawing = canvas.getContext("2d");
          drawing.clearRect(0, 0, 80, 40);
          drawing.font = "32px sans-serif";
          drawing.fillText(text, 4, 34);
          return canvas.toDataURL();
        }
        """,
        text);
}
