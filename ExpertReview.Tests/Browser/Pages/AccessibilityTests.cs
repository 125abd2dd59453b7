using System.Text.RegularExpressions;
using ExpertReview.Tests.Features.Accounts;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Rankings.Reporting;
using Microsoft.Playwright;

namespace ExpertReview.Tests.Browser.Pages;

/// <summary>
/// Every page of every role, found by following links as a person does: no serious accessibility violation, nothing wider than
/// the screen, no error on the console, an anti-forgery token in every form. Pages that no link leads to are named.
/// </summary>
public abstract partial class AccessibilityTests(Chromium chromium, DemoSite site)
{
    /// <summary>What is answered with a file, data or a part of a page.</summary>
    private static readonly string[] NoPages =
    [
        "/programs/{programId}/applications/template.xlsx", "/programs/{programId}/applications/{applicationId}/versions/{version:int}/document",
        "/programs/{programId}/applications/held/{importId}/document", "/programs/{programId}/experts/template.xlsx",
        "/programs/{programId}/experts/template.csv", "/programs/{programId}/rules/{version:int}.json",
        "/programs/{programId}/dashboard/progress", "/programs/{programId}/dashboard/ranking",
        "/ledger/export", "/session/state", "/tablet/status", "/tablet/sheets", "/tablet/sheets/{blindCode}", "/health",
    ];

    /// <summary>Pages that need a step before them: the second step of signing in, of the own account's tests.</summary>
    private static readonly string[] AfterAStep = ["/sign-in/code", "/account/two-factor/recovery-codes"];

    [Theory]
    [InlineData(Roles.Admin)]
    [InlineData(Roles.Organizer)]
    [InlineData(Roles.Agency)]
    [InlineData(Roles.Supervisor)]
    public Task Every_page_of_staff_is_in_order(string role) => chromium.PlayAsync(async journey =>
    {
        var page = await journey.DesktopAsync(site.Address);
        await SignInAsync(page, role, site.Password);
        await WalkAsync(page, role,
        [
            "/programs", "/programs/demo", "/programs/" + DemoSite.Filing, $"/programs/{DemoSite.Filing}/applications/import",
            $"/programs/{site.Frozen}/rules", $"/programs/{site.Frozen}/ranking", $"/programs/{site.Frozen}/dashboard",
            // Once its round is open, the demo season links to none of these.
            $"/programs/{DemoSite.Filing}/rules/edit", $"/programs/{DemoSite.Filing}/applications/{site.FiledApplication}/edit",
            $"/programs/{site.Preparing}/assignments/draw",
            "/account", "/pair", site.PairingPath, "/denied", "/error/404",
            .. Enum.GetValues<AnalysisPart>().Select(part => $"/programs/{site.Frozen}/ranking/1/analysis?part={part}"),
        ]);
    }, "Pages_of_" + role);

    [Fact]
    public Task Every_page_of_an_expert_is_in_order() => chromium.PlayAsync(async journey =>
    {
        var page = await journey.TabletAsync(site.Address);
        await SignInAsync(page, site.Experts.Scoring, site.Password);
        await WalkAsync(page, Roles.Expert, ["/tablet", "/tablet/overview", "/tablet/marking", "/undertaking", "/account", site.PairingPath, "/pair", "/denied", "/error/404"]);
    }, "Pages_of_an_expert");

    [Fact]
    public Task The_pages_of_experts_who_cannot_score_yet_are_in_order() => chromium.PlayAsync(async journey =>
    {
        var unsigned = await journey.TabletAsync(site.Address);
        await SignInAsync(unsigned, site.Experts.NotCleared, site.Password);
        var without = await journey.TabletAsync(site.Address);
        await SignInAsync(without, DemoSite.ExpertWithoutDesk, App.Password);
        foreach (var (page, path) in new[] { (unsigned, "/tablet"), (without, "/tablet") })
        {
            await page.GotoAsync(path);
            Assert.Empty(await PageCheck.FaultsAsync(page, isForTablets: true));
        }
    });

    [Fact]
    public Task Every_page_of_nobody_is_in_order() => chromium.PlayAsync(async journey =>
        await WalkAsync(await journey.TabletAsync(site.Address), role: null, ["/sign-in", "/pair", site.PairingPath, "/denied", "/error/404"]), "Pages_of_nobody");

    private static async Task SignInAsync(IPage page, string userName, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#user-name", userName);
        await page.FillAsync("#password", password);
        await page.ClickAsync("main button.btn-primary");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Follows links from the given pages until each kind of page that the role may open was seen once.</summary>
    private async Task WalkAsync(IPage page, string? role, string[] from)
    {
        var kinds = AccessTable.Of(site.App)
            .Where(line => line.Kind == AccessKind.Route && line.Method is "GET" or "ANY" && line.For(role) == Access.Open)
            .Select(line => line.Route)
            .ToDictionary(route => route, Pattern);
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            // The browser itself reports the statuses of the two pages that have one.
            if (message.Type == "error" && !page.Url.Contains("/denied", StringComparison.Ordinal) && !page.Url.Contains("/error/", StringComparison.Ordinal))
                errors.Add($"{page.Url}: {message.Text}");
        };
        var faults = new List<string>();
        var seen = new HashSet<string>();
        var known = new HashSet<string>(from);
        var waiting = new PriorityQueue<string, int>(from.Select((path, index) => (path, index)));
        while (waiting.TryDequeue(out string? path, out _))
        {
            string bare = path.Split('?', '#')[0];
            // The most literal pattern wins, as in routing.
            string? kind = kinds.Where(pair => pair.Value.IsMatch(bare)).OrderBy(pair => pair.Key.Count(letter => letter == '{')).FirstOrDefault().Key;
            if (kind is null || NoPages.Contains(kind) || !(seen.Add(kind) || from.Contains(path)))
                continue;
            await page.GotoAsync(path);
            await page.WaitForLoadStateAsync(LoadState.Load);
            faults.AddRange((await PageCheck.FaultsAsync(page, isForTablets: role is null or Roles.Expert)).Select(fault => $"{path}: {fault}"));
            foreach (string link in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.download).map(a => a.pathname + a.search)"))
            {
                // The demo season first: it has the most to show.
                if (known.Add(link))
                    waiting.Enqueue(link, known.Count + (link.StartsWith("/programs/demo", StringComparison.Ordinal) ? 0 : 10_000));
            }
        }

        faults.AddRange(errors);
        faults.AddRange(kinds.Keys.Except(seen).Except([.. NoPages, .. AfterAStep, "/"]).Select(kind => $"no link leads to {kind}"));
        Assert.True(faults.Count == 0, "\n" + string.Join('\n', faults));
    }

    private static Regex Pattern(string route) => new(
        "^" + Parameter().Replace(Regex.Escape(route).Replace("\\{", "{", StringComparison.Ordinal), match =>
            match.Value.Contains(":int", StringComparison.Ordinal) ? match.Value.Contains('?', StringComparison.Ordinal) ? "[0-9]*" : "[0-9]+" : "[^/]+") + "$");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}

[Collection(Chromium.Collection)]
public sealed class AccessibilityOnSqliteTests(Chromium chromium, DemoSiteOnSqlite site)
    : AccessibilityTests(chromium, site), IClassFixture<DemoSiteOnSqlite>;

[Collection(Chromium.Collection)]
public sealed class AccessibilityOnPostgresTests(Chromium chromium, DemoSiteOnPostgres site)
    : AccessibilityTests(chromium, site), IClassFixture<DemoSiteOnPostgres>;
