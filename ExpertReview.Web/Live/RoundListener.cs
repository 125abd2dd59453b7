namespace ExpertReview.Web.Live;

/// <summary>Hears the news of all rounds from the start of the program to its end.</summary>
public abstract class RoundListener(RoundFeed feed) : IHostedService, IDisposable
{
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = feed.Subscribe(HearAsync);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task HearAsync(RoundNews news);
}
