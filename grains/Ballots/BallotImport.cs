using System.Collections.Immutable;
using System.Security.Cryptography;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Ballots;

/// <summary>A ballot of an election that took place elsewhere.</summary>
/// <param name="Voter">The voter's id in the file; unique in it. Only its keyed hash is stored.</param>
public sealed record ImportedBallot(string Voter, ImmutableArray<Choice> Choices, BallotChannel Channel, string? Area)
{
    /// <summary>Not the choices.</summary>
    public override string ToString() => nameof(ImportedBallot);
}

/// <summary>
/// Puts the ballots of a finished election into a box, with a right, a commitment and a log entry each, so that everything that holds
/// for a vote taken here holds for them. All or none, and the same import again changes nothing.
/// </summary>
public sealed class BallotImport(IBallotJournal journal, IRoundKeyStore keyStore)
{
    /// <summary>Stores the ballots and closes the box. Throws <see cref="JournalConflictException"/> when the round has other casts.</summary>
    /// <param name="rules">What the ballots were held to; they are not checked against it.</param>
    /// <param name="ballots">At least one; one that names nothing is kept like any other.</param>
    public async Task<BoxHead> Store(string round, VotingRules rules, IReadOnlyList<ImportedBallot> ballots, CancellationToken cancel)
    {
        // A box made by an earlier attempt has its keys; new ones would make this another import.
        var keys = await journal.ReadHead(round, cancel) is null ? await keyStore.GetOrCreate(round, cancel) : await keyStore.Get(round, cancel);
        var entries = new CastEntry[ballots.Count];
        var voted = default(ChannelCounts);
        var hash = ChainHash.Genesis;

        // The box gives ballots out in the order of their handles. The file's order is public, so it is kept: an export of the import
        // is the file again.
        var handles = ballots.Select(ballot => keys.Handle(keys.ImportedRightId(ballot.Voter), 1)).ToArray();
        Array.Sort(handles, static (first, second) => first.AsSpan().SequenceCompareTo(second));
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = Entry(round, rules.Method, keys, ballots[i], handles[i], i + 1, hash);
            hash = entries[i].Hash;
            voted = voted.With(ballots[i].Channel, 1);
        }

        return await journal.ImportBallots(round, VotingRulesJson.Write(rules), voted, entries, cancel);
    }

    private static CastEntry Entry(string round, VotingMethod method, RoundKeys keys, ImportedBallot ballot, byte[] handle, long sequence, ReadOnlyMemory<byte> previous)
    {
        var rightId = keys.ImportedRightId(ballot.Voter);
        var choices = BallotText.Write(ballot.Choices.AsSpan());
        var (nonce, commitment, tracking) = Commit(round, method, keys, rightId, ballot, choices);
        var leaf = Commitment.Leaf(commitment);
        var fingerprint = keys.Fingerprint(rightId, ballot.Channel, choices);

        // Nobody will ask for it by this id, but it must be there once and be the same for the same import.
        var castId = new Guid(SHA256.HashData(leaf).AsSpan(0, 16), bigEndian: true);
        return new CastEntry(
            sequence, ChainHash.NextCast(previous.Span, sequence, leaf, null, castId, fingerprint, tracking.Bits), castId, fingerprint, rightId, 0,
            handle, null, leaf, null, tracking.Bits, choices, nonce, ballot.Channel, ballot.Area);
    }

    private static (byte[] Nonce, byte[] Commitment, TrackingCode Tracking) Commit(
        string round, VotingMethod method, RoundKeys keys, byte[] rightId, ImportedBallot ballot, string choices)
    {
        for (var attempt = 0; ; attempt++)
        {
            var nonce = new byte[Commitment.NonceLength];
            keys.ImportedNonce(rightId, attempt).CopyTo(nonce, 16);
            var commitment = Commitment.Of(Commitment.Text(round, method, ballot.Channel, ballot.Area, choices, nonce));
            if (TrackingCode.TryOf(commitment, out var tracking))
            {
                return (nonce, commitment, tracking);
            }
        }
    }
}
