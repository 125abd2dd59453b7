using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Features.Rankings;
using ExpertReview.Web.Features.ScoreSheets;

namespace ExpertReview.Web.Features.Dashboard;

/// <summary>Puts together what the live screen shows. It reads marks only for the ranking of a round that is not sealed.</summary>
public sealed class DashboardReader(ProgramStore programs, RoundStore rounds, ProgressStore progress, RankingStore rankings, Presence presence)
{
    public async Task<(Programs.Program Program, Round Round)?> FindAsync(string programId, CancellationToken cancel) =>
        await programs.FindAsync(programId, cancel) is { } program && await rounds.InitialAsync(programId, cancel) is { } round
            ? (program, round)
            : null;

    public async Task<ProgressPanel> ProgressAsync(Round round, CancellationToken cancel) => new(
        round,
        (await rankings.RulesetAsync(round, cancel)).Ruleset,
        await progress.OfAsync(round, cancel),
        presence.Of(round.RoundId).Select(expert => expert.ExpertId).ToHashSet(StringComparer.Ordinal));

    public async Task<RankingPanel> RankingAsync(Round round, CancellationToken cancel) => new(
        round, round.State == RoundState.Planned || round.HidesRanking() ? null : await rankings.LiveAsync(round, cancel));
}
