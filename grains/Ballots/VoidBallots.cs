using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Ballots;

/// <summary>
/// The ballots that were declared void. They stay in the box, under their seals; the public chain is the list of them, so that there is
/// no second one to differ from it. Whatever counts or publishes ballots leaves them out.
/// </summary>
internal static class VoidBallots
{
    /// <summary>The kind of their entries.</summary>
    public const string Kind = "VOID";

    /// <summary>The void ballots of a round: the word of the reason by leaf.</summary>
    public static async Task<ImmutableDictionary<ReadOnlyMemory<byte>, string>> Read(IBallotJournal journal, string round, CancellationToken cancel)
    {
        var found = None.ToBuilder();
        await foreach (var entry in journal.ReadPublicChain(round, 1, cancel).ConfigureAwait(false))
        {
            if (entry.Kind == Kind)
            {
                var (leaf, reason) = Read(entry.Body);
                found[leaf] = reason;
            }
        }

        return found.ToImmutable();
    }

    /// <summary>What an entry says.</summary>
    public static (ReadOnlyMemory<byte> Leaf, string Reason) Read(string body)
    {
        using var json = JsonDocument.Parse(body);
        return (Convert.FromHexString(json.RootElement.GetProperty("leaf").GetString()!), json.RootElement.GetProperty("reason").GetString()!);
    }

    /// <summary>Every ballot of a round that is not void, in order of handle; streamed.</summary>
    public static async IAsyncEnumerable<StoredBallot> ReadCounted(
        this IBallotJournal journal, string round, VotingMethod method, [EnumeratorCancellation] CancellationToken cancel)
    {
        var gone = await Read(journal, round, cancel).ConfigureAwait(false);
        await foreach (var ballot in journal.ReadBallots(round, cancel).ConfigureAwait(false))
        {
            if (gone.IsEmpty || !gone.ContainsKey(Commitment.Leaf(round, method, ballot)))
            {
                yield return ballot;
            }
        }
    }

    private static ImmutableDictionary<ReadOnlyMemory<byte>, string> None { get; } = ImmutableDictionary.Create<ReadOnlyMemory<byte>, string>(HashedKey.Comparer);
}
