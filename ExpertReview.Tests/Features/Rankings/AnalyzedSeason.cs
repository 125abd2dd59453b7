using ExpertReview.Tests.Support;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Rankings;

/// <summary>Seasons with marks that statistics can say something of: the same on every run.</summary>
internal static class AnalyzedSeason
{
    /// <summary>
    /// Ten applications of one type for five places, five experts, each application marked by three of them. E-03 is severe by about ten points,
    /// and E-04's mark of AHA-107 is far off.
    /// </summary>
    public static async Task<Season> ScoredAsync(App app, bool isSealed = false)
    {
        var season = await RuledSeason.PlanAsync(app, rules => rules with
        {
            ExpertsPerApplication = 3,
            Quotas = [new Quota { Type = "core", Places = 5 }],
        });
        for (int i = 0; i < 10; i++)
            await season.AddApplicationAsync($"A{(char)('A' + i)}A-{100 + i}", "core", i % 4 == 0 ? "330200" : "330100");
        for (int j = 1; j <= 5; j++)
            await season.AddExpertAsync($"E-0{j}");
        string[] codes = [.. season.Applications.Keys], experts = [.. season.Experts.Keys];
        var pairs = codes.SelectMany((code, i) => new[] { i, i + 1, i + 3 }.Select(j => (Code: code, Expert: experts[j % 5], Points: Points(i, j % 5), Turn: i + j))).ToList();
        foreach (var (code, expert, _, _) in pairs)
            await season.AssignAsync(season.Applications[code], season.Experts[expert]);
        Assert.Null(await app.Get<RoundStore>().OpenAsync(Actor.System, season.RoundId, isSealed, closesAt: null));
        foreach (var (code, expert, points, turn) in pairs)
            await season.ScoreAsync(app, code, expert, Marks(points, turn));
        return season;
    }

    private static decimal Points(int application, int expert)
    {
        decimal[] truth = [90, 86, 83, 80, 77.5m, 76.5m, 74, 68, 65, 60], severity = [0, 2, -10, 1, -1];
        decimal noise = (((application * 7) + (expert * 3)) % 5 - 2) * 0.75m;
        return truth[application] + severity[expert] + noise + (application == 7 && expert == 3 ? 18 : 0);
    }

    /// <summary>Ends the round and the program: the result is final.</summary>
    public static async Task FinishAsync(this Season season, App app, bool isClosed = false)
    {
        if (!isClosed)
            await season.CloseAsync(app);
        Assert.Null(await app.Get<ProgramStore>().MoveAsync(Actor.System, season.ProgramId, Phase.Final, "test"));
    }

    /// <summary>Marks about a level that differ from dimension to dimension, on the step of half a point.</summary>
    private static decimal[] Marks(decimal level, int turn) =>
        [.. ScoredSheets.Dimensions.Select((_, d) => Math.Min(100, Math.Round(level * 2) / 2 + ((((d + turn) % 5) - 2) * 1.5m)))];
}
