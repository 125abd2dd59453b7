using System.Text.Json;
using ExpertReview.Web.Features.Programs;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>What computing one frozen ranking again showed.</summary>
/// <param name="ProgramId">The program.</param>
/// <param name="Number">The ranking's number.</param>
/// <param name="Recomputation">The findings; null when what is stored could not be computed with.</param>
/// <param name="Fault">Why not, where it could not; a technical sentence.</param>
public sealed record VerifiedRanking(string ProgramId, int Number, Recomputation? Recomputation, string? Fault = null)
{
    public bool IsConfirmed => Recomputation?.IsConfirmed == true;
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
                verified.Add(await VerifyAsync(round, entry.Number, cancel));
        }

        return [.. verified.OrderBy(ranking => ranking.ProgramId, StringComparer.Ordinal).ThenBy(ranking => ranking.Number)];
    }

    private async Task<VerifiedRanking> VerifyAsync(Round round, int number, CancellationToken cancel)
    {
        var frozen = await rankings.FrozenAsync(round.RoundId, number, cancel)
            ?? throw new InvalidOperationException($"Round {round.RoundId} has no frozen ranking {number}.");
        try
        {
            return new(round.ProgramId, number, await rankings.RecomputeAsync(round, frozen, cancel));
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            // What somebody wrote over it is no input of a ranking any more: that is the finding.
            return new(round.ProgramId, number, null, fault.Message);
        }
    }
}
