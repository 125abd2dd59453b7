using ExpertReview.Web.Live;

namespace ExpertReview.Web.Features.ScoreSheets;

/// <summary>Which experts have a tablet connected now. Memory only: after a restart the tablets connect again by themselves.</summary>
public sealed class Presence(RoundFeed feed, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string RoundId, string ExpertId, DateTimeOffset Since)> _connections = new(StringComparer.Ordinal);

    /// <summary>The experts of a round who are connected, each once.</summary>
    public IReadOnlyList<PresentExpert> Of(string roundId)
    {
        lock (_lock)
        {
            return [.. _connections.Values
                .Where(connection => connection.RoundId == roundId)
                .GroupBy(connection => connection.ExpertId, StringComparer.Ordinal)
                .Select(devices => new PresentExpert(devices.Key, devices.Min(device => device.Since), devices.Count()))
                .OrderBy(expert => expert.ExpertId, StringComparer.Ordinal)];
        }
    }

    /// <summary>Whether an expert has at least one tablet connected.</summary>
    public bool IsPresent(string roundId, string expertId)
    {
        lock (_lock)
            return IsThere(roundId, expertId);
    }

    internal async Task ArriveAsync(string connectionId, string roundId, string expertId)
    {
        bool isNews;
        lock (_lock)
        {
            isNews = !IsThere(roundId, expertId);
            _connections[connectionId] = (roundId, expertId, clock.GetUtcNow());
        }

        if (isNews)
            await feed.PublishAsync(new RoundNews(roundId, RoundNewsKind.PresenceChanged, 0, expertId));
    }

    internal async Task LeaveAsync(string connectionId)
    {
        (string RoundId, string ExpertId, DateTimeOffset Since) left;
        lock (_lock)
        {
            if (!_connections.Remove(connectionId, out left) || IsThere(left.RoundId, left.ExpertId))
                return;
        }

        await feed.PublishAsync(new RoundNews(left.RoundId, RoundNewsKind.PresenceChanged, 0, left.ExpertId));
    }

    private bool IsThere(string roundId, string expertId) =>
        _connections.Values.Any(connection => connection.RoundId == roundId && connection.ExpertId == expertId);
}

/// <param name="ExpertId">The expert.</param>
/// <param name="Since">Since when the longest-connected device is.</param>
/// <param name="Devices">How many devices or tabs are connected.</param>
public sealed record PresentExpert(string ExpertId, DateTimeOffset Since, int Devices);
