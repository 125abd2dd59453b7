using ExpertReview.Tests.Support;
using ExpertReview.Web.Features.Ledger;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Tests.Features.Rankings;

/// <summary>A season whose round runs by other rules than those shipped.</summary>
internal static class RuledSeason
{
    /// <summary>Applications are added and assigned by the test; the round is not open.</summary>
    public static async Task<Season> PlanAsync(App app, Func<Ruleset, Ruleset> change, int applications = 0, int experts = 0)
    {
        var season = await Season.StartAsync(app, applications, experts, isOpen: false, type: "core");
        var programs = app.Get<ProgramStore>();
        var changed = change(BuiltInSchemes.All["cluster-selection-2026"]);
        Assert.Empty(RulesetCheck.Check(changed));
        Assert.Null(await programs.SaveRulesetAsync(Actor.System, season.ProgramId, changed, baseVersion: 1, "test"));
        return season;
    }

    public static async Task OpenAsync(this Season season, App app) =>
        Assert.Null(await app.Get<RoundStore>().OpenAsync(Actor.System, season.RoundId, isSealed: false, closesAt: null));

    /// <summary>Assigns one application to one expert and marks it with the same points in every dimension.</summary>
    public static async Task ReviewAsync(this Season season, App app, string code, string expert, decimal points)
    {
        await season.AssignAsync(season.Applications[code], season.Experts[expert]);
        await season.ScoreAsync(app, code, expert, points);
    }
}
