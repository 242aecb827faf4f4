using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Drafts;

/// <summary>Opens and seals drafts; when voters are reminded is in <c>VoteDraftsGrain.Clock.cs</c>.</summary>
[Reentrant]
internal sealed partial class VoteDraftsGrain(
    IDraftJournal drafts, IBallotJournal journal, IRoundKeyStore keyStore, IDraftPost post, TimeProvider time, ILogger<VoteDraftsGrain> log)
    : Grain, IVoteDraftsGrain, IRemindable
{
    private RoundKeys? keys;

    private string Key => this.GetPrimaryKeyString();

    private DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc />
    public async Task<DraftOutcome> Save(SaveDraft command)
    {
        var round = await Round();
        if (DraftRules.WhyNotNow(round, Now) is { } closed)
        {
            return new DraftOutcome(closed);
        }

        var (right, refusal) = await Right(command.VoterCode, command.Person);
        if (right is null)
        {
            return new DraftOutcome(refusal);
        }

        var id = keys!.DraftId(right.RightId.Span);
        var choices = DraftRules.Sound(round!.Setup, command.Choices);
        if (choices.IsEmpty)
        {
            await drafts.Delete(Key, id, keys.ReminderId(right.RightId.Span), default);
            return new DraftOutcome(null);
        }

        var seal = SealedText.Close(keys.DraftSeal(right.RightId.Span), id, DraftText.Write(right.Version, choices));
        if (!await drafts.Save(Key, id, seal, default))
        {
            return new DraftOutcome(DraftRules.Closed);
        }

        await SetReminderOnce(round.Setup);
        return new DraftOutcome(null);
    }

    /// <inheritdoc />
    public async Task<DraftView> Read(ReadDraft query)
    {
        var round = await Round();
        var (right, _) = DraftRules.WhyNotNow(round, Now) is null ? await Right(query.VoterCode, query.Person) : default;
        if (right is null)
        {
            return DraftView.None;
        }

        var id = keys!.DraftId(right.RightId.Span);
        var stored = await drafts.Find(Key, id, keys.ReminderId(right.RightId.Span), default);
        if (stored.Seal is null)
        {
            return new DraftView([], stored.Reminds);
        }

        var draft = DraftText.Read(SealedText.Open(keys.DraftSeal(right.RightId.Span), id, stored.Seal));
        if (draft is null)
        {
            LogUnopened(Key);
        }

        // A vote cast since, from wherever it came, is what the voter last said.
        return draft is { } found && found.Version == right.Version
            ? new DraftView(DraftRules.Sound(round!.Setup, found.Choices), stored.Reminds)
            : new DraftView([], stored.Reminds);
    }

    /// <inheritdoc />
    public async Task Discard(ReadDraft command)
    {
        if ((await Right(command.VoterCode, command.Person)).Right is { } right)
        {
            await drafts.Delete(Key, keys!.DraftId(right.RightId.Span), keys.ReminderId(right.RightId.Span), default);
        }
    }

    /// <inheritdoc />
    public async Task<DraftOutcome> Remind(RemindOfDraft command)
    {
        var round = await Round();
        var email = command.Email.Trim();
        if ((DraftRules.WhyNotNow(round, Now) ?? DraftRules.WhyNotRemind(round!.Setup, email, command.Language, Now)) is { } no)
        {
            return new DraftOutcome(no);
        }

        var (right, refusal) = await Right(command.VoterCode, command.Person);
        if (right is null)
        {
            return new DraftOutcome(refusal);
        }

        var id = keys!.ReminderId(right.RightId.Span);
        var seal = SealedText.Close(keys.ReminderSeal(), id, DraftText.WriteReminder(right.RightId.ToArray(), email, command.Language));
        if (!await drafts.SaveReminder(Key, id, seal, default))
        {
            return new DraftOutcome(DraftRules.Closed);
        }

        await SetReminderOnce(round!.Setup);
        return new DraftOutcome(null);
    }

    /// <inheritdoc />
    public Task<long> Count() => drafts.Count(Key, default);

    /// <inheritdoc />
    public Task Clear() => drafts.Clear(Key, default);

    private Task<RoundView?> Round() => GrainFactory.GetGrain<IRoundGrain>(Key).GetView();

    private async Task<(StoredRight? Right, Refused? Refusal)> Right(string code, Person? person)
    {
        if (!Voter.TryRead(code, person, out var voter))
        {
            return (null, new Refused("code-mistyped", "That is not a voter code. Check the code in your letter.", "voterCode"));
        }

        keys ??= await keyStore.Get(Key, default);
        return await journal.FindRight(Key, keys.RightId(voter), default) switch
        {
            null => (null, new Refused("code-unknown", "No voter of this round has this code. Check the code in your letter.", "voterCode")),
            { Void: true } => (null, new Refused("code-void", "This code has been withdrawn. Ask the council for another.", "voterCode")),
            var right => (right, null),
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A draft of round {Round} did not open: its bytes are not what was sealed. It is treated as not there.")]
    private partial void LogUnopened(string round);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Voters of round {Round} could not be reminded; trying again at the next tick.")]
    private partial void LogNotReminded(Exception failure, string round);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Number} voters of round {Round} were reminded of a vote that is not cast.")]
    private partial void LogReminded(string round, int number);
}
