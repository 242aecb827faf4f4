using System.Buffers.Binary;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// What a batch of casts comes to in the tables: every cast is logged, but of several by one right only the last leaves a ballot, and none
/// where it is the mark of a paper ballot.
/// </summary>
public sealed class CastBatch
{
    private CastBatch(IReadOnlyList<CastEntry> log) => Log = log;

    /// <summary>Every cast, in order of sequence.</summary>
    public IReadOnlyList<CastEntry> Log { get; }

    /// <summary>For each right its last entry.</summary>
    public List<CastEntry> Rights { get; } = [];

    /// <summary>Those of <see cref="Rights"/> that leave a ballot in the box.</summary>
    public IReadOnlyList<CastEntry> Ballots => Rights.TrueForAll(entry => entry.Paper is null) ? Rights : Rights.FindAll(entry => entry.Paper is null);

    /// <summary>For each of <see cref="Rights"/> the version that its right had before the batch.</summary>
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
                batch.Rights[place] = entry;
                continue;
            }

            places.Add(entry.RightId, batch.Rights.Count);
            batch.Rights.Add(entry);
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
