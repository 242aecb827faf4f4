using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Trust;

namespace ParticipatoryHub.Ballots;

/// <summary>What anyone asks of a box. How a cast gets into the database is in <c>BallotBoxGrain.Commit.cs</c>.</summary>
[Reentrant]
internal sealed partial class BallotBoxGrain(
    IBallotJournal journal, IPaperJournal papers, ISealJournal seals, INoteSigner signer, IRoundKeyStore keyStore, TimeProvider time, ILogger<BallotBoxGrain> log)
    : Grain, IBallotBoxGrain
{
    private const int MostWaiting = 20_000;
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(1);

    private string round = "";
    private BoxHead head = BoxHead.Empty;
    private BallotPaper? paper;
    private RoundKeys? keys;
    private long readAt;
    private TurnoutWatchers? watchers;
    private bool areKeysDestroyed;
    private bool isClosing;

    // While the last seal is set before the close the database has the box paused; to a voter it has closed.
    private BoxState State => isClosing && head.State == BoxState.Suspended ? BoxState.Closed : head.State;

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        round = this.GetPrimaryKeyString();
        await Reload();
    }

    /// <inheritdoc />
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await pump;
        if (refused.Count > 0 && reason.ReasonCode != DeactivationReasonCode.ShuttingDown)
        {
            await TellSeries();
        }
    }

    /// <inheritdoc />
    public async Task<CastOutcome> Cast(CastBallot command)
    {
        var outcome = await Take(command);
        return Counted(outcome, outcome.Refusal);
    }

    private async Task<CastOutcome> Take(CastBallot command)
    {
        var now = time.GetUtcNow();
        if (WhyMalformed(command, out var voter) is { } malformed)
        {
            return malformed;
        }

        var refusal = BallotRules.WhyNotNow(State, paper, now);
        if (refusal is not null)
        {
            await ReloadIfStale();
            refusal = BallotRules.WhyNotNow(State, paper, now);
        }

        if (refusal is not null)
        {
            return await FindSame(command, voter) ?? new CastOutcome(refusal, null);
        }

        var wrong = BallotRules.Check(paper!, command.Choices);
        if (!wrong.IsEmpty)
        {
            return new CastOutcome(wrong[0], null) { Refusals = wrong };
        }

        if (waiting.Count >= MostWaiting)
        {
            return CastOutcome.No("busy", "Very many people are voting at this moment. Nothing was recorded; send it again in a minute.");
        }

        return await Enqueue(command, voter);
    }

    /// <inheritdoc />
    public async Task<CastOutcome> HandOut(HandOutPaper command)
    {
        if (!Voter.TryRead(command.VoterCode, command.Person, out var voter))
        {
            return CastOutcome.No("code-mistyped", "That is not a voter code. Check the code in the letter.", "voterCode");
        }

        await ReloadIfStale();
        return BallotRules.WhyNotNow(State, paper, time.GetUtcNow()) is { } refusal
            ? new CastOutcome(refusal, null)
            : await Enqueue(Mark(command, keys!.RightId(voter)));
    }

    private PendingCast Mark(HandOutPaper command, byte[] rightId) => new(
        command.Id, rightId, "", keys!.Fingerprint(rightId, BallotChannel.Paper, string.Create(CultureInfo.InvariantCulture, $"handed out {command.Batch}")),
        new byte[16], BallotChannel.Paper, command.Batch);

    /// <inheritdoc />
    public async Task<CastReceipt?> FindCast(Guid castId)
    {
        await UnderWay(castId);
        return await journal.FindCast(round, castId, default) is { } cast ? CastPlan.Receipt(cast) : null;
    }

    /// <inheritdoc />
    public async Task<StoredBallotView> ReadBack(ReadBallot query)
    {
        var view = await Find(query);
        return Counted(view, view.Refusal);
    }

    private async Task<StoredBallotView> Find(ReadBallot query)
    {
        if (!Voter.TryRead(query.VoterCode, query.Person, out var voter))
        {
            return Unread("code-mistyped", "That is not a voter code. Check the code in your letter.");
        }

        await ReloadIfStale();
        if (areKeysDestroyed)
        {
            return Unread("keys-destroyed", "The keys of this round were destroyed after its result was final, so nobody can tell any more which vote a voter code cast. A tracking code still says whether its vote was counted.");
        }

        var right = keys is null ? null : await journal.FindRight(round, keys.RightId(voter), default);
        if (right is null || right.Void)
        {
            return right is null
                ? Unread("code-unknown", "No voter of this round has this code. Check the code in your letter.")
                : Unread("code-void", "This code has been withdrawn. Ask the council for another.");
        }

        if (right.IsOnPaper)
        {
            return Unread("paper-issued", "You were handed a paper ballot for this vote, so you vote on paper. If you had voted before, that vote does not count any more.");
        }

        if (right.Version == 0 || paper is null)
        {
            return new StoredBallotView(null, null, [], null);
        }

        // A vote replaced between the two reads leaves the old handle empty; the newer right has the newer handle.
        var ballot = (await journal.FindBallots(round, [CastPlan.HandleOf(keys!, right)], default))[0];
        if (ballot is null)
        {
            return await journal.FindRight(round, right.RightId, default) is { } newer && newer.Version > right.Version
                ? await Find(query)
                : throw new InvalidOperationException($"Round {round}: a right has voted, but its ballot is not in the box.");
        }

        var text = Commitment.Text(round, paper.Rules.Method, ballot);
        return new StoredBallotView(null, TrackingCode.Of(Commitment.Of(text)).ToString(), BallotText.Read(ballot.Choices), text);
    }

    /// <inheritdoc />
    public async Task<TrackingState> Track(string trackingCode)
    {
        if (!TrackingCode.TryParse(trackingCode, out var code))
        {
            return TrackingState.Mistyped;
        }

        // The same is read whatever the code stands for, so that how long it takes says nothing.
        var cast = await journal.FindTracking(round, code.Bits, default);
        var became = head.State == BoxState.Closed ? await WhatBecameOf(cast?.Leaf ?? default) : TrackingState.Recorded;
        return cast switch { null => TrackingState.Unknown, { IsReplaced: true } => TrackingState.Replaced, _ => became };
    }

    /// <inheritdoc />
    public async Task<TurnoutView> GetTurnout()
    {
        // Before the opening only the register writes, and who has just made codes looks at once.
        await (head.State == BoxState.Preparing ? Reload() : ReloadIfStale());
        return Turnout(head);
    }

    /// <inheritdoc />
    public async Task Open(ChainEntry opening, VotingRules rules)
    {
        await Move(BoxState.Open, rules, opening);
        await TellSeries();
    }

    /// <inheritdoc />
    public Task Suspend(ChainEntry suspension) => Move(BoxState.Suspended, null, suspension);

    /// <inheritdoc />
    public Task Resume(ChainEntry resumption, VotingRules rules) => Move(BoxState.Open, rules, resumption);

    /// <inheritdoc />
    public Task Extend(ChainEntry extension, VotingRules rules) => Move(null, rules, extension);

    /// <inheritdoc />
    public Task Append(ChainEntry entry) => Move(null, null, entry);

    /// <inheritdoc />
    public async Task DestroyKeys(ChainEntry destruction)
    {
        await keyStore.Destroy(round, default);
        (keys, areKeysDestroyed) = (null, true);
        await papers.Forget(round, default);
        await Move(null, null, destruction);
        await journal.DestroyCastLog(round, default);
    }

    /// <inheritdoc />
    public async Task<TurnoutView> Close(ChainEntry closing)
    {
        isClosing = true;
        await GrainFactory.GetGrain<ISealsGrain>(round).SealAll();
        await Move(BoxState.Closed, null, closing);
        if (head.State == BoxState.Closed)
        {
            await journal.RewriteInKeyOrder(round, default);
            await TellSeries();
        }

        return Turnout(head);
    }

    /// <inheritdoc />
    public Task<LedgerCheck> CheckLedger() =>
        // Seconds of hashing in a large round, which must hold up no cast: off the grain's own turn.
        Task.Run(() => LedgerAudit.CheckWithSeals(journal, papers, seals, signer, round, default));

    /// <inheritdoc />
    public async Task Watch(ITurnoutWatcher watcher)
    {
        await ReloadIfStale();
        (watchers ??= new TurnoutWatchers(this, round, () => Turnout(head), time, log)).Add(watcher);
    }

    /// <inheritdoc />
    public Task Unwatch(ITurnoutWatcher watcher)
    {
        watchers?.Remove(watcher);
        return Task.CompletedTask;
    }

    private static CastOutcome? WhyMalformed(CastBallot command, out Voter voter) =>
        !Voter.TryRead(command.VoterCode, command.Person, out voter)
            ? CastOutcome.No("code-mistyped", "That is not a voter code. Check the code in your letter.", "voterCode")
        : command.CastId == Guid.Empty ? CastOutcome.No("cast-id-missing", "The vote has no id of its own.", "castId")
        : command.Channel is < BallotChannel.Online or > BallotChannel.Phone
            ? CastOutcome.No("channel-unknown", "The vote does not say how it came.", "channel")
        : command.VoterNonce is { } nonce && (nonce.Length != 32 || !nonce.All(char.IsAsciiHexDigit))
            ? CastOutcome.No("nonce-malformed", "The nonce must be 32 hexadecimal digits.", "nonce")
        : null;

    private static StoredBallotView Unread(string code, string sentence) => new(new Refused(code, sentence, "voterCode"), null, [], null);

    private static TurnoutView Turnout(BoxHead head)
    {
        var channels = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var (channel, voted) in new[]
        {
            (BallotChannel.Online, head.InBox.Online), (BallotChannel.Paper, head.InBox.Paper),
            (BallotChannel.Kiosk, head.InBox.Kiosk), (BallotChannel.Phone, head.InBox.Phone),
        })
        {
            if (voted > 0)
            {
                channels.Add(Commitment.Word(channel), voted);
            }
        }

        return new TurnoutView(head.Issued, head.InBox.Total, head.Sequence, channels.ToImmutable());
    }

    // A cast that arrived before may be sent again when voting has closed: its answer was lost, not its vote.
    private async Task<CastOutcome?> FindSame(CastBallot command, Voter voter)
    {
        if (paper is null || keys is null || command.Choices.IsDefault || command.Choices.Length > paper.Projects)
        {
            return null;
        }

        await UnderWay(command.CastId);
        var earlier = await journal.FindCast(round, command.CastId, default);
        var outcome = earlier is null
            ? null
            : CastPlan.Repeat(earlier, keys.Fingerprint(keys.RightId(voter), command.Channel, BallotText.Write(command.Choices.AsSpan())));
        return outcome?.Receipt is null ? null : outcome;
    }

    // The public record says it. A count before a void does not count this vote out or in; the last one does.
    private async Task<TrackingState> WhatBecameOf(ReadOnlyMemory<byte> leaf)
    {
        var (became, isVoid) = (TrackingState.Recorded, false);
        await foreach (var entry in journal.ReadPublicChain(round, 1, default))
        {
            if (entry.Kind == VoidBallots.Kind)
            {
                isVoid |= VoidBallots.Read(entry.Body).Leaf.Span.SequenceEqual(leaf.Span);
                became = TrackingState.Recorded;
            }

            became = entry.Kind switch { "COUNT" => TrackingState.Counted, "SET_ASIDE" => TrackingState.Recorded, _ => became };
        }

        return isVoid ? TrackingState.Voided : became;
    }

    private async Task<bool> SaysThatKeysAreDestroyed()
    {
        await foreach (var entry in journal.ReadPublicChain(round, 1, default))
        {
            if (entry.Kind == "KEYS_DESTROYED")
            {
                return true;
            }
        }

        return false;
    }

    private async Task Move(BoxState? state, VotingRules? rules, ChainEntry entry)
    {
        if (keys is null && !areKeysDestroyed)
        {
            // A round's keys are made before its first row, so that a row without keys always means that they were lost.
            keys = await journal.ReadHead(round, default) is null ? await keyStore.GetOrCreate(round, default) : await keyStore.Get(round, default);
        }

        await journal.AppendPublic(round, state, rules is null ? null : VotingRulesJson.Write(rules), entry, default);
        await Reload();
        LogAppended(entry.Kind, round, head.State);
    }

    private Task ReloadIfStale() => time.GetElapsedTime(readAt) > Stale ? Reload() : Task.CompletedTask;

    private async Task Reload()
    {
        var read = await journal.ReadHead(round, default);
        if (read is not null && keys is null && !areKeysDestroyed)
        {
            areKeysDestroyed = read.State == BoxState.Closed && await SaysThatKeysAreDestroyed();
            if (areKeysDestroyed)
            {
                // Should the server have fallen over between the two, or have had no notion of it when the keys were destroyed.
                await journal.DestroyCastLog(round, default);
            }

            keys = areKeysDestroyed ? null : await keyStore.Get(round, default);
        }

        if (read is not null && read.State != BoxState.Preparing)
        {
            paper = VotingRulesJson.Read(await journal.ReadRules(round, default)) is { } rules ? new BallotPaper(rules) : null;
        }

        readAt = time.GetTimestamp();
        TakeRead(read ?? BoxHead.Empty);
    }
}
