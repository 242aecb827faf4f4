using System.Threading.RateLimiting;

namespace ParticipatoryHub.Web.Ballots;

/// <summary>
/// How often one address may ask about tracking codes in a minute. A code is anybody's to check and says nothing about a vote, so the
/// limit only keeps the ballot box free for those who vote; it is each node's own.
/// </summary>
internal sealed class TrackingLimit(int perMinute) : IDisposable
{
    /// <summary>Unless the operator sets another (<c>Hub:TrackingPerMinute</c>): enough for a queue of people behind one address.</summary>
    public const int Usual = 60;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
        address,
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 }));

    /// <summary>Null when the question may be asked; else why not, with Retry-After set.</summary>
    public Refused? WhyNot(HttpContext context, string address)
    {
        using var lease = limiter.AttemptAcquire(address);
        if (lease.IsAcquired)
        {
            return null;
        }

        context.Response.Headers.RetryAfter = "60";
        return new Refused("too-many-attempts", "Too many tracking codes have been checked from here. Please wait a minute and try again.", "code");
    }

    /// <inheritdoc />
    public void Dispose() => limiter.Dispose();
}
