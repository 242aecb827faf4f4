using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Keys;

namespace ParticipatoryHub.Silo.Ballots;

/// <summary>
/// Slows guessing. What is over a limit is held in memory and refreshed every few seconds, together with writing this node's new
/// failures, so that a vote costs the database nothing; failures of this node count at once.
/// </summary>
internal sealed partial class CodeGuard(ICodeFailures failures, SecretFiles secrets, CodeGuardLimits limits, TimeProvider time, ILogger<CodeGuard> log)
    : BackgroundService, ICodeGuard
{
    private static readonly FailureKey All = new(FailureKind.All, Guid.Empty);

    private readonly ConcurrentDictionary<Guid, int> waitingByAddress = new();
    private readonly Lock gate = new();
    private Dictionary<FailureKey, long> unwritten = [];
    private volatile HashSet<FailureKey> over = [];
    private HashSet<FailureKey> marked = [];
    private byte[] key = [];
    private int waiting;

    public ValueTask<GuardVerdict> BeforeAttempt(string address, string? voterCode, CancellationToken cancel)
    {
        var slowed = over;
        if (slowed.Count == 0)
        {
            return ValueTask.FromResult(GuardVerdict.Go);
        }

        var source = Key(FailureKind.Address, address);
        return slowed.Contains(All) || slowed.Contains(source) || (Prefix(voterCode) is { } prefix && slowed.Contains(prefix))
            ? Slow(source.Hash, cancel)
            : ValueTask.FromResult(GuardVerdict.Go);
    }

    public void Failed(string address, string? voterCode)
    {
        lock (gate)
        {
            Count(Key(FailureKind.Address, address), limits.PerAddress);
            Count(All, limits.Overall);
            if (Prefix(voterCode) is { } prefix)
            {
                Count(prefix, limits.PerPrefix);
            }
        }
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        key = await secrets.GetOrCreate("_code-guard", 32, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Writes this node's new failures and learns what is over its limit.</summary>
    internal async Task Exchange(CancellationToken cancel)
    {
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        Dictionary<FailureKey, long> writing;
        lock (gate)
        {
            (writing, unwritten, marked) = (unwritten, [], []);
        }

        if (writing.Count > 0)
        {
            try
            {
                await failures.Add(minute, writing, cancel);
                await failures.Forget(minute - (24 * 60), cancel);
            }
            catch
            {
                PutBack(writing);
                throw;
            }
        }

        HashSet<FailureKey> stored =
        [
            .. await failures.Over(FailureKind.Address, minute - 59, limits.PerAddress, cancel),
            .. await failures.Over(FailureKind.Prefix, minute - 59, limits.PerPrefix, cancel),
            .. await failures.Over(FailureKind.All, minute - 1, limits.Overall, cancel),
        ];
        lock (gate)
        {
            // What went over meanwhile is not stored yet.
            stored.UnionWith(marked);
            over = stored;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(limits.Refresh);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Exchange(stoppingToken);
                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (Exception error)
            {
                LogNotExchanged(error);
                await timer.WaitForNextTickAsync(CancellationToken.None);
            }
        }
    }

    private static FailureKey? PrefixKey(byte[] key, string? voterCode) =>
        VoterCode.TryParse(voterCode, out var code) ? Key(key, FailureKind.Prefix, code.Prefix) : null;

    private static FailureKey Key(byte[] key, FailureKind kind, string text) =>
        new(kind, new Guid(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}\n{text}")).AsSpan(0, 16)));

    private FailureKey Key(FailureKind kind, string text) => Key(key, kind, text);

    private FailureKey? Prefix(string? voterCode) => PrefixKey(key, voterCode);

    private void Count(FailureKey failure, long limit)
    {
        var count = unwritten.GetValueOrDefault(failure) + 1;
        unwritten[failure] = count;
        if (count >= limit && !over.Contains(failure))
        {
            over = [.. over, failure];
            marked.Add(failure);
        }
    }

    private void PutBack(Dictionary<FailureKey, long> counts)
    {
        lock (gate)
        {
            foreach (var (failure, count) in counts)
            {
                unwritten[failure] = unwritten.GetValueOrDefault(failure) + count;
            }
        }
    }

    private async ValueTask<GuardVerdict> Slow(Guid address, CancellationToken cancel)
    {
        var ofAddress = waitingByAddress.AddOrUpdate(address, 1, static (_, n) => n + 1);
        var ofAll = Interlocked.Increment(ref waiting);
        try
        {
            if (ofAddress > limits.WaitingPerAddress || ofAll > limits.Waiting)
            {
                return new GuardVerdict(false, limits.Delay * 2);
            }

            await Task.Delay(limits.Delay, cancel);
            return GuardVerdict.Go;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
            if (waitingByAddress.AddOrUpdate(address, 0, static (_, n) => n - 1) == 0)
            {
                waitingByAddress.TryRemove(KeyValuePair.Create(address, 0));
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Counts of unknown codes could not be exchanged with the database; this node goes by its own")]
    private partial void LogNotExchanged(Exception error);
}
