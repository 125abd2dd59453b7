using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>What computing one frozen ranking again showed.</summary>
public sealed record VerifiedRanking(string ProgramId, int Number, Recomputation Recomputation)
{
    public bool IsConfirmed => Recomputation.IsConfirmed;
}

/// <summary>Computes every frozen ranking again from what is stored of it.</summary>
public sealed class RankingVerification(RoundStore rounds, RankingStore rankings)
{
    /// <returns>All frozen rankings, by program and number.</returns>
    public async Task<IReadOnlyList<VerifiedRanking>> VerifyAsync(CancellationToken cancel = default)
    {
        var verified = new List<VerifiedRanking>();
        foreach (string roundId in await rankings.RoundsWithFrozenAsync(cancel))
        {
            var round = await rounds.FindAsync(roundId, cancel) ?? throw new InvalidOperationException($"There is no round {roundId}.");
            foreach (var entry in await rankings.AllFrozenAsync(roundId, cancel))
            {
                var frozen = await rankings.FrozenAsync(roundId, entry.Number, cancel)
                    ?? throw new InvalidOperationException($"Round {roundId} has no frozen ranking {entry.Number}.");
                verified.Add(new(round.ProgramId, entry.Number, await rankings.RecomputeAsync(round, frozen, cancel)));
            }
        }

        return [.. verified.OrderBy(ranking => ranking.ProgramId, StringComparer.Ordinal).ThenBy(ranking => ranking.Number)];
    }
}
