namespace ParticipatoryHub.Workshops;

/// <summary>
/// How fast somebody may go: so many at once, and then so many a second. A whole hall is one network address, so the limit hangs on the
/// participant.
/// </summary>
/// <param name="burst">At once.</param>
/// <param name="perSecond">After that.</param>
internal sealed class WorkshopLimits(double burst, double perSecond)
{
    private const int MostKept = 10_000;

    private readonly Dictionary<string, (double Left, TimeSpan At)> buckets = new(StringComparer.Ordinal);

    /// <summary>Whether somebody may go on at an instant, counted from any start.</summary>
    public bool Takes(string who, TimeSpan at)
    {
        var left = buckets.TryGetValue(who, out var bucket) ? Math.Min(burst, bucket.Left + ((at - bucket.At).TotalSeconds * perSecond)) : burst;
        if (buckets.Count >= MostKept)
        {
            Forget(at);
        }

        buckets[who] = (left >= 1 ? left - 1 : left, at);
        return left >= 1;
    }

    // A bucket that would be full again says nothing.
    private void Forget(TimeSpan at)
    {
        foreach (var (who, bucket) in buckets)
        {
            if (bucket.Left + ((at - bucket.At).TotalSeconds * perSecond) >= burst)
            {
                buckets.Remove(who);
            }
        }
    }
}
