namespace ParticipatoryHub.Tests.Hosting;

/// <summary>A clock that stands until it is set; timers still run in real time.</summary>
public sealed class FakeClock : TimeProvider
{
    /// <summary>The instant it shows; starts on a Tuesday morning in term time.</summary>
    public DateTimeOffset Now { get; set; } = new(2027, 3, 2, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves the hands.</summary>
    public void Advance(TimeSpan by) => Now += by;
}
