using System.Text;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.SignOff;

namespace ParticipatoryHub.Trust;

/// <summary>
/// A round's public record as files that never change but by growing. Whoever keeps an older one can hold it to a newer one. Each answers
/// false, before a byte is written, when there is no such file yet.
/// </summary>
public sealed class PublicRecord(IBallotJournal journal, ISealJournal seals, INoteSigner signer)
{
    private const string SealPrefix = "seal-";
    private const string SealSuffix = ".txt";

    /// <summary>The latest signed checkpoint.</summary>
    public const string Checkpoint = "checkpoint";

    /// <summary>Every signed checkpoint.</summary>
    public const string Checkpoints = "checkpoints.txt";

    /// <summary>The public chain, an entry a line.</summary>
    public const string Ledger = "ledger.jsonl";

    /// <summary>The key that signs.</summary>
    public const string Keys = "keys.txt";

    /// <summary>The leaves of votes that were replaced, after the close.</summary>
    public const string Replaced = "replaced.txt";

    /// <summary>The name of a seal's leaves.</summary>
    public static string Seal(int number) => FormattableString.Invariant($"{SealPrefix}{number}{SealSuffix}");

    /// <summary>Whether a file, once there, stays as it is.</summary>
    public static bool IsFinal(string file) => file == Replaced || file.StartsWith(SealPrefix, StringComparison.Ordinal);

    /// <summary>Writes a file of a round.</summary>
    public async Task<bool> Write(string round, string file, Stream target, CancellationToken cancel)
    {
        switch (file)
        {
            case Checkpoint:
                return await seals.ReadLastNote(round, NoteKind.Checkpoint, cancel) is { } last && await Send(target, last.Note, cancel);
            case Checkpoints:
                return await seals.ReadNotes(round, NoteKind.Checkpoint, cancel) is { Length: > 0 } notes
                    && await Send(target, SignedNote.Join(notes.Select(note => note.Note)), cancel);
            case Keys:
                return await Send(target, await signer.GetKey(cancel) + "\n", cancel);
            case Ledger:
                return await WriteLedger(round, target, cancel);
            case Replaced:
                return await WriteLeaves(round, ISealJournal.Replaced, target, cancel);
            default:
                return NumberOf(file) is { } number && await WriteLeaves(round, number, target, cancel);
        }
    }

    /// <summary>The ballots that were declared void, by the hex of their leaves, in the order of those.</summary>
    public async Task<IReadOnlyList<(string Leaf, VoidReason Reason)>> ReadVoids(string round, CancellationToken cancel) =>
        [.. (await VoidBallots.Read(journal, round, cancel)).Select(line => (Leaf: Convert.ToHexStringLower(line.Key.Span), Reason: ProposalRules.ReadVoid(line.Value))).OrderBy(line => line.Leaf, StringComparer.Ordinal)];

    /// <summary>Leaves as lines of hex.</summary>
    internal static string Lines(ReadOnlySpan<byte> leaves)
    {
        var text = new StringBuilder(leaves.Length / MerkleTree.HashLength * 65);
        for (var at = 0; at < leaves.Length; at += MerkleTree.HashLength)
        {
            text.Append(Convert.ToHexStringLower(leaves.Slice(at, MerkleTree.HashLength))).Append('\n');
        }

        return text.ToString();
    }

    private static int? NumberOf(string file) =>
        file.StartsWith(SealPrefix, StringComparison.Ordinal) && file.EndsWith(SealSuffix, StringComparison.Ordinal)
            && int.TryParse(file[SealPrefix.Length..^SealSuffix.Length], out var number) && number > 0 && Seal(number) == file
            ? number
            : null;

    private async Task<bool> WriteLedger(string round, Stream target, CancellationToken cancel)
    {
        if ((await journal.ReadPublicHead(round, cancel)).Sequence == 0)
        {
            return false;
        }

        await foreach (var entry in journal.ReadPublicChain(round, 1, cancel))
        {
            await Send(target, ChainLine.Of(entry).Write() + "\n", cancel);
        }

        return true;
    }

    private async Task<bool> WriteLeaves(string round, int number, Stream target, CancellationToken cancel) =>
        await seals.ReadLeaves(round, number, cancel) is { } leaves && await Send(target, Lines(leaves), cancel);

    private static async Task<bool> Send(Stream target, string text, CancellationToken cancel)
    {
        await target.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
        return true;
    }
}
