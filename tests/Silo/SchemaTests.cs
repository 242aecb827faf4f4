using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Silo;
using ParticipatoryHub.Silo.Schema;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Silo;

/// <summary>How the schema comes to be, and which databases a hub will not start on.</summary>
public sealed class SchemaTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Start_OnAnEmptyDatabase_AppliesEveryScriptOnce(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);

        // Act
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ => await (await TestHub.StartAsync(database)).DisposeAsync()));

        // Assert
        var scripts = SchemaScripts.For(kind);
        Assert.Equal(scripts.Count, await database.QueryAsync<int>("SELECT count(*) FROM schema_version"));
        Assert.Equal(scripts[0].Sha256, await database.QueryAsync<string>("SELECT sha256 FROM schema_version WHERE version = 1"));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Start_OnANewerSchema_IsRefused(DatabaseKind kind)
    {
        // Arrange
        await using var database = await UsedDatabaseAsync(kind);
        await database.ExecuteAsync("INSERT INTO schema_version (version, name, sha256) VALUES (9999, 'future', 'x')");

        // Act
        var refusal = await RefusalAsync(database);

        // Assert
        Assert.StartsWith("the database has schema version 9999 (future) and this program knows only up to ", refusal, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Start_WithAScriptEditedSinceItWasApplied_IsRefused(DatabaseKind kind)
    {
        // Arrange
        await using var database = await UsedDatabaseAsync(kind);
        await database.ExecuteAsync("UPDATE schema_version SET sha256 = 'x' WHERE version = 1");

        // Act
        var refusal = await RefusalAsync(database);

        // Assert
        Assert.StartsWith("schema script 0001_engine was changed after it was applied", refusal, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Start_WithACheckThatSaysWhyNot_IsRefusedForThat(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);

        // Act
        var refusal = await Assert.ThrowsAsync<StartRefused>(() => TestHub.StartAsync(database, builder => builder.Services.AddSingleton<IStartCheck, NoCheck>()));

        // Assert
        Assert.Equal("the ledger does not re-hash", refusal.Message);
    }

    [Fact]
    public async Task Start_OnAServerThatAcknowledgesTooSoon_IsRefused()
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await database.ExecuteAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$");

        // Act
        var refusal = await RefusalAsync(database);

        // Assert
        Assert.StartsWith("PostgreSQL has synchronous_commit off", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task Start_OnAServerThatMayLoseCommits_IsRefused(string setting)
    {
        // Arrange
        var server = await PostgresServer.StartAsync($"{setting}=off");
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

        // Act
        var refusal = await Record.ExceptionAsync(() => TestHub.StartAsync(database, builder =>
            builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Hub", server.AdminConnectionString + ";Pooling=false")])));

        // Assert
        server.Stop();
        Assert.StartsWith($"PostgreSQL has {setting} off", Assert.IsType<StartRefused>(refusal).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutAServerWhereOneIsNamed_IsRefused()
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

        // Act
        var refusal = await Assert.ThrowsAsync<StartRefused>(() => TestHub.StartAsync(database, builder =>
            builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:Hub", "Host=127.0.0.1;Port=1;Username=hub;Timeout=2")])));

        // Assert
        Assert.StartsWith("the PostgreSQL database cannot be reached: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AsAClusterWithoutAServer_IsRefused()
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);

        // Act
        var refusal = await Assert.ThrowsAsync<StartRefused>(() => TestHub.StartAsync(database, builder =>
            builder.Configuration.AddInMemoryCollection([new("Hub:Cluster", "true")])));

        // Assert
        Assert.StartsWith("Hub:Cluster is set", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void Scripts_OfADatabase_AreNumberedOnceAndNamedAlike(DatabaseKind kind)
    {
        // Act
        var scripts = SchemaScripts.For(kind);

        // Assert: a number may be set aside for what is still being made; what comes later with a lower one is applied all the same.
        Assert.Equal(scripts.Select(script => script.Version).Distinct().Order(), scripts.Select(script => script.Version));
        Assert.Equal(SchemaScripts.For(DatabaseKind.Sqlite).Select(script => (script.Version, script.Name)), scripts.Select(script => (script.Version, script.Name)));
    }

    private static async Task<TestDatabase> UsedDatabaseAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await (await TestHub.StartAsync(database)).DisposeAsync();
        return database;
    }

    private static async Task<string> RefusalAsync(TestDatabase database) =>
        (await Assert.ThrowsAsync<StartRefused>(() => TestHub.StartAsync(database))).Message;

    private sealed class NoCheck : IStartCheck
    {
        public Task<string?> WhyNot(CancellationToken cancellationToken) => Task.FromResult<string?>("the ledger does not re-hash");
    }
}
