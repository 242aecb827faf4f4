using System.Collections.Immutable;
using ParticipatoryHub.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Ballots;
using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>The real journal, with faults where a test asks for them.</summary>
internal sealed class FaultyJournal(IBallotJournal inner) : IBallotJournal
{
    /// <summary>What is written instead of a batch.</summary>
    public Func<CastEntry, CastEntry> Change { get; set; } = entry => entry;

    /// <summary>Thrown once after the next batch is written, as when a connection breaks before the answer.</summary>
    public Exception? AfterNextAppend { get; set; }

    /// <summary>Awaited before every batch is written.</summary>
    public Func<Task> BeforeAppend { get; set; } = () => Task.CompletedTask;

    public static void Use(HostApplicationBuilder builder) => builder.Services.AddSingleton<IBallotJournal>(services => new FaultyJournal(
        services.GetService<NpgsqlDataSource>() is { } postgres
            ? new PostgresBallotJournal(postgres)
            : new SqliteBallotJournal(services.GetRequiredService<SqliteDatabase>())));

    public async Task<BoxHead> Append(string round, BoxHead expected, ChannelCounts voted, IReadOnlyList<CastEntry> entries, CancellationToken cancel)
    {
        await BeforeAppend();
        var head = await inner.Append(round, expected, voted, [.. entries.Select(Change)], cancel);
        if (AfterNextAppend is { } fault)
        {
            AfterNextAppend = null;
            throw fault;
        }

        return head;
    }

    public Task<BoxHead?> ReadHead(string round, CancellationToken cancel) => inner.ReadHead(round, cancel);

    public Task<ImmutableArray<int>> AddRights(string round, IReadOnlyList<NewRight> rights, AuditEntry? record, CancellationToken cancel) =>
        inner.AddRights(round, rights, record, cancel);

    public Task<long> WithdrawUnused(string round, string label, bool putBack, Func<long, AuditEntry> record, CancellationToken cancel) =>
        inner.WithdrawUnused(round, label, putBack, record, cancel);

    public Task<ImmutableArray<CodeBatch>> CountBatches(string round, CancellationToken cancel) => inner.CountBatches(round, cancel);

    public Task Discard(string round, CancellationToken cancel) => inner.Discard(round, cancel);

    public Task<IReadOnlyList<CastContext>> ReadContext(string round, IReadOnlyList<CastQuery> queries, CancellationToken cancel) =>
        inner.ReadContext(round, queries, cancel);

    public Task<BoxHead> AppendPublic(string round, BoxState? state, string? rules, ChainEntry entry, CancellationToken cancel) =>
        inner.AppendPublic(round, state, rules, entry, cancel);

    public Task<string?> ReadRules(string round, CancellationToken cancel) => inner.ReadRules(round, cancel);

    public Task<StoredCast?> FindCast(string round, Guid castId, CancellationToken cancel) => inner.FindCast(round, castId, cancel);

    public Task<UnorderedCast?> FindTracking(string round, long tracking, CancellationToken cancel) => inner.FindTracking(round, tracking, cancel);

    public Task<StoredRight?> FindRight(string round, ReadOnlyMemory<byte> rightId, CancellationToken cancel) => inner.FindRight(round, rightId, cancel);

    public Task<IReadOnlyList<StoredBallot?>> FindBallots(string round, IReadOnlyList<ReadOnlyMemory<byte>> handles, CancellationToken cancel) =>
        inner.FindBallots(round, handles, cancel);

    public IAsyncEnumerable<StoredBallot> ReadBallots(string round, CancellationToken cancel) => inner.ReadBallots(round, cancel);

    public IAsyncEnumerable<StoredCast> ReadCastLog(string round, long from, CancellationToken cancel) => inner.ReadCastLog(round, from, cancel);

    public IAsyncEnumerable<StoredChainEntry> ReadPublicChain(string round, long from, CancellationToken cancel) => inner.ReadPublicChain(round, from, cancel);

    public Task<CastCounts> CountCasts(string round, CancellationToken cancel) => inner.CountCasts(round, cancel);

    public Task DestroyCastLog(string round, CancellationToken cancel) => inner.DestroyCastLog(round, cancel);

    public Task<bool> IsCastLogDestroyed(string round, CancellationToken cancel) => inner.IsCastLogDestroyed(round, cancel);

    public IAsyncEnumerable<UnorderedCast> ReadUnordered(string round, CancellationToken cancel) => inner.ReadUnordered(round, cancel);

    public Task<PublicHead> ReadPublicHead(string round, CancellationToken cancel) => inner.ReadPublicHead(round, cancel);

    public Task RewriteInKeyOrder(string round, CancellationToken cancel) => inner.RewriteInKeyOrder(round, cancel);

    public Task<BoxHead> ImportBallots(string round, string rules, ChannelCounts voted, IReadOnlyList<CastEntry> entries, CancellationToken cancel) =>
        inner.ImportBallots(round, rules, voted, entries, cancel);

    public Task<ImmutableArray<AreaRights>> CountRightsByArea(string round, CancellationToken cancel) => inner.CountRightsByArea(round, cancel);

    public Task<RightCounts> CountRights(string round, CancellationToken cancel) => inner.CountRights(round, cancel);

    public Task<ImmutableArray<string>> ListRounds(int most, CancellationToken cancel) => inner.ListRounds(most, cancel);
}
