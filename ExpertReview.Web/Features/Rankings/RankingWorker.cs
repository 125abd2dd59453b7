using System.Threading.Channels;
using ExpertReview.Web.Features.Programs;
using ExpertReview.Web.Live;

namespace ExpertReview.Web.Features.Rankings;

/// <summary>
/// Computes a round's ranking after whatever may have changed it, and announces it when it did change. Many requests that come
/// together are one: only the newest state counts. What it remembers only saves announcements; a restart loses nothing.
/// </summary>
public sealed class RankingWorker(
    RoundFeed feed, RoundStore rounds, RankingStore rankings, TimeProvider clock, ILogger<RankingWorker> log) : BackgroundService
{
    /// <summary>A round is computed at most this often.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Channel<string> _requests = Channel.CreateUnbounded<string>(new() { SingleReader = true });
    private readonly Dictionary<string, string> _announced = [];
    private IDisposable? _subscription;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = feed.Subscribe(news =>
        {
            if (news.Kind is RoundNewsKind.SheetSaved or RoundNewsKind.AssignmentsChanged or RoundNewsKind.RoundChanged)
                _requests.Writer.TryWrite(news.RoundId);
            return Task.CompletedTask;
        });
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _subscription?.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _requests.Reader.WaitToReadAsync(stoppingToken))
        {
            var waiting = new HashSet<string>(StringComparer.Ordinal);
            while (_requests.Reader.TryRead(out string? roundId))
                waiting.Add(roundId);
            foreach (string roundId in waiting)
                await TryComputeAsync(roundId, stoppingToken);
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private async Task TryComputeAsync(string roundId, CancellationToken cancel)
    {
        try
        {
            await ComputeAsync(roundId, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException and not OutOfMemoryException)
        {
            // The next change tries again; other rounds must not wait for this one.
            log.LogError(failure, "The ranking of round {RoundId} could not be computed", roundId);
        }
    }

    private async Task ComputeAsync(string roundId, CancellationToken cancel)
    {
        if (await rounds.FindAsync(roundId, cancel) is not { State: not RoundState.Planned } round || round.HidesRanking())
            return;
        var ranking = await rankings.LiveAsync(round, cancel);
        string hash = ranking.ResultHash;
        if (_announced.TryGetValue(roundId, out string? known) && known == hash)
            return;
        _announced[roundId] = hash;
        await feed.PublishAsync(new RoundNews(roundId, RoundNewsKind.RankingChanged, ranking.EventNumber));
    }
}
