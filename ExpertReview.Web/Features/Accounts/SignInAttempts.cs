using System.Threading.RateLimiting;

namespace ExpertReview.Web.Features.Accounts;

/// <summary>Counts attempts to sign in per address, so that guessing is slow; lockout per account comes on top.</summary>
public sealed class SignInAttempts(SignInRules rules) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = rules.AttemptsPerMinute,
            TokensPerPeriod = rules.AttemptsPerMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            AutoReplenishment = true,
            QueueLimit = 0,
        }));

    /// <summary>Whether this attempt may be tried.</summary>
    public bool Admits(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
