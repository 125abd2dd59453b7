using ExpertReview.Tests.Support;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser.Journeys;

/// <summary>An expert's tablet in the browser, by what the expert does with it.</summary>
public sealed class TabletScreen(IPage page)
{
    public static IReadOnlyList<string> Dimensions { get; } = ["scale", "innovation", "ecosystem", "potential", "organization"];

    public IPage Page => page;

    public ILocator Chip => page.Locator("#truth");

    public ILocator Total => page.Locator("#total");

    public async Task SignInAsync(string expert)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#user-name", expert.ToLowerInvariant());
        await page.FillAsync("#password", App.Password);
        await page.ClickAsync("main button.btn-primary");
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>Signs in by the code and PIN of a pairing card.</summary>
    public async Task PairAsync(string code, string pin)
    {
        await page.GotoAsync("/pair");
        await page.FillAsync("#secret", code);
        await page.FillAsync("#pin", pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await page.WaitForURLAsync("**/undertaking");
    }

    /// <summary>Signs the undertaking and declares that there is nothing to declare.</summary>
    public async Task SignUndertakingAsync(string name)
    {
        await page.GetByLabel("我已逐条阅读并同意以上承诺。").CheckAsync();
        await page.FillAsync("#signed-name", name);
        await page.GetByRole(AriaRole.Button, new() { Name = "签署承诺书" }).ClickAsync();
        await page.CheckAsync("[name=Statement]");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申报" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "进入我的评审" }).ClickAsync();
        await page.WaitForURLAsync("**/tablet");
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
        foreach (string dimension in Dimensions)
            await TypeAsync(dimension, points);
    }

    /// <summary>Gives the marks in the order of the cards.</summary>
    public async Task MarkAsync(params decimal[] points)
    {
        foreach (var (dimension, given) in Dimensions.Zip(points))
            await TypeAsync(dimension, given.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public async Task SubmitAsync()
    {
        await page.ClickAsync("#submit");
        await page.ClickAsync("#confirm-submit .btn-primary");
        await Assertions.Expect(page.Locator("#submitted")).ToContainTextAsync("已提交");
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
