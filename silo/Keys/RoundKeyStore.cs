using System.Collections.Concurrent;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Silo.Keys;

/// <summary>A round's keys: one file, named after the round.</summary>
internal sealed class RoundKeyStore(SecretFiles files) : IRoundKeyStore
{
    private readonly ConcurrentDictionary<string, RoundKeys> known = new(StringComparer.Ordinal);

    public async ValueTask<RoundKeys> GetOrCreate(string round, CancellationToken cancel) => known.TryGetValue(round, out var keys)
        ? keys
        : known.GetOrAdd(round, new RoundKeys(await files.GetOrCreate(Name(round), RoundKeys.Length, cancel)));

    public async ValueTask<RoundKeys> Get(string round, CancellationToken cancel) => known.TryGetValue(round, out var keys)
        ? keys
        : known.GetOrAdd(round, new RoundKeys(await files.Find(Name(round), cancel)
            ?? throw new InvalidOperationException($"The keys of round {round} are missing: {files.PathOf(round)} must be put back from the backup.")));

    public async ValueTask Destroy(string round, CancellationToken cancel)
    {
        await files.Destroy(Name(round), cancel);
        known.TryRemove(round, out _);
    }

    private static string Name(string round) =>
        RoundKey.TryParse(round, out _) ? round : throw new ArgumentException("Not the key of a round.", nameof(round));
}
