using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Papers;

namespace ParticipatoryHub.Trust;

/// <inheritdoc cref="ISealsGrain"/>
internal sealed partial class SealsGrain(IBallotJournal journal, IPaperJournal papers, ISealJournal seals, INoteSigner signer, TimeProvider clock, ILogger<SealsGrain> log)
    : Grain, ISealsGrain, IRemindable
{
    private const string ReminderName = "seal";
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    private MerkleTree? tree;
    private LeafLine last = new(0, 0, default, 0);

    private string Key => this.GetPrimaryKeyString();

    public Task Begin() => this.RegisterOrUpdateReminder(ReminderName, Period, Period);

    public async Task KeepUp()
    {
        if (await journal.ReadHead(Key, default) is not { } head)
        {
            return;
        }

        await Load();
        if (head.State == BoxState.Closed || SealRules.IsDue(head.Sequence - last.Through, await Since(), clock.GetUtcNow()))
        {
            await SealTo(head);
        }

        await Sign();
    }

    public async Task SealAll()
    {
        await seals.Halt(Key, default);
        if (await journal.ReadHead(Key, default) is { } head)
        {
            await Load();
            await SealTo(head);
        }
    }

    public async Task Finish()
    {
        if (await journal.ReadHead(Key, default) is { State: BoxState.Closed } head)
        {
            await Load();
            await SealTo(head);
            await PublishReplaced(head);
            await PublishMarks(head);
        }

        await Sign();
    }

    public async Task<SealsView> GetView()
    {
        var head = await journal.ReadHead(Key, default) ?? BoxHead.Empty;
        var lists = await seals.List(Key, default);
        var key = await signer.GetKey(default);
        return new(
            [.. lists.Where(list => list.Number > ISealJournal.Replaced).Select(list => new SealedBatch(list.Number, list.At, list.Count))],
            (await seals.ReadLastNote(Key, NoteKind.Checkpoint, default))?.Note,
            head.Sequence - lists.Select(list => list.Through).DefaultIfEmpty().Max(),
            key.ToString(),
            key.Fingerprint);
    }

    public async Task<int?> FindSeal(string trackingCode) =>
        TrackingCode.TryParse(trackingCode, out var code) && await journal.FindTracking(Key, code.Bits, default) is { } cast
            ? cast.Seal ?? 0
            : null;

    public async Task ReceiveReminder(string reminderName, Orleans.Runtime.TickStatus status)
    {
        await KeepUp();
        if (await journal.ReadHead(Key, default) is not { State: not BoxState.Closed } && await this.GetReminder(ReminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private async Task<DateTimeOffset> Since() => last.Number > 0
        ? last.At
        : VotingRulesJson.Read(await journal.ReadRules(Key, default))?.OpensAt ?? clock.GetUtcNow();

    // The tree grows from one seal to the next; another node may have set seals meanwhile.
    private async Task Load()
    {
        var lists = (await seals.List(Key, default)).Where(list => list.Number > ISealJournal.Replaced).ToImmutableArray();
        if (tree is null || lists.Length < last.Number)
        {
            (tree, last) = (new(), new(0, 0, default, 0));
        }

        foreach (var list in lists.Skip(last.Number))
        {
            tree.AddAll(await seals.ReadLeaves(Key, list.Number, default));
            last = list;
        }
    }

    private async Task SealTo(BoxHead head)
    {
        if (head.Sequence == last.Through)
        {
            return;
        }

        var leaves = await LeavesOf(last.Through + 1, head.Sequence, cast => cast.Leaf);
        var now = clock.GetUtcNow();
        var list = new LeafList(last.Number + 1, last.Through, head.Sequence, now, leaves);
        await seals.Append(Key, list, SealEntries.Batch(list, tree!), default);
        await Load();
        LogSealed(Key, list.Number, leaves.Length / MerkleTree.HashLength);
    }

    private async Task PublishReplaced(BoxHead head)
    {
        var leaves = await LeavesOf(1, head.Sequence, cast => cast.ReplacedLeaf);
        var list = new LeafList(ISealJournal.Replaced, 0, 0, clock.GetUtcNow(), leaves);
        await seals.Append(Key, list, SealEntries.Superseded(list), default);
    }

    // How many papers were handed out is fixed by the seals before the close; which leaves those are, is told now.
    private async Task PublishMarks(BoxHead head)
    {
        var marks = new PaperList(PaperList.Marks, 1, await LeavesOf(1, head.Sequence, cast => cast.Paper is null ? default(ReadOnlyMemory<byte>?) : cast.Leaf));
        if (marks.Count > 0)
        {
            await papers.KeepMarks(Key, marks, PaperChain.Marks(marks), default);
        }
    }

    private async Task<byte[]> LeavesOf(long from, long through, Func<StoredCast, ReadOnlyMemory<byte>?> leafOf)
    {
        var leaves = new List<ReadOnlyMemory<byte>>();
        await foreach (var cast in journal.ReadCastLog(Key, from, default))
        {
            if (cast.Sequence > through)
            {
                break;
            }

            if (leafOf(cast) is { } leaf)
            {
                leaves.Add(leaf);
            }
        }

        return LeafOrder.Sorted(leaves);
    }

    private async Task Sign()
    {
        // A seal that comes between the two looks at the chain may be in one and not in the other: then look again.
        PublicHead end;
        do
        {
            end = await journal.ReadPublicHead(Key, default);
            await Load();
        }
        while (end.Sequence != (await journal.ReadPublicHead(Key, default)).Sequence);

        if (end.Sequence > 0 && await seals.ReadLastNote(Key, NoteKind.Checkpoint, default) is var signed && (signed?.Number ?? 0) < end.Sequence)
        {
            var text = new Checkpoint(Key, tree!.Size, tree.Root(), end.Sequence, end.Hash).Text;
            await seals.KeepNote(Key, NoteKind.Checkpoint, end.Sequence, await signer.Sign(text, default), default);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Round {Round}: seal {Number} over {Votes} votes")]
    private partial void LogSealed(string round, int number, int votes);
}
