using ExpertReview.Web.Features.Accounts;
using ExpertReview.Web.Features.Programs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace ExpertReview.Web.Features.Dashboard;

/// <summary>The live screens' door. It carries news only, "something changed"; a screen then fetches what it may see.</summary>
[Authorize(Policies.WatchRound)]
public sealed class DashboardHub(RoundStore rounds, IAuthorizationService authorization) : Hub
{
    /// <summary>The message that a watching screen gets; its value is <see cref="DashboardNews"/>.</summary>
    public const string Changed = nameof(Changed);

    internal static string ProgressGroup(string roundId) => "progress " + roundId;

    internal static string RankingGroup(string roundId) => "ranking " + roundId;

    /// <summary>Begins to watch a round.</summary>
    /// <returns>False when there is no such round.</returns>
    public async Task<bool> Watch(string roundId)
    {
        if (await rounds.FindAsync(roundId, Context.ConnectionAborted) is not { } round)
            return false;
        await Groups.AddToGroupAsync(Context.ConnectionId, ProgressGroup(round.RoundId), Context.ConnectionAborted);
        // When marks move an order is itself something to know: only those who may read rankings hear it.
        if ((await authorization.AuthorizeAsync(Context.User!, Policies.ReadRankings)).Succeeded)
            await Groups.AddToGroupAsync(Context.ConnectionId, RankingGroup(round.RoundId), Context.ConnectionAborted);
        return true;
    }
}

/// <summary>Something changed.</summary>
/// <param name="Kind">Name of the <see cref="Live.RoundNewsKind"/>.</param>
/// <param name="EventNumber">The ledger's number of the act; 0 for presence.</param>
public sealed record DashboardNews(string Kind, long EventNumber);
