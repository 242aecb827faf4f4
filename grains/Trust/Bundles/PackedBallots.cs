using System.Text;
using ParticipatoryHub.Ballots;

namespace ParticipatoryHub.Trust.Bundles;

/// <summary>
/// The counted ballots of a round, packed: some hundred bytes each. All of them are needed at once, since they are read in the order of
/// their handles and published in the order of their leaves. Handles themselves are not kept.
/// </summary>
/// <param name="leaves">What they lie under; no more ballots than these can be added.</param>
internal sealed class PackedBallots(SealedLeaves leaves)
{
    private const int NonceLength = 32;
    private const int UsualChoices = 48;

    private readonly List<string?> areas = [];
    private readonly byte[] nonces = new byte[leaves.Count * NonceLength];
    private readonly (int Place, int ChoicesEnd, short Area, BallotChannel Channel)[] rows = new (int, int, short, BallotChannel)[leaves.Count];
    private byte[] choices = new byte[leaves.Count * UsualChoices];
    private int[]? inOrderOfLeaves;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many of each area and channel.</summary>
    public Dictionary<(string? Area, BallotChannel Channel), long> Cells { get; } = [];

    /// <summary>How many of each batch of paper.</summary>
    public Dictionary<int, long> Batches { get; } = [];

    /// <summary>Adds a ballot, whose leaf has a place under the seals.</summary>
    public void Add(int place, StoredBallot ballot)
    {
        var (start, length) = (End(Count - 1), Encoding.UTF8.GetByteCount(ballot.Choices));
        if (start + length > choices.Length)
        {
            Array.Resize(ref choices, Math.Max(choices.Length + (choices.Length / 2), start + length));
        }

        Encoding.UTF8.GetBytes(ballot.Choices, choices.AsSpan(start));
        ballot.Nonce.Span.CopyTo(nonces.AsSpan(Count * NonceLength));
        var area = areas.IndexOf(ballot.Area);
        if (area < 0)
        {
            area = areas.Count;
            areas.Add(ballot.Area);
        }

        rows[Count++] = (place, start + length, (short)area, ballot.Channel);
        var cell = (ballot.Area, ballot.Channel);
        Cells[cell] = Cells.GetValueOrDefault(cell) + 1;
        if (ballot.Channel == BallotChannel.Paper && leaves.At(place).In.Paper is > 0 and var batch)
        {
            Batches[batch] = Batches.GetValueOrDefault(batch) + 1;
        }
    }

    /// <summary>The ballots in the order in which they were added.</summary>
    public IEnumerable<StoredBallot> InOrder() => Enumerable.Range(0, Count).Select(Stored);

    /// <summary>The ballots in the order of their seals, and of their leaves under each.</summary>
    public IEnumerable<BundledBallot> InOrderOfLeaves()
    {
        if (inOrderOfLeaves is null)
        {
            inOrderOfLeaves = [.. Enumerable.Range(0, Count)];
            Array.Sort(inOrderOfLeaves, (a, b) => rows[a].Place.CompareTo(rows[b].Place));
        }

        foreach (var at in inOrderOfLeaves)
        {
            var (where, leaf) = leaves.At(rows[at].Place);
            yield return new(where, leaf, Stored(at));
        }
    }

    private int End(int at) => at < 0 ? 0 : rows[at].ChoicesEnd;

    private StoredBallot Stored(int at) => new(
        ReadOnlyMemory<byte>.Empty,
        Encoding.UTF8.GetString(choices.AsSpan(End(at - 1)..End(at))),
        nonces.AsMemory(at * NonceLength, NonceLength),
        rows[at].Channel,
        areas[rows[at].Area]);
}
