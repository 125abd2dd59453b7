using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser.Pages;

/// <summary>The score page's frame in a real browser.</summary>
[Collection(Chromium.Collection)]
public sealed class TabletPageTests(Chromium chromium)
{
    [Theory]
    [InlineData(true, Dialect.Sqlite)]
    [InlineData(true, Dialect.Postgres)]
    [InlineData(false, Dialect.Sqlite)]
    [InlineData(false, Dialect.Postgres)]
    public Task The_cards_reach_from_the_top_lines_to_the_foot(bool isLevel, Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        var season = await Season.StartAsync(app);
        var page = isLevel ? await journey.TabletAsync(address) : await journey.PortraitAsync(address);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#user-name", "e-01");
        await page.FillAsync("#password", App.Password);
        await page.ClickAsync("form[action='/sign-in'] button");
        await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        await page.GotoAsync("/tablet/" + season.Applications.Keys.First());

        var above = (await page.Locator(".tablet-sheet").BoundingBoxAsync())!;
        var cards = (await page.Locator("#cards").BoundingBoxAsync())!;
        var below = (await page.Locator(".tablet-foot").BoundingBoxAsync())!;

        Assert.Equal(above.Y + above.Height, cards.Y, 0.5);
        Assert.Equal(below.Y, cards.Y + cards.Height, 0.5);
        Assert.Equal(page.ViewportSize!.Height, below.Y + below.Height, 0.5);
    });
}
