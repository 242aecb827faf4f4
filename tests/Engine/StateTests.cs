using System.Collections.Immutable;
using Orleans.Storage;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Engine.Grains;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Engine;

/// <summary>What grains store, on both databases, in the form that both engines read.</summary>
public sealed class StateTests
{
    private static readonly Sample Sample = new(
        "Café – “Clayton’s”",
        new DateTimeOffset(2027, 3, 2, 10, 0, 0, TimeSpan.FromHours(1)),
        SampleKind.Plain,
        ["a", "b"],
        ImmutableDictionary<string, long>.Empty.Add("swings", 1_234_56));

    [Theory, ClassData(typeof(Databases))]
    public async Task Write_ThenRestart_IsRead(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);
        await hub.Grains.GetGrain<ILifeGrain>("one").Set(Sample).Ends();

        // Act
        await hub.RestartAsync();

        // Assert
        var read = await hub.Grains.GetGrain<ILifeGrain>("one").Get().Ends();
        Assert.Equal((Sample.Title, Sample.At, Sample.At.Offset, Sample.Kind), (read!.Title, read.At, read.At.Offset, read.Kind));
        Assert.Equal(Sample.Names.AsEnumerable(), read.Names.AsEnumerable());
        Assert.Equal(Sample.Amounts, read.Amounts);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Write_OnEitherEngine_IsTheSameRow(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);

        // Act
        await hub.Grains.GetGrain<ILifeGrain>("one").Set(Sample).Ends();

        // Assert
        var row = await hub.Database.QueryAsync<string>(
            "SELECT grain_type || ' ' || grain_key || ' ' || state_name || ' ' || CAST(version AS TEXT) || ' ' || CAST(payload AS TEXT) FROM grain_state");
        Assert.Equal(
            """life one state 1 {"sample":{"title":"Café – “Clayton’s”","at":"2027-03-02T10:00:00+01:00","kind":"Plain","names":["a","b"],"amounts":{"swings":123456}},"writes":1}""",
            row);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Set_WithoutWrite_IsForgottenWithTheActivation(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);
        var grain = hub.Grains.GetGrain<ILifeGrain>("one");
        await grain.Set(Sample).Ends();
        await grain.Forget(Sample with { Title = "Lost" }).Ends();

        // Act
        await grain.Leave().Ends();

        // Assert
        Assert.Equal(Sample.Title, (await grain.Get().Ends())!.Title);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Write_AfterAnotherStored_ConflictsAndTheNextActivationSeesTheirs(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);
        var grain = hub.Grains.GetGrain<ILifeGrain>("one");
        await grain.Set(Sample).Ends();
        var activation = await grain.GetActivation().Ends();
        await hub.Database.ExecuteAsync("""UPDATE grain_state SET version = 7, payload = '{"writes":41}'""");

        // Act
        var exception = await Record.ExceptionAsync(() => grain.Set(Sample).Ends());

        // Assert
        Assert.IsType<InconsistentStateException>(exception);
        Assert.Equal(42, await grain.Set(Sample).Ends());
        Assert.NotEqual(activation, await grain.GetActivation().Ends());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task FirstWrite_AfterAnotherStored_Conflicts(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);
        var grain = hub.Grains.GetGrain<ILifeGrain>("one");
        Assert.False(await grain.Exists().Ends());
        await hub.Database.ExecuteAsync("""INSERT INTO grain_state (grain_type, grain_key, state_name, payload, version) VALUES ('life', 'one', 'state', '{"writes":1}', 1)""");

        // Act
        var exception = await Record.ExceptionAsync(() => grain.Set(Sample).Ends());

        // Assert
        Assert.IsType<InconsistentStateException>(exception);
        Assert.Equal(2, await grain.Set(Sample).Ends());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Clear_ThenWrite_StartsAnew(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);
        var grain = hub.Grains.GetGrain<ILifeGrain>("one");
        await grain.Set(Sample).Ends();
        await grain.Set(Sample).Ends();

        // Act
        await grain.Clear().Ends();

        // Assert
        Assert.False(await grain.Exists().Ends());
        Assert.Null(await grain.Get().Ends());
        Assert.Equal(0, await hub.Database.QueryAsync<int>("SELECT count(*) FROM grain_state"));
        Assert.Equal(1, await grain.Set(Sample).Ends());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Keys_ThatReadAsTheSameNumber_AreKeptApart(DatabaseKind database)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(database);
        string[] keys = ["cafe", "CAFE", "00cafe", "51966", "0123456789abcdef0123456789abcdef", "a/b", "a+b", "=", "ünï"];

        // Act
        foreach (var key in keys)
        {
            await hub.Grains.GetGrain<ILifeGrain>(key).Set(Sample with { Title = key }).Ends();
        }

        await hub.RestartAsync();

        // Assert
        foreach (var key in keys)
        {
            Assert.Equal(key, (await hub.Grains.GetGrain<ILifeGrain>(key).Get().Ends())!.Title);
            Assert.False(await hub.Grains.GetGrain<IOtherLifeGrain>(key).Exists().Ends());
        }

        Assert.Equal(
            keys.Order(StringComparer.Ordinal),
            (await hub.Database.QueryAsync<string>("SELECT string_agg(grain_key, ' ') FROM grain_state WHERE grain_type = 'life' AND state_name = 'state'"))
                .Split(' ').Order(StringComparer.Ordinal));
    }
}
