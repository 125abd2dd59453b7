using ExpertReview.Tests.Support;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser.Journeys;

/// <summary>An expert's tablet in the browser, by what the expert does with it.</summary>
public sealed class TabletScreen(IPage page)
{
    public IPage Page => page;

    public ILocator Chip => page.Locator("#truth");

    public ILocator Total => page.Locator("#total");

    public async Task SignInAsync(string expert)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#user-name", expert.ToLowerInvariant());
        await page.FillAsync("#password", App.Password);
        await page.ClickAsync(".narrow-page button.btn-primary");
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
    }

    public async Task OpenAsync(string sheet)
    {
        await page.GotoAsync($"/tablet/{sheet}");
        await Assertions.Expect(page.Locator("#submit")).ToBeEnabledAsync();
    }

    public ILocator Number(string dimension) => page.Locator($"#card-{dimension} [data-number]");

    public ILocator Slider(string dimension) => page.Locator($"#card-{dimension} [data-slider]");

    public async Task TypeAsync(string dimension, string points)
    {
        await Number(dimension).FillAsync(points);
        await Number(dimension).PressAsync("Enter");
    }

    public async Task MarkAllAsync(string points)
    {
        foreach (string dimension in new[] { "scale", "innovation", "ecosystem", "potential", "organization" })
            await TypeAsync(dimension, points);
    }

    public Task DurableAsync() => Assertions.Expect(Chip).ToHaveAttributeAsync("data-truth", "durable");

    public Task LocalAsync() => Assertions.Expect(Chip).ToHaveAttributeAsync("data-truth", "local");

    /// <summary>A finger's stroke, as the touch screen reports it.</summary>
    public async Task SwipeAsync(float fromX, float fromY, float toX, float toY)
    {
        var screen = await page.Context.NewCDPSessionAsync(page);
        const int Steps = 12;
        await TouchAsync("touchStart", fromX, fromY);
        for (int i = 1; i <= Steps; i++)
            await TouchAsync("touchMove", fromX + ((toX - fromX) * i / Steps), fromY + ((toY - fromY) * i / Steps));
        await screen.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
        await screen.DetachAsync();

        Task TouchAsync(string type, float x, float y) => screen.SendAsync("Input.dispatchTouchEvent", new()
        {
            ["type"] = type,
            ["touchPoints"] = new object[] { new Dictionary<string, object> { ["x"] = x, ["y"] = y } },
        });
    }
}
