using ExpertReview.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ExpertReview.Tests.Browser.Journeys;

/// <summary>A desk of the organizer or the agency in the browser.</summary>
/// <param name="page">The browser's page.</param>
/// <param name="program">The program at hand.</param>
public abstract class OfficeScreen(IPage page, string program)
{
    public IPage Page => page;

    public async Task SignInAsync(string userName)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#user-name", userName);
        await page.FillAsync("#password", App.Password);
        await page.ClickAsync("main button.btn-primary");
        await page.WaitForURLAsync("**/programs");
    }

    protected Task OpenAsync(string path) => page.GotoAsync($"/programs/{program}{path}");

    protected ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Says yes to the question that the last click asked.</summary>
    protected Task ConfirmAsync() => Button("确定").ClickAsync();

    protected Task SaysAsync(string sentence) => Expect(page.GetByText(sentence).First).ToBeVisibleAsync();
}
