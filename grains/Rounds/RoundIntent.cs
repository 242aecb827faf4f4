using ParticipatoryHub.People;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Rounds;

/// <summary>
/// A move that was allowed and is about to be made, with its instant. It is stored before the ballot box hears of it and until it is
/// done, so that after a crash in between the very same move is finished, with the same words in the public chain.
/// </summary>
/// <param name="Move">The move; <see cref="RoundMove.Unspecified"/> with <paramref name="ClosesAt"/> for an extension.</param>
/// <param name="ClosesAt">The later close of an extension.</param>
/// <param name="Count">What a count came to.</param>
internal sealed record RoundIntent(
    RoundMove Move,
    StaffMember By,
    DateTimeOffset At,
    string? Reason = null,
    DateTimeOffset? ClosesAt = null,
    CountStamp? Count = null)
{
    /// <summary>What a publication publishes; null in rounds whose record was begun by an earlier version of the program.</summary>
    public ManifestStamp? Manifest { get; init; }

    /// <summary>What two people have agreed to, where the move takes that.</summary>
    public Proposal? Agreed { get; init; }

    /// <summary>What a signature signs.</summary>
    public SheetStamp? Sheet { get; init; }
}

/// <summary>What two officers sign.</summary>
/// <param name="Text">The whole of it.</param>
/// <param name="Digest">Its SHA-256 in hex.</param>
internal sealed record SheetStamp(string Text, string Digest);

/// <summary>What identifies the files of a publication.</summary>
/// <param name="Digest">Hex SHA-256 of the manifest.</param>
/// <param name="Tier">How much of the ballots they show, in one word.</param>
internal sealed record ManifestStamp(string Digest, string Tier);

/// <summary>What identifies a count.</summary>
/// <param name="Version">1 for the first.</param>
/// <param name="Ballots">How many ballots were counted.</param>
/// <param name="BallotsDigest">Hex, as in <see cref="Results.RoundResult.BallotsDigest"/>.</param>
/// <param name="ResultHash">Hex SHA-256 of the count's JSON.</param>
internal sealed record CountStamp(int Version, long Ballots, string BallotsDigest, string ResultHash)
{
    /// <summary>Whether both counted the same ballots to the same result.</summary>
    public bool IsSameAs(CountStamp other) => BallotsDigest == other.BallotsDigest && ResultHash == other.ResultHash;
}
