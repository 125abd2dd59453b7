using ExpertReview.Scoring;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>
/// Runs <see cref="PanelAnalysis"/> on a round's ranking. The same inputs give the same figures to the digit: the analysis of a frozen ranking is made
/// from what was frozen, whenever it is looked at.
/// </summary>
public static class RoundAnalysis
{
    /// <summary>Seed of all random draws; every report prints it.</summary>
    public const ulong Seed = 20_260_101;

    /// <summary>The analysis of a ranking.</summary>
    /// <returns>Null while there is no complete sheet.</returns>
    /// <exception cref="InvalidOperationException">The round is sealed and hides its ranking.</exception>
    public static PanelAnalysis? Of(RoundRanking ranking)
    {
        if (ranking.Number is null && ranking.Round.HidesRanking())
            throw new InvalidOperationException("The analysis of a sealed round was asked for.");
        return Of(ranking.Inputs.ToPanel(), ranking.Ruleset, ranking.Rules, ranking.Inputs.ToCandidates(), ranking.Inputs.Tracks(), ranking.Result);
    }

    /// <summary>The analysis of a panel by a ruleset.</summary>
    /// <param name="panel">The marks.</param>
    /// <param name="ruleset">Ranges and options of the calibration; null = the usual ones.</param>
    /// <param name="rules">The rules of the official ranking.</param>
    /// <param name="candidates">The applications that take part; their groups are cities.</param>
    /// <param name="tracks">Their tracks by code.</param>
    /// <param name="official">The official ranking.</param>
    /// <returns>Null when no candidate has a complete sheet.</returns>
    public static PanelAnalysis? Of(
        Panel panel, Ruleset? ruleset, RankingRules rules, IReadOnlyList<Candidate> candidates, IEnumerable<KeyValuePair<string, string?>> tracks,
        RankingResult official)
    {
        var own = panel.Of(candidates.Select(candidate => candidate.Application));
        return PanelTotals.Of(own, rules).Count == 0 ? null : PanelAnalysis.Run(panel, new PanelAnalysisOptions
        {
            Rules = rules,
            Candidates = candidates,
            Official = official,
            Calibration = ruleset is null ? new() : RulesetRanking.Calibration(ruleset, tracks),
            Ranges = ruleset is null ? null : RulesetRanking.Ranges(ruleset),
            Seed = Seed,
        });
    }
}
