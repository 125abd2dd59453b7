using ExpertReview.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace ExpertReview.Web.Features.Dashboard;

/// <summary>Carries a round's news to the screens that watch it, without saying whose sheet or what mark it was.</summary>
public sealed class DashboardFeed(RoundFeed feed, IHubContext<DashboardHub> screens) : IHostedService, IDisposable
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = feed.Subscribe(SendAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _subscription?.Dispose();

    private Task SendAsync(RoundNews news) => screens.Clients
        .Group(news.Kind == RoundNewsKind.RankingChanged
            ? DashboardHub.RankingGroup(news.RoundId)
            : DashboardHub.ProgressGroup(news.RoundId))
        .SendAsync(DashboardHub.Changed, new DashboardNews(news.Kind.ToString(), news.EventNumber));
}
