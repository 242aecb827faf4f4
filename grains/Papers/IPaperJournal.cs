using System.Collections.Immutable;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Papers;

/// <summary>The batches of paper of rounds: what was printed, counted in, entered, put into the box and looked at again.</summary>
public interface IPaperJournal
{
    /// <summary>Stores a batch under the next number, which it returns.</summary>
    Task<int> Add(string round, PaperBatch batch, string by, CancellationToken cancel);

    /// <summary>The batches of a round by number, with the marks in the register for each.</summary>
    Task<ImmutableArray<PaperBatch>> ReadBatches(string round, CancellationToken cancel);

    /// <summary>Stores how a batch was counted in; false when it is entered already.</summary>
    Task<bool> CountIn(string round, int batch, PaperManifest manifest, string by, CancellationToken cancel);

    /// <summary>Stores what a hand reads, in the place of what the same hand read before; somebody's first paper makes the hand theirs. False when it is another's.</summary>
    Task<bool> Enter(string round, int batch, PaperEntry entry, CancellationToken cancel);

    /// <summary>Takes back what a hand entered for a paper; false when there is nothing.</summary>
    Task<bool> TakeBack(string round, int batch, int number, PaperHand hand, CancellationToken cancel);

    /// <summary>A hand has finished.</summary>
    Task Finish(string round, int batch, PaperHand hand, string by, CancellationToken cancel);

    /// <summary>What all hands entered for a batch, by number and hand.</summary>
    Task<ImmutableArray<PaperEntry>> ReadEntries(string round, int batch, CancellationToken cancel);

    /// <summary>
    /// Puts the ballots of a batch into the box with their leaves and an entry of the public chain, all in one transaction; nothing when the
    /// chain has the entry. Throws <see cref="JournalConflictException"/> when the batch is at another version or the result is published.
    /// </summary>
    Task Settle(string round, PaperSettling settling, CancellationToken cancel);

    /// <summary>Keeps the leaves of the marks that were made when papers were handed out, with their entry of the public chain. Harmless when repeated.</summary>
    Task KeepMarks(string round, PaperList marks, ChainEntry entry, CancellationToken cancel);

    /// <summary>The newest list of each batch, and that of the marks where there is one.</summary>
    Task<ImmutableArray<PaperList>> ReadLists(string round, CancellationToken cancel);

    /// <summary>Stores a sample under the next number; nothing when there is that number.</summary>
    Task AddSample(string round, StoredSample sample, CancellationToken cancel);

    /// <summary>The samples of a round by number, with what was looked at.</summary>
    Task<ImmutableArray<StoredSample>> ReadSamples(string round, CancellationToken cancel);

    /// <summary>Stores what somebody saw on a paper of a sample, in the place of what was stored before; false when the audit is over.</summary>
    Task<bool> Check(string round, int sample, PaperCheck check, CancellationToken cancel);

    /// <summary>An audit is over.</summary>
    Task FinishSample(string round, int sample, CancellationToken cancel);

    /// <summary>Deletes what stands on which paper, for good: the keys of the round are destroyed.</summary>
    Task Forget(string round, CancellationToken cancel);
}

/// <summary>Leaves that a batch put into the box.</summary>
/// <param name="Batch">Its number, or <see cref="Marks"/>.</param>
/// <param name="Leaves">32 bytes each, sorted.</param>
public sealed record PaperList(int Batch, int Version, ReadOnlyMemory<byte> Leaves)
{
    /// <summary>The number under which the leaves of marks are kept.</summary>
    public const int Marks = 0;

    /// <summary>How many leaves.</summary>
    public int Count => Leaves.Length / MerkleTree.HashLength;

    /// <summary>Each of them.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Each()
    {
        for (var at = 0; at < Leaves.Length; at += MerkleTree.HashLength)
        {
            yield return Leaves.Slice(at, MerkleTree.HashLength);
        }
    }
}

/// <summary>What a batch does to the box.</summary>
/// <param name="Gone">Handles of ballots that a correction takes out.</param>
/// <param name="New">Ballots that go in.</param>
/// <param name="List">The leaves of all ballots of the batch afterwards; its version is the batch's next.</param>
public sealed record PaperSettling(IReadOnlyList<ReadOnlyMemory<byte>> Gone, IReadOnlyList<StoredBallot> New, PaperList List, ChainEntry Entry);

/// <summary>A sample as it is stored.</summary>
/// <param name="Papers">The serials that were drawn.</param>
/// <param name="Checks">What was looked at so far.</param>
public sealed record StoredSample(int Number, string Seed, ImmutableArray<PaperSerial> Papers, bool IsDone, string DrawnBy, ImmutableArray<PaperCheck> Checks);

/// <summary>What somebody saw on a paper of a sample.</summary>
/// <param name="Holds">Whether it is what is in the box.</param>
public sealed record PaperCheck(PaperSerial Serial, PaperReading Reading, bool Holds, string By);
