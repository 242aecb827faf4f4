namespace ParticipatoryHub.Web.Workshops.Live;

/// <summary>How much happens in a room, and so how long a batch may gather: nobody reads more often than that.</summary>
internal sealed class UpdateRate
{
    private const int ManySeats = 1_000;
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(1);

    private double perSecond;
    private TimeSpan at;

    /// <summary>Counts operations at an instant, from any start.</summary>
    public void Count(long operations, TimeSpan now)
    {
        Fade(now);
        perSecond += operations / Memory.TotalSeconds;
    }

    /// <summary>Operations a second, of late.</summary>
    public double PerSecond(TimeSpan now)
    {
        Fade(now);
        return perSecond;
    }

    /// <summary>How long to gather: 50 ms below 100 operations a second, 100 ms to 650, then 250 ms; and 250 ms where over 1,000 connections are sent each batch.</summary>
    public TimeSpan Window(TimeSpan now, int seats) => TimeSpan.FromMilliseconds((PerSecond(now), seats) switch
    {
        (_, > ManySeats) => 250,
        (< 100, _) => 50,
        (< 650, _) => 100,
        _ => 250,
    });

    private void Fade(TimeSpan now)
    {
        perSecond *= Math.Exp(-(now - at) / Memory);
        at = now;
    }
}
