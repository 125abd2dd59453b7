using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser.Pages;

/// <summary>What must hold of every page, whoever it is for.</summary>
internal static class PageCheck
{
    /// <summary>What is wrong with the page that is open, each with a name for it.</summary>
    public static async Task<List<string>> FaultsAsync(IPage page, bool isForTablets)
    {
        var faults = new List<string>();
        foreach (var (width, height) in new[] { (1440, 900), (1180, 820) })
        {
            await page.SetViewportSizeAsync(width, height);
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                faults.Add($"wider than {width}: {await WidestAsync(page)}");
            if (width == 1440 || isForTablets)
                faults.AddRange(await ViolationsAsync(page, width));
        }

        faults.AddRange(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("form")]
              .filter(form => form.method === "post" && !form.querySelector("input[name=__RequestVerificationToken]")?.value)
              .map(form => "no anti-forgery token in the form for " + form.getAttribute("action"))
            """));
        return faults;
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, int width)
    {
        var found = await page.RunAxe();
        return found.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id} at {width}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
    }

    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>("""
        () => {
          const right = element => element.getBoundingClientRect().right;
          const widest = [...document.querySelectorAll("body *")].reduce((one, other) => right(other) > right(one) ? other : one, document.body);
          return `${right(widest)} ${widest.outerHTML.slice(0, 200)}`;
        }
        """);
}
