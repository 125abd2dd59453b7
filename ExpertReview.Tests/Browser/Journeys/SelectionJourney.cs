using System.Globalization;
using ExpertReview.Tests.Features.Applications;
using ExpertReview.Tests.Features.Applications.Reading;
using ExpertReview.Tests.Features.Experts;
using ExpertReview.Tests.Support;
using ExpertReview.Web.Data;
using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Ledger;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ExpertReview.Tests.Browser.Journeys;

/// <summary>One selection from the official Word forms to the exported shortlist, by everyone who takes part, each in a browser of their own.</summary>
[Collection(Chromium.Collection)]
public sealed class SelectionJourney(Chromium chromium)
{
    private const string Program = "journey";

    /// <summary>Marks by expert, then by application in the order of blind codes.</summary>
    private static readonly decimal[][][] Marks =
    [
        [[80, 82, 84, 86, 88], [70, 72, 74, 76, 78], [90, 91, 92, 93, 94]],
        [[81, 79.5m, 70, 75, 60.5m], [85, 85, 85, 85, 85], [66, 77, 88, 99, 55]],
    ];

    // By hand, with weights of 25, 25, 20, 20 and 10 %: 80·0.25 + 82·0.25 + 84·0.2 + 86·0.2 + 88·0.1 = 83.30, and so on.
    private static readonly string[][] ExpertTotals = [["83.30", "73.30", "91.65"], ["75.18", "85.00", "78.65"]];

    // (83.30 + 75.175) / 2 = 79.2375, (73.30 + 85) / 2 = 79.15, (91.65 + 78.65) / 2 = 85.15: two applications 0.0875 apart.
    private static readonly string[] Totals = ["79.24", "79.15", "85.15"];

    [Theory]
    [OnBothDatabases]
    public Task From_the_word_forms_to_the_exported_shortlist(Dialect dialect) => chromium.PlayAsync(async journey =>
    {
        await using var app = new App(dialect);
        var address = app.Listen();
        await app.AddAccountAsync(Roles.Organizer);
        await app.AddAccountAsync(Roles.Agency);
        var organizer = new OrganizerScreen(await journey.DesktopAsync(address), Program);
        var agency = new AgencyScreen(await journey.DesktopAsync(address), Program);
        await organizer.SignInAsync(Roles.Organizer);
        await agency.SignInAsync(Roles.Agency);
        await organizer.CreateProgramAsync("cluster-selection-2026");
        await organizer.SetExpertsPerApplicationAsync(2);

        string[] applications = await TakeInAsync(agency);
        await organizer.MoveAsync("Eligibility", "形式审查");
        foreach (string application in applications)
            await agency.RecordEvidenceAsync(application);
        await agency.DecideEligibleAsync(applications[0]);
        await agency.DecideSettledAsync(2);
        await organizer.MoveAsync("Preparation", "匿名与分配");
        await agency.BlindAsync(3);
        foreach (string application in applications)
            await agency.ReleaseAsync(application);

        await agency.ImportRosterAsync(2, $"{Roster.Heading}\nE-01,评审人甲,技术,省外,,外省第一大学,,高端软件\nE-02,评审人乙,产业,省外,,外省第二大学,,");
        var cards = await agency.MakePairingCardsAsync();
        TabletScreen[] tablets = [new(await journey.TabletAsync(address)), new(await journey.PortraitAsync(address))];
        foreach (var (tablet, index) in tablets.Select((tablet, index) => (tablet, index)))
        {
            await tablet.PairAsync(cards[index].Code, cards[index].Pin);
            await tablet.SignUndertakingAsync("评审人" + "甲乙"[index]);
        }

        await agency.DrawAsync("journey-1");
        await organizer.OpenRoundAsync();
        await ScoreAsync(organizer, tablets);
        await organizer.CloseRoundAsync();
        await organizer.FreezeAsync();
        await CheckExportsAsync(organizer);
        Assert.True((await app.Get<LedgerVerification>().VerifyAsync()).IsIntact);
    });

    /// <summary>Three good forms, one of them faulty at first, among files that cannot be read.</summary>
    private static async Task<string[]> TakeInAsync(AgencyScreen agency)
    {
        await agency.ImportAsync(
            ("batch.zip", FilledForms.Zip(("app-002.docx", FilledForms.Form("app-002")), ("app-007.docx", FilledForms.Form("app-007")))),
            ("broken.docx", FilledForms.Form("app-004")[..2000]),
            ("faulty.docx", Intake.WithRevenue("app-014", "约一百亿")));
        Assert.Equal(
            ["Imported", "Imported", "Unreadable", "Faulty"],
            await agency.Page.Locator("tr[data-verdict]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.verdict)"));
        await Expect(agency.Report("broken.docx")).ToContainTextAsync("文件");
        await Expect(agency.Report("faulty.docx")).ToContainTextAsync("营业收入");
        await Expect(agency.Report("faulty.docx")).ToContainTextAsync("应为数字，表中写的是“约一百亿”");
        await agency.MendAsync("faulty.docx", "scale.1", "115.66");

        string[] applications = await agency.ApplicationsAsync();
        Assert.Equal(3, applications.Length);
        foreach (var (application, division) in applications.Zip(["330282", "330211", "330212"]))
            await agency.SetDivisionAsync(application, division);
        return applications;
    }

    /// <summary>Both tablets score; the dashboard, never loaded again, follows.</summary>
    private static async Task ScoreAsync(OrganizerScreen organizer, TabletScreen[] tablets)
    {
        string[] codes = await organizer.CodesAsync();
        Assert.Equal(3, codes.Length);
        await organizer.WatchAsync();
        var cells = organizer.Grid.Locator("td.cell");
        foreach (var (tablet, expert) in tablets.Select((tablet, index) => (tablet, index)))
        {
            foreach (var (code, index) in codes.Select((code, index) => (code, index)))
            {
                await tablet.OpenAsync(code);
                await tablet.MarkAsync(Marks[expert][index]);
                await tablet.DurableAsync();
                await Expect(tablet.Total).ToHaveTextAsync(ExpertTotals[expert][index]);
                await Expect(organizer.Grid.Locator("td.cell[data-state=Started]")).ToHaveCountAsync(1);
                await tablet.SubmitAsync();
                await Expect(organizer.Grid.Locator("td.cell[data-state=Submitted]")).ToHaveCountAsync((expert * 3) + index + 1);
            }

            if (expert == 0)
            {
                await Expect(organizer.LiveRanking.First).ToContainTextAsync("91.65");
                await Expect(organizer.LiveRanking.Nth(1)).ToContainTextAsync(codes[0]);
            }
        }

        await Expect(cells).ToHaveCountAsync(6);
        foreach (var (place, index) in new[] { 2, 0, 1 }.Index())
        {
            await Expect(organizer.LiveRanking.Nth(place)).ToContainTextAsync(codes[index]);
            await Expect(organizer.LiveRanking.Nth(place)).ToContainTextAsync(Totals[index]);
        }

        Assert.True(await organizer.IsSamePageAsync());
    }

    private static async Task CheckExportsAsync(OrganizerScreen organizer)
    {
        foreach (string format in new[] { "xlsx", "csv" })
        {
            var matrix = await organizer.ExportAsync("matrix", format);
            string[] codes = [.. matrix.Select(row => row["盲审编号"]).Distinct().Order(StringComparer.Ordinal)];
            Assert.Equal(2 * 3 * 5, matrix.Count);
            foreach (var (expert, number) in new[] { "E-01", "E-02" }.Index().Select(pair => (pair.Item, pair.Index)))
            {
                foreach (var (code, index) in codes.Select((code, index) => (code, index)))
                {
                    var sheet = matrix.Where(row => row["专家"] == expert && row["盲审编号"] == code).ToDictionary(row => row["维度代码"]);
                    Assert.Equal(Marks[number][index], TabletScreen.Dimensions.Select(dimension => Number(sheet[dimension]["分数"])));
                    Assert.All(sheet.Values, row => Assert.Equal((ExpertTotals[number][index], "计入", "已提交"), (Text(row["专家总分"]), row["采用情况"], row["提交情况"])));
                    Assert.Equal([25, 25, 20, 20, 10], TabletScreen.Dimensions.Select(dimension => (int)Number(sheet[dimension]["权重（%）"])));
                }
            }

            var shortlist = await organizer.ExportAsync("shortlist", format);
            Assert.Equal(
                [("1", codes[2], Totals[2]), ("2", codes[0], Totals[0]), ("3", codes[1], Totals[1])],
                shortlist.Select(row => (row["名次"], row["盲审编号"], Text(row["总分"]))));
            // (80 + 81) / 2 = 80.5 and (82 + 79.5) / 2 = 80.75 for the second of the list.
            var second = shortlist[1].Values.ToList();
            Assert.Contains("80.50", second.Select(Text));
            Assert.Contains("80.75", second.Select(Text));
            Assert.All(shortlist.Concat(matrix), row => Assert.Equal("第 1 号冻结排名", row["排名"]));
        }
    }

    private static decimal Number(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);

    private static string Text(string cell) =>
        decimal.TryParse(cell, CultureInfo.InvariantCulture, out decimal number) ? number.ToString("F2", CultureInfo.InvariantCulture) : cell;
}
