using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Guessing is slowed on every node and locks nobody out.</summary>
public sealed class CodeGuardTests
{
    private static readonly CodeGuardLimits Limits = new()
    {
        PerAddress = 5, PerPrefix = 3, Overall = 1_000, Delay = TimeSpan.FromMilliseconds(300), WaitingPerAddress = 2,
        Refresh = TimeSpan.FromMilliseconds(50),
    };

    [Theory, ClassData(typeof(Databases))]
    public async Task BeforeAttempt_OverTheLimitOnAnotherNode_WaitsAndIsHeard(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var one = await StartAsync(database);
        await using var other = await StartAsync(database);
        var guesser = one.Services.GetRequiredService<ICodeGuard>();
        for (var i = 0; i < 5; i++)
        {
            guesser.Failed("203.0.113.7", null);
        }

        // Act
        var guard = other.Services.GetRequiredService<ICodeGuard>();
        await Eventually.Is(() => !guard.BeforeAttempt("203.0.113.7", null, default).AsTask().IsCompleted, "the other node to slow the address");
        await Eventually.DoesAsync(async () => (await guard.BeforeAttempt("203.0.113.7", null, default)).Allowed, "a slowed attempt to be heard");
        var honest = guard.BeforeAttempt("198.51.100.1", VoterCode.New().Print(), default).AsTask();

        // Assert
        Assert.True(honest.IsCompleted);
        Assert.True((await honest).Allowed);
    }

    [Fact]
    public async Task BeforeAttempt_TooManyWaitingFromAnAddress_IsSentAway()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(DatabaseKind.Sqlite, builder => builder.Services.AddSingleton(Limits with { Refresh = TimeSpan.FromHours(1) }));
        var guard = hub.Services.GetRequiredService<ICodeGuard>();
        for (var i = 0; i < 5; i++)
        {
            guard.Failed("203.0.113.7", null);
        }

        // Act
        var watch = Stopwatch.StartNew();
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => guard.BeforeAttempt("203.0.113.7", null, default).AsTask()));

        // Assert
        Assert.Equal(2, verdicts.Count(v => v.Allowed));
        Assert.All(verdicts.Where(v => !v.Allowed), v => Assert.True(v.RetryAfter > TimeSpan.Zero));
        Assert.True(watch.Elapsed > TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public async Task BeforeAttempt_PrefixGuessedFromManyAddresses_IsSlowedForAll()
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(DatabaseKind.Sqlite, builder => builder.Services.AddSingleton(Limits with { Refresh = TimeSpan.FromHours(1) }));
        var guard = hub.Services.GetRequiredService<ICodeGuard>();
        var code = VoterCode.New().Print();
        for (var i = 0; i < 3; i++)
        {
            guard.Failed($"203.0.113.{i}", code);
        }

        // Act
        var slowed = guard.BeforeAttempt("198.51.100.1", code, default).AsTask();

        // Assert
        Assert.False(slowed.IsCompleted);
        Assert.True((await slowed).Allowed);
        Assert.True(guard.BeforeAttempt("198.51.100.1", null, default).AsTask().IsCompleted);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Failed_Stored_ShowsNeitherAddressNorCode(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var hub = await StartAsync(database);

        // Act
        hub.Services.GetRequiredService<ICodeGuard>().Failed("203.0.113.7", VoterCode.New().Print());

        // Assert
        await Eventually.DoesAsync(async () => await database.QueryAsync<int>("SELECT count(*) FROM code_failure") == 3, "three counters");
        Assert.Equal(3, await database.QueryAsync<int>("SELECT count(*) FROM code_failure WHERE length(key) = 16"));
    }

    private static Task<TestHub> StartAsync(TestDatabase database) => TestHub.StartAsync(database, builder => builder.Services.AddSingleton(Limits));
}
