using System.Collections.Immutable;
using Stateless;

namespace ParticipatoryHub.Rounds;

/// <summary>What a round's lifecycle asks before it lets a move pass.</summary>
/// <param name="MayRunRounds">The one who asks may run rounds.</param>
/// <param name="SetupHolds">The set-up holds together.</param>
/// <param name="CloseIsAhead">The closing instant is still to come.</param>
/// <param name="IsRehearsal">The round only rehearses another.</param>
/// <param name="CallHolds">The call for ideas, and what the set-up needs while ideas come in, hold together.</param>
/// <param name="IdeasCloseIsAhead">The instant from which no idea is taken is still to come.</param>
/// <param name="IdeasAreDecided">No idea waits for the council's answer.</param>
/// <param name="MaySign">The one who asks may sign results.</param>
/// <param name="HasSigned">The one who asks has signed this count already.</param>
/// <param name="IsSettled">The time for objections is over, and each is answered.</param>
/// <param name="HasKeys">The round's keys are still there.</param>
/// <param name="IsUpheld">An objection to the published result was upheld.</param>
internal readonly record struct RoundFacts(
    bool MayRunRounds, bool SetupHolds, bool CloseIsAhead, bool CallHolds = true, bool IdeasCloseIsAhead = true, bool IdeasAreDecided = true,
    bool IsRehearsal = false, bool MaySign = true, bool HasSigned = false,
    bool IsSettled = true, bool HasKeys = true, bool IsUpheld = true);

/// <summary>
/// The life of a round: <c>Draft → Ideas → Review → Voting → Closed → Counted → SignedOnce → SignedTwice → Published → Final</c>,
/// with Suspended and Cancelled; a round whose projects are known goes straight from Draft to Voting. Another count clears the signatures,
/// and so does a void, after which the votes must be counted again; a published result can be set aside, which leads back there too. Built for one
/// question and thrown away; each phase takes its moves from its neighbours here and nowhere else.
/// </summary>
internal sealed class RoundLifecycle
{
    /// <summary>Said to someone without the role.</summary>
    public const string NotYours = "Only officers and administrators run rounds.";

    /// <summary>Said to someone who may not sign.</summary>
    public const string NotYoursToSign = "Only officers, finance officers and administrators sign results.";

    /// <summary>Said to the first who wants to sign a second time.</summary>
    public const string SignedAlready = "You have signed this count. The second signature must be somebody else’s.";

    /// <summary>Said while the time for objections runs, and while one waits for an answer.</summary>
    public const string NotSettled = "The time for objections is not over, or one of them waits for an answer.";

    /// <summary>Said when nobody's objection stands against the result.</summary>
    public const string NotUpheld = "A published result is set aside only when an objection to it was upheld.";

    /// <summary>Said when the keys are to be destroyed again.</summary>
    public const string NoKeys = "The keys of this round have been destroyed already.";

    /// <summary>Said of a set-up that does not hold together.</summary>
    public const string SetupIncomplete = "The set-up is not complete; put right what it lists first.";

    /// <summary>Said when voting would be over as it begins.</summary>
    public const string ClosePassed = "The closing time has passed; set a later one first.";

    /// <summary>Said when a rehearsal is to be signed or published.</summary>
    public const string OnlyRehearsed = "A rehearsal is never signed or published; throw it away when you have seen its count.";

    /// <summary>Said where there is no call for ideas, or one that does not hold together.</summary>
    public const string CallIncomplete = "The call for ideas is not complete; say when ideas are taken, and put right what the set-up lists first.";

    /// <summary>Said when the time for ideas would be over as it begins.</summary>
    public const string IdeasClosePassed = "The time for ideas has passed; set a later end first.";

    /// <summary>Said while an idea waits.</summary>
    public const string IdeasWait = "Some ideas still wait for an answer; accept, decline or merge each of them first.";

    private readonly StateMachine<RoundPhase, RoundMove> machine;

    /// <summary>The lifecycle of a round that is in <paramref name="phase"/>.</summary>
    public RoundLifecycle(RoundPhase phase, RoundFacts facts)
    {
        machine = new StateMachine<RoundPhase, RoundMove>(phase);
        var mine = Tuple.Create<Func<bool>, string>(() => facts.MayRunRounds, NotYours);
        var sound = Tuple.Create<Func<bool>, string>(() => facts.SetupHolds, SetupIncomplete);
        var ahead = Tuple.Create<Func<bool>, string>(() => facts.CloseIsAhead, ClosePassed);
        var called = Tuple.Create<Func<bool>, string>(() => facts.CallHolds, CallIncomplete);
        var inTime = Tuple.Create<Func<bool>, string>(() => facts.IdeasCloseIsAhead, IdeasClosePassed);
        var decided = Tuple.Create<Func<bool>, string>(() => facts.IdeasAreDecided, IdeasWait);

        var signer = Tuple.Create<Func<bool>, string>(() => facts.MaySign, NotYoursToSign);
        var another = Tuple.Create<Func<bool>, string>(() => !facts.HasSigned, SignedAlready);
        var real = Tuple.Create<Func<bool>, string>(() => !facts.IsRehearsal, OnlyRehearsed);

        var settled = Tuple.Create<Func<bool>, string>(() => facts.IsSettled, NotSettled);
        var upheld = Tuple.Create<Func<bool>, string>(() => facts.IsUpheld, NotUpheld);
        var keyed = Tuple.Create<Func<bool>, string>(() => facts.HasKeys, NoKeys);

        machine.Configure(RoundPhase.Draft)
            .PermitIf(RoundMove.OpenIdeas, RoundPhase.Ideas, mine, called, inTime)
            .PermitIf(RoundMove.OpenVoting, RoundPhase.Voting, mine, sound, ahead)
            .PermitIf(RoundMove.TakeImportedVotes, RoundPhase.Closed, mine, sound)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Ideas)
            .PermitIf(RoundMove.CloseIdeas, RoundPhase.Review, mine)
            .PermitIf(RoundMove.OpenVoting, RoundPhase.Voting, mine, sound, ahead, decided)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Review)
            .PermitIf(RoundMove.ReopenIdeas, RoundPhase.Ideas, mine, called, inTime)
            .PermitIf(RoundMove.OpenVoting, RoundPhase.Voting, mine, sound, ahead, decided)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Voting)
            .PermitIf(RoundMove.SuspendVoting, RoundPhase.Suspended, mine)
            .PermitIf(RoundMove.CloseVoting, RoundPhase.Closed, mine)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Suspended)
            .PermitIf(RoundMove.ResumeVoting, RoundPhase.Voting, mine, ahead)
            .PermitIf(RoundMove.CloseVoting, RoundPhase.Closed, mine)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Closed)
            .PermitIf(RoundMove.Count, RoundPhase.Counted, mine)
            .PermitReentryIf(RoundMove.VoidBallot, signer.Item1, signer.Item2)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Counted)
            .PermitIf(RoundMove.VoidBallot, RoundPhase.Closed, signer)
            .PermitReentryIf(RoundMove.Count, mine.Item1, mine.Item2)
            .PermitIf(RoundMove.Sign, RoundPhase.SignedOnce, signer, real)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.SignedOnce)
            .PermitIf(RoundMove.VoidBallot, RoundPhase.Closed, signer)
            .PermitIf(RoundMove.Count, RoundPhase.Counted, mine)
            .PermitIf(RoundMove.Sign, RoundPhase.SignedTwice, signer, another)
            .PermitIf(RoundMove.ClearSignatures, RoundPhase.Counted, signer)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.SignedTwice)
            .PermitIf(RoundMove.VoidBallot, RoundPhase.Closed, signer)
            .PermitIf(RoundMove.Count, RoundPhase.Counted, mine)
            .PermitIf(RoundMove.Publish, RoundPhase.Published, mine)
            .PermitIf(RoundMove.ClearSignatures, RoundPhase.Counted, signer)
            .PermitIf(RoundMove.Cancel, RoundPhase.Cancelled, mine);
        machine.Configure(RoundPhase.Published)
            .PermitIf(RoundMove.SetAside, RoundPhase.Closed, signer, upheld)
            .PermitIf(RoundMove.MakeFinal, RoundPhase.Final, mine, settled);
        machine.Configure(RoundPhase.Final)
            .PermitReentryIf(RoundMove.DestroyKeys, Both(signer, keyed));
        machine.Configure(RoundPhase.Cancelled);
    }

    private static Tuple<Func<bool>, string>[] Both(Tuple<Func<bool>, string> one, Tuple<Func<bool>, string> other) => [one, other];

    /// <summary>Every move there is.</summary>
    public static ImmutableArray<RoundMove> Moves { get; } = [.. Enum.GetValues<RoundMove>().Where(move => move != RoundMove.Unspecified)];

    /// <summary>Every phase there is.</summary>
    public static ImmutableArray<RoundPhase> Phases { get; } = [.. Enum.GetValues<RoundPhase>().Where(phase => phase != RoundPhase.Unspecified)];

    /// <summary>Whether a move may be made now and, if not, what is missing.</summary>
    public MoveView Ask(RoundMove move)
    {
        if (machine.CanFire(move, out var unmet))
        {
            return new MoveView(move, true, []);
        }

        return new MoveView(move, false, unmet is { Count: > 0 } ? [.. unmet] : [RoundWords.WrongPhase(move, machine.State)]);
    }

    /// <summary>The phase after a move that <see cref="Ask"/> allows.</summary>
    public RoundPhase After(RoundMove move)
    {
        machine.Fire(move);
        return machine.State;
    }
}
