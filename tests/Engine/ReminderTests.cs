using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Engine.Grains;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Engine;

/// <summary>Reminders, on both databases.</summary>
public sealed class ReminderTests
{
    /// <summary>A tick missed while the hub was down comes a period later, so the wait is longer than the shortest period.</summary>
    private static readonly TimeSpan LongerThanAPeriod = TimeSpan.FromSeconds(100);

    private readonly string key = Guid.NewGuid().ToString();

    [Theory, ClassData(typeof(Databases))]
    public async Task Reminder_SetBeforeARestart_TicksAfterIt(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);
        await hub.Grains.GetGrain<IReminderGrain>(key).Remind("close", TimeSpan.FromSeconds(8), TimeSpan.FromMinutes(1)).Ends();

        // Act
        await hub.RestartAsync();

        // Assert
        await Eventually.Is(() => Probe.Of(key).Has("close every 00:01:00"), "the reminder", LongerThanAPeriod);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Reminder_DueSoon_Ticks(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);

        // Act
        await hub.Grains.GetGrain<IReminderGrain>(key).Remind("now", TimeSpan.FromSeconds(10), TimeSpan.FromDays(60)).Ends();

        // Assert
        await Eventually.Is(() => Probe.Of(key).Has("now every 60.00:00:00"), "the reminder");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Reminder_StoredByTheOtherEngine_Ticks(DatabaseKind database)
    {
        // Arrange: neither a hash of Orleans' ring nor anything else but what the two share.
        await using var hub = await TestHub.StartAsync(database);
        await hub.StopAsync();
        var start = DateTime.UtcNow.AddSeconds(8).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        var instant = database == DatabaseKind.Postgres ? $"'{start}+00'" : $"'{start}'";
        await hub.Database.ExecuteAsync($"INSERT INTO reminder (grain_id, name, start_at, period_ms) VALUES ('reminder/{key}', 'close', {instant}, 60000)");

        // Act
        await hub.RestartAsync();

        // Assert
        await Eventually.Is(() => Probe.Of(key).Has("close every 00:01:00"), "the reminder", LongerThanAPeriod);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Unregister_OneOfTwo_LeavesTheOther(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);
        var grain = hub.Grains.GetGrain<IReminderGrain>(key);
        await grain.Remind("one", TimeSpan.FromDays(1), TimeSpan.FromDays(1)).Ends();
        await grain.Remind("two", TimeSpan.FromDays(1), TimeSpan.FromDays(1)).Ends();
        await grain.Remind("two", TimeSpan.FromDays(2), TimeSpan.FromDays(2)).Ends();

        // Act
        await grain.Unremind("one").Ends();

        // Assert
        Assert.Equal(["two"], await grain.GetNames().Ends());
        Assert.Equal(172_800_000, await hub.Database.QueryAsync<long>($"SELECT period_ms FROM reminder WHERE grain_id = 'reminder/{key}'"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Register_ShorterThanAMinute_IsRefused(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);

        // Act
        var exception = await Record.ExceptionAsync(() =>
            hub.Grains.GetGrain<IReminderGrain>(key).Remind("fast", TimeSpan.Zero, TimeSpan.FromSeconds(59)).Ends());

        // Assert
        Assert.IsType<ArgumentException>(exception);
        Assert.Empty(await hub.Grains.GetGrain<IReminderGrain>(key).GetNames().Ends());
    }
}
