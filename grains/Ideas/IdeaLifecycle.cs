using System.Collections.Immutable;
using Stateless;

namespace ParticipatoryHub.Ideas;

/// <summary>What an idea's lifecycle asks before it lets a move pass.</summary>
/// <param name="IsAuthor">The one who asks is its author or a co-author.</param>
/// <param name="MayReview">The one who asks may review ideas.</param>
/// <param name="IdeasAreTaken">The round is open for ideas.</param>
/// <param name="BeforeVoting">The round takes or reviews ideas; its rules are not frozen.</param>
/// <param name="IsComplete">Everything that is asked of an idea is filled in.</param>
/// <param name="IsAssessed">Feasibility and cost are assessed with reasons.</param>
/// <param name="MayAppeal">There has been no appeal yet.</param>
/// <param name="IsAnotherOfficer">The one who asks is not the one who declined it.</param>
internal readonly record struct IdeaFacts(
    bool IsAuthor, bool MayReview, bool IdeasAreTaken, bool BeforeVoting, bool IsComplete, bool IsAssessed, bool MayAppeal, bool IsAnotherOfficer);

/// <summary>
/// The life of an idea: <c>Draft → Submitted → InReview → Accepted</c> or Declined, with changes asked for, an appeal that another
/// officer decides, merging and withdrawing. Built for one question and thrown away.
/// </summary>
internal sealed class IdeaLifecycle
{
    /// <summary>Said to somebody who did not write it.</summary>
    public const string NotAuthor = "Only the authors of an idea can do this.";

    /// <summary>Said to somebody without the role.</summary>
    public const string NotReviewer = "Only officers and administrators review ideas.";

    /// <summary>Said when the round takes no ideas.</summary>
    public const string NotTaken = "This round is not taking ideas now.";

    /// <summary>Said when the ballot is fixed.</summary>
    public const string TooLate = "The round is past its review; what is on the ballot is fixed.";

    /// <summary>Said of an idea with gaps.</summary>
    public const string Incomplete = "Something is still missing from the idea; fill in what is asked for first.";

    /// <summary>Said before the assessment.</summary>
    public const string NotAssessed = "Assess first whether it can be done and what it costs, each with a reason.";

    /// <summary>Said to a second appeal.</summary>
    public const string AppealedBefore = "There has been an appeal already, and its answer is final.";

    /// <summary>Said to the officer who declined it.</summary>
    public const string SameOfficer = "Another officer must decide an appeal against your own decision.";

    private readonly StateMachine<IdeaPhase, IdeaMove> machine;

    /// <summary>The lifecycle of an idea that is in <paramref name="phase"/>.</summary>
    public IdeaLifecycle(IdeaPhase phase, IdeaFacts facts)
    {
        machine = new StateMachine<IdeaPhase, IdeaMove>(phase);
        var author = Tuple.Create<Func<bool>, string>(() => facts.IsAuthor, NotAuthor);
        var reviewer = Tuple.Create<Func<bool>, string>(() => facts.MayReview, NotReviewer);
        var taken = Tuple.Create<Func<bool>, string>(() => facts.IdeasAreTaken, NotTaken);
        var inTime = Tuple.Create<Func<bool>, string>(() => facts.BeforeVoting, TooLate);
        var complete = Tuple.Create<Func<bool>, string>(() => facts.IsComplete, Incomplete);
        var assessed = Tuple.Create<Func<bool>, string>(() => facts.IsAssessed, NotAssessed);
        var first = Tuple.Create<Func<bool>, string>(() => facts.MayAppeal, AppealedBefore);
        var another = Tuple.Create<Func<bool>, string>(() => facts.IsAnotherOfficer, SameOfficer);

        machine.Configure(IdeaPhase.Draft)
            .PermitIf(IdeaMove.Submit, IdeaPhase.Submitted, author, taken, complete)
            .PermitIf(IdeaMove.Withdraw, IdeaPhase.Withdrawn, author);
        machine.Configure(IdeaPhase.Submitted)
            .PermitIf(IdeaMove.StartReview, IdeaPhase.InReview, reviewer, inTime)
            .PermitIf(IdeaMove.Merge, IdeaPhase.Merged, reviewer, inTime)
            .PermitIf(IdeaMove.Withdraw, IdeaPhase.Withdrawn, author);
        machine.Configure(IdeaPhase.InReview)
            .PermitIf(IdeaMove.AskForChanges, IdeaPhase.ChangesAsked, reviewer, inTime)
            .PermitIf(IdeaMove.Accept, IdeaPhase.Accepted, reviewer, inTime, assessed)
            .PermitIf(IdeaMove.Decline, IdeaPhase.Declined, reviewer, inTime, assessed)
            .PermitIf(IdeaMove.Merge, IdeaPhase.Merged, reviewer, inTime)
            .PermitIf(IdeaMove.Withdraw, IdeaPhase.Withdrawn, author);
        machine.Configure(IdeaPhase.ChangesAsked)
            .PermitIf(IdeaMove.SendChanges, IdeaPhase.InReview, author, inTime, complete)
            .PermitIf(IdeaMove.Decline, IdeaPhase.Declined, reviewer, inTime, assessed)
            .PermitIf(IdeaMove.Merge, IdeaPhase.Merged, reviewer, inTime)
            .PermitIf(IdeaMove.Withdraw, IdeaPhase.Withdrawn, author);
        machine.Configure(IdeaPhase.Accepted)
            .PermitIf(IdeaMove.Reconsider, IdeaPhase.InReview, reviewer, inTime);
        machine.Configure(IdeaPhase.Declined)
            .PermitIf(IdeaMove.Appeal, IdeaPhase.Appealed, author, inTime, first);
        machine.Configure(IdeaPhase.Appealed)
            .PermitIf(IdeaMove.AllowAppeal, IdeaPhase.InReview, reviewer, inTime, another)
            .PermitIf(IdeaMove.RejectAppeal, IdeaPhase.Declined, reviewer, inTime, another)
            .PermitIf(IdeaMove.Withdraw, IdeaPhase.Withdrawn, author);
        machine.Configure(IdeaPhase.Merged);
        machine.Configure(IdeaPhase.Withdrawn);
    }

    /// <summary>Every move there is.</summary>
    public static ImmutableArray<IdeaMove> Moves { get; } = [.. Enum.GetValues<IdeaMove>().Where(move => move != IdeaMove.Unspecified)];

    /// <summary>Every phase there is.</summary>
    public static ImmutableArray<IdeaPhase> Phases { get; } = [.. Enum.GetValues<IdeaPhase>().Where(phase => phase != IdeaPhase.Unspecified)];

    /// <summary>Whether a move may be made now and, if not, what is missing.</summary>
    public IdeaMoveView Ask(IdeaMove move)
    {
        if (machine.CanFire(move, out var unmet))
        {
            return new IdeaMoveView(move, true, []);
        }

        return new IdeaMoveView(move, false, unmet is { Count: > 0 } ? [.. unmet] : [IdeaWords.WrongPhase(machine.State)]);
    }

    /// <summary>The phase after a move that <see cref="Ask"/> allows.</summary>
    public IdeaPhase After(IdeaMove move)
    {
        machine.Fire(move);
        return machine.State;
    }
}
