using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Silo.Workshops;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>The real journal, with faults where a test asks for them.</summary>
internal sealed class FaultyWorkshopJournal(IWorkshopJournal inner) : IWorkshopJournal
{
    /// <summary>Awaited before every batch is written.</summary>
    public Func<IReadOnlyList<StoredOperation>, Task> BeforeAppend { get; set; } = _ => Task.CompletedTask;

    /// <summary>Thrown once after the next batch is written, as when a connection breaks before the answer.</summary>
    public Exception? AfterNextAppend { get; set; }

    public static void Use(HostApplicationBuilder builder) => builder.Services.AddSingleton<IWorkshopJournal>(services => new FaultyWorkshopJournal(
        services.GetService<NpgsqlDataSource>() is { } postgres
            ? new PostgresWorkshopJournal(postgres)
            : new SqliteWorkshopJournal(services.GetRequiredService<SqliteDatabase>())));

    public async Task Append(string workshop, IReadOnlyList<StoredOperation> operations, CancellationToken cancel)
    {
        await BeforeAppend(operations);
        await inner.Append(workshop, operations, cancel);
        if (AfterNextAppend is { } fault)
        {
            AfterNextAppend = null;
            throw fault;
        }
    }

    public Task<ImmutableArray<StoredOperation>> Read(string workshop, long after, int most, CancellationToken cancel) => inner.Read(workshop, after, most, cancel);

    public Task<ImmutableArray<Guid>> ReadIds(string workshop, long after, CancellationToken cancel) => inner.ReadIds(workshop, after, cancel);

    public Task<StoredOperation?> Find(string workshop, Guid id, CancellationToken cancel) => inner.Find(workshop, id, cancel);

    public Task<StoredSnapshot?> ReadSnapshot(string workshop, CancellationToken cancel) => inner.ReadSnapshot(workshop, cancel);

    public Task WriteSnapshot(string workshop, long sequence, IAsyncEnumerable<byte[]> state, CancellationToken cancel) => inner.WriteSnapshot(workshop, sequence, state, cancel);

    public Task Delete(string workshop, CancellationToken cancel) => inner.Delete(workshop, cancel);
}
