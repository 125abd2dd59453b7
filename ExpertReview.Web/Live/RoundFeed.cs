namespace ExpertReview.Web.Live;

/// <summary>Something changed in a round; screens then fetch what they may see.</summary>
/// <param name="RoundId">The round.</param>
/// <param name="Kind">What kind of thing changed.</param>
/// <param name="EventNumber">The ledger's number of the act; 0 when the ledger does not record it (presence).</param>
/// <param name="ExpertId">The expert concerned, if one is.</param>
public sealed record RoundNews(string RoundId, RoundNewsKind Kind, long EventNumber, string? ExpertId = null);

public enum RoundNewsKind
{
    SheetSaved,
    AssignmentsChanged,
    RoundChanged,
    PresenceChanged,
    RankingChanged,
}

/// <summary>The one way in which news leaves a slice. It carries no truth, only the hint to look.</summary>
public sealed class RoundFeed(ILogger<RoundFeed> log)
{
    private readonly Lock _lock = new();
    private Func<RoundNews, Task>[] _listeners = [];

    /// <summary>Listens until disposed.</summary>
    public IDisposable Subscribe(Func<RoundNews, Task> listener)
    {
        lock (_lock)
            _listeners = [.. _listeners, listener];
        return new Subscription(this, listener);
    }

    /// <summary>Tells every listener. What is announced is already durable: a listener that fails is logged and costs nothing else.</summary>
    public async Task PublishAsync(RoundNews news)
    {
        foreach (var listener in _listeners)
        {
            try
            {
                await listener(news);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                log.LogError(failure, "A listener failed on {Kind} of round {RoundId}", news.Kind, news.RoundId);
            }
        }
    }

    private sealed class Subscription(RoundFeed feed, Func<RoundNews, Task> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (feed._lock)
                feed._listeners = [.. feed._listeners.Where(known => known != listener)];
        }
    }
}
