using ExpertReview.Tests.Support;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Rankings;

/// <summary>Seasons with marks that statistics can say something of: the same on every run.</summary>
internal static class AnalyzedSeason
{
    /// <summary>
    /// Eight applications of one type for four places, three experts, all marks given. E-03 is severe by about ten points; AEA-104 and AFA-105 are
    /// close together at the line; E-02's mark of AHA-107 is far off.
    /// </summary>
    public static async Task<Season> ScoredAsync(App app, bool isSealed = false, string cityOfLast = "330200")
    {
        var season = await RuledSeason.PlanAsync(app, rules => rules with
        {
            ExpertsPerApplication = 3,
            Quotas = [new Quota { Type = "core", Places = 4 }],
        });
        for (int i = 0; i < 8; i++)
            await season.AddApplicationAsync($"A{(char)('A' + i)}A-{100 + i}", "core", i == 7 ? cityOfLast : "330100");
        for (int j = 1; j <= 3; j++)
            await season.AddExpertAsync($"E-0{j}");
        foreach (string application in season.Applications.Values)
        {
            foreach (string expert in season.Experts.Values)
                await season.AssignAsync(application, expert);
        }

        Assert.Null(await app.Get<RoundStore>().OpenAsync(Actor.System, season.RoundId, isSealed, closesAt: null));
        decimal[] truth = [92, 88, 84, 81, 76.5m, 76, 70, 64];
        decimal[][] noise = [[0.5m, -1, 1, 0, -0.5m, 1.5m, -1, 0.5m], [-0.5m, 1, 0, -1, 1, -1, 0.5m, 20], [0, 0.5m, -1, 1, -0.5m, -0.5m, 0.5m, -1]];
        decimal[] severity = [0, 2, -10];
        foreach (var (i, code) in season.Applications.Keys.Index())
        {
            foreach (var (j, expert) in season.Experts.Keys.Index())
                await season.ScoreAsync(app, code, expert, Marks(truth[i] + noise[j][i] + severity[j], i + j));
        }

        return season;
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
        [.. ScoredSheets.Dimensions.Select((_, d) => Math.Min(100, level + ((((d + turn) % 5) - 2) * 0.5m)))];
}
