using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ParticipatoryHub.Audit;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Search;

namespace ParticipatoryHub.Ideas;

/// <summary>
/// Refuses, decides, writes, tells. The row in the database is the truth: every write names the version it builds on, and one that comes
/// second is decided anew on what came first.
/// </summary>
internal sealed partial class IdeaGrain(IIdeaJournal journal, ISearchIndex search, IAuditJournal audit, TimeProvider clock, ILogger<IdeaGrain> log) : Grain, IIdeaGrain, IDisposable
{
    private const int Attempts = 3;

    private readonly CancellationTokenSource stopping = new();
    private IdeaKey key;
    private IdeaState current = new();
    private long version;
    private long supports;
    private bool isStale = true;

    private DateTimeOffset Now => clock.GetUtcNow();

    private string RoundId => key.Round.Slug;

    private IRoundGrain Round => GrainFactory.GetGrain<IRoundGrain>(RoundId);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _ = IdeaKey.TryParse(this.GetPrimaryKeyString(), out key);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => stopping.CancelAsync();

    public void Dispose() => stopping.Dispose();

    public Task<IdeaOutcome> Save(SaveIdea command) => Change((state, call) => IdeaRules.Save(state, call, command, Now));

    public Task<IdeaOutcome> Move(AuthorMove command) => Change((state, call) => IdeaRules.Move(state, call, command, Now));

    public Task<IdeaOutcome> Invite(InviteCoAuthor command) => Change((state, _) => IdeaRules.Invite(state, command, Now));

    public Task<IdeaOutcome> Revoke(RevokeInvitation command) => Change((state, _) => IdeaRules.Revoke(state, command, Now));

    public Task<IdeaOutcome> Join(JoinIdea command) => Change((state, _) => IdeaRules.Join(state, command, Now));

    public Task<IdeaOutcome> Leave(LeaveIdea command) => Change((state, _) => IdeaRules.Leave(state, command, Now));

    public Task<IdeaOutcome> Assess(AssessIdea command) => Change((state, call) => IdeaRules.Assess(state, call, command, Now), command.By);

    public Task<IdeaOutcome> Review(ReviewMove command) =>
        Change((state, call) => IdeaRules.Review(key.Number, state, call, command, Now), command.By, command.Delivery);

    public Task<IdeaOutcome> SetPhoto(SetPhoto command) => Change((state, call) => IdeaRules.SetPhoto(state, call, command, Now));

    public async Task<IdeaOutcome> Support(SupportIdea command)
    {
        if (await Prepare() is not { } call || current.Phase is IdeaPhase.Unspecified or IdeaPhase.Draft)
        {
            return Refuse(IdeaRules.NotFound);
        }

        if (IdeaRules.RefuseSupport(current, call, command) is { } refused)
        {
            return Refuse(refused);
        }

        if (await journal.Support(RoundId, key.Number, command.By, command.Wanted, Now, stopping.Token) is { } now)
        {
            supports = now;
            await Tell(saysTheSame: true);
        }

        return Done();
    }

    public async Task<IdeaView?> GetView(IdeaReader reader)
    {
        if (await Prepare() is not { } call)
        {
            return null;
        }

        var supported = reader.Resident is { } resident && await journal.Supports(RoundId, key.Number, resident, stopping.Token);
        return IdeaViews.For(key, current, supports, supported, call, reader);
    }

    public Task Refresh()
    {
        isStale = true;
        return Task.CompletedTask;
    }

    private async Task<IdeaOutcome> Change(
        Func<IdeaState, CallForIdeas, IdeaDecision> decide, StaffMember? officer = null, Delivery delivery = Delivery.Unspecified)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await Prepare() is not { } call || current.Phase == IdeaPhase.Unspecified)
            {
                return Refuse(IdeaRules.NotFound);
            }

            var (refusals, happened) = decide(current, call);
            if (!refusals.IsEmpty || happened is null)
            {
                return new IdeaOutcome(refusals, current.Phase);
            }

            var (other, refused) = happened is IdeaMerged merged ? await TakeIn(merged) : default;
            refusals = refused is not null ? [refused] : await KeepBallot(happened, officer ?? StaffMember.Clock, delivery);
            if (!refusals.IsEmpty)
            {
                return new IdeaOutcome(refusals, current.Phase);
            }

            if (await Write(happened, other, officer))
            {
                return Done();
            }
        }

        return Refuse(new Refused("busy", "Somebody else changed the idea at the same moment. Try again."));
    }

    // What is on the ballot must be what the idea's phase says: put there before it is said, taken away before it is unsaid.
    private async Task<ImmutableArray<Refused>> KeepBallot(IdeaEvent happened, StaffMember officer, Delivery delivery)
    {
        if (happened is IdeaAccepted accepted)
        {
            return current.Project == accepted.Project || await Write(new IdeaBallotBound(accepted.Project, Now), null, null)
                ? (await Round.PutProject(new PutProject(IdeaRules.Project(key.Number, current, delivery), officer))).Refusals
                : [new Refused("busy", "Somebody else changed the idea at the same moment. Try again.")];
        }

        return happened is IdeaMoved or IdeaMerged && current.Project is { } project
            ? (await Round.TakeProject(new TakeProject(project, officer))).Refusals
            : [];
    }

    private async Task<(Target?, Refused?)> TakeIn(IdeaMerged merged)
    {
        if (await journal.Read(RoundId, merged.Into, stopping.Token) is not { } row)
        {
            return (null, new Refused("into-unknown", "There is no idea with this number.", "into"));
        }

        var state = Read(row.Body);
        var (refusals, happened) = IdeaRules.TakeIn(state, key.Number, current, merged.Step);
        return refusals.IsEmpty ? (new Target(row, state, happened!), null) : (null, refusals[0]);
    }

    private async Task<bool> Write(IdeaEvent happened, Target? other, StaffMember? officer)
    {
        var next = current.With(happened);
        next = officer is null ? next : next with { Audit = IdeaAudit.Entry(key, current, next, officer, happened.Step) };
        var own = Writing(key, version, current, next, happened) with { SupportGoesTo = other?.Row.Number };
        var target = other is null ? null : Writing(KeyOf(other.Row.Number), other.Row.Version, other.State, other.State.With(other.Happened), other.Happened);
        isStale = true;
        if (!await journal.Write(target is null ? [own] : [own, target], stopping.Token))
        {
            return false;
        }

        var photo = current.Photo;
        (current, version, isStale) = (next, version + 1, false);
        LogHappened(RoundId, key.Number, happened.Step.Kind, current.Phase);
        await AppendAudit();
        await Tell();
        if (photo is not null && photo.Id != next.Photo?.Id)
        {
            await journal.DeletePhoto(photo.Id, stopping.Token);
        }

        if (other is not null)
        {
            await TellTarget(other);
        }

        return true;
    }

    private async Task AppendAudit()
    {
        if (current.Audit is { } entry)
        {
            await audit.Append(entry, stopping.Token);
        }
    }

    private async Task Tell(bool saysTheSame = false)
    {
        try
        {
            await Tell(IdeaViews.Line(key.Number, version, current, supports), saysTheSame);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTold(failure, RoundId, key.Number);
        }
    }

    // What is no longer put forward is no longer found.
    private async Task Tell(IdeaLine line, bool saysTheSame = false)
    {
        await GrainFactory.GetGrain<IIdeaIndexGrain>(RoundId).Put(line);
        if (saysTheSame)
        {
            return;
        }

        var number = line.Number.ToString(CultureInfo.InvariantCulture);
        if (line.Phase is IdeaPhase.Draft or IdeaPhase.Withdrawn or IdeaPhase.Unspecified)
        {
            await search.Remove(SearchKind.Idea, RoundId, number, stopping.Token);
            return;
        }

        var text = string.Join('\n', new[] { line.What, line.Area, line.Category }.Where(part => !string.IsNullOrEmpty(part)));
        await search.Put(new SearchDocument(SearchKind.Idea, RoundId, number, line.Title, text, SearchAudience.Everybody), stopping.Token);
    }

    private async Task TellTarget(Target other)
    {
        try
        {
            await GrainFactory.GetGrain<IIdeaGrain>(KeyOf(other.Row.Number).ToString()).Refresh();
            if (await journal.Read(RoundId, other.Row.Number, stopping.Token) is { } row)
            {
                await Tell(IdeaViews.Line(row.Number, row.Version, Read(row.Body), row.Supports));
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTold(failure, RoundId, key.Number);
        }
    }

    // The idea as it is stored, and its round's call; null where there is no such round.
    private async Task<CallForIdeas?> Prepare()
    {
        if (isStale && key != default && await journal.Read(RoundId, key.Number, stopping.Token) is { } row)
        {
            (current, version, supports, isStale) = (Read(row.Body), row.Version, row.Supports, false);
            await AppendAudit();
        }

        return current.Phase == IdeaPhase.Unspecified ? null : await Round.GetCallForIdeas();
    }

    private IdeaKey KeyOf(int number) => IdeaKey.TryMake(RoundId, number, out var other) ? other : key;

    private static IdeaWrite Writing(IdeaKey key, long version, IdeaState before, IdeaState after, IdeaEvent happened) => new(
        key.Round.Slug,
        key.Number,
        version,
        JsonSerializer.Serialize(after, HubJson.Options),
        IdeaRules.IsWaiting(after.Phase),
        after.Authors,
        IdeaViews.News(key, before, after, happened));

    private static IdeaState Read(string body) => JsonSerializer.Deserialize<IdeaState>(body, HubJson.Options)!;

    private IdeaOutcome Done() => new([], current.Phase);

    private IdeaOutcome Refuse(Refused refused) => new([refused], current.Phase);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Idea {Round}/{Idea}: {Step}; it is {Phase}")]
    private partial void LogHappened(string round, int idea, IdeaStepKind step, IdeaPhase phase);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Idea {Round}/{Idea}: the list of ideas could not be told")]
    private partial void LogNotTold(Exception failure, string round, int idea);

    /// <summary>The idea that this one becomes part of, as it was read, and what happens to it.</summary>
    private sealed record Target(StoredIdea Row, IdeaState State, IdeaEvent Happened);
}
