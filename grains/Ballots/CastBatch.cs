using System.Buffers.Binary;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// What a batch of casts comes to in the tables: every cast is logged, but of several by one right only the last leaves a ballot.
/// </summary>
public sealed class CastBatch
{
    private CastBatch(IReadOnlyList<CastEntry> log) => Log = log;

    /// <summary>Every cast, in order of sequence.</summary>
    public IReadOnlyList<CastEntry> Log { get; }

    /// <summary>For each right the cast that counts after the batch.</summary>
    public List<CastEntry> Ballots { get; } = [];

    /// <summary>For each of <see cref="Ballots"/> the version that its right had before the batch.</summary>
    public List<int> VersionsBefore { get; } = [];

    /// <summary>Handles of ballots from before the batch that go.</summary>
    public List<ReadOnlyMemory<byte>> Gone { get; } = [];

    /// <summary>Folds a batch.</summary>
    public static CastBatch Of(IReadOnlyList<CastEntry> entries)
    {
        var batch = new CastBatch(entries);
        var places = new Dictionary<ReadOnlyMemory<byte>, int>(entries.Count, HashedKey.Comparer);
        foreach (var entry in entries)
        {
            if (places.TryGetValue(entry.RightId, out var place))
            {
                batch.Ballots[place] = entry;
                continue;
            }

            places.Add(entry.RightId, batch.Ballots.Count);
            batch.Ballots.Add(entry);
            batch.VersionsBefore.Add(entry.ExpectedVersion);
            if (entry.ReplacedHandle is { } replaced)
            {
                batch.Gone.Add(replaced);
            }
        }

        return batch;
    }
}

/// <summary>Compares the outputs of keyed hashes, whose first bytes are as good a hash code as any.</summary>
public sealed class HashedKey : IEqualityComparer<ReadOnlyMemory<byte>>
{
    public static HashedKey Comparer { get; } = new();

    public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    public int GetHashCode(ReadOnlyMemory<byte> key) => key.Length < 4 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(key.Span);
}
