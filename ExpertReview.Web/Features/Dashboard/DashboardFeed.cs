using ExpertReview.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace ExpertReview.Web.Features.Dashboard;

/// <summary>Carries a round's news to the screens that watch it, without saying whose sheet or what mark it was.</summary>
public sealed class DashboardFeed(RoundFeed feed, IHubContext<DashboardHub> screens) : RoundListener(feed)
{
    protected override Task HearAsync(RoundNews news) => screens.Clients
        .Group(news.Kind == RoundNewsKind.RankingChanged
            ? DashboardHub.RankingGroup(news.RoundId)
            : DashboardHub.ProgressGroup(news.RoundId))
        .SendAsync(DashboardHub.Changed, new DashboardNews(news.Kind.ToString(), news.EventNumber));
}
