using System.Collections.Immutable;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Rounds;

/// <summary>Rounds and people for tests.</summary>
internal static class RoundExamples
{
    public static readonly DateTimeOffset Start = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset OpensAt = Start.AddDays(7);
    public static readonly DateTimeOffset IdeasOpenAt = Start.AddDays(1);
    public static readonly DateTimeOffset IdeasCloseAt = Start.AddDays(5);
    public static readonly DateTimeOffset ClosesAt = Start.AddDays(21);

    public static readonly StaffMember Officer = new("o1", "Olive Officer", [StaffRole.Officer]);
    public static readonly StaffMember Administrator = new("a1", "Adam Administrator", [StaffRole.Administrator]);
    public static readonly StaffMember Nobody = new("n1", "Nora Nobody", []);

    public static RoundProject Project(string id, long pounds) =>
        new(id, "Project " + id, "", new Money(pounds * 100), null, [], null, Delivery.Council, false, ImmutableSortedDictionary<string, string>.Empty);

    public static RoundSetup Setup() => new(
        "Greener Elmbridge",
        "A round for tests.",
        "Elmbridge",
        null,
        "GBP",
        new Money(10_000_00),
        [Project("p01", 4_000), Project("p02", 3_000), Project("p03", 6_000)],
        VotingMethod.Approval,
        new BallotLimits(MinLength: 1, MaxLength: 2),
        CountOptions.For(CountingRule.EqualShares),
        OpensAt,
        ClosesAt,
        "Europe/London",
        []);

    /// <summary>A set-up that calls for ideas.</summary>
    public static RoundSetup WithCall() => Setup() with
    {
        Ideas = new IdeaCall(IdeasOpenAt, IdeasCloseAt, "Things that last.", ["North", "South"], ["Nature", "Play"], new Money(5_000_00)),
    };

    /// <summary>A state in a phase, as its events would have made it.</summary>
    public static RoundState In(RoundPhase phase)
    {
        var draft = new RoundState().With(new RoundCreated(Setup(), Officer, Start));
        var voting = draft.With(new VotingOpened("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", OpensAt, Officer, OpensAt));
        var closed = voting.With(new VotingClosed(null, StaffMember.Clock, ClosesAt));
        var counted = closed.With(new RoundCounted(new CountStamp(1, 12, "d1", "r1"), null, Officer, ClosesAt.AddHours(1)));
        var sheet = new SheetStamp("participatoryhub/sign-off/v1\n", new string('5', 64));
        var once = counted.With(new ResultSigned(1, sheet, Officer, ClosesAt.AddHours(2)));
        var twice = once.With(new ResultSigned(2, sheet, SignOffs.Second, ClosesAt.AddHours(3)));
        var ideas = new RoundState().With(new RoundCreated(WithCall(), Officer, Start)).With(new IdeasOpened(IdeasOpenAt, StaffMember.Clock, IdeasOpenAt));
        return phase switch
        {
            RoundPhase.Ideas => ideas,
            RoundPhase.Review => ideas.With(new IdeasClosed(null, StaffMember.Clock, IdeasCloseAt)),
            RoundPhase.Draft => draft,
            RoundPhase.Voting => voting,
            RoundPhase.Suspended => voting.With(new VotingSuspended("A misprint on the letters.", Officer, OpensAt.AddDays(1))),
            RoundPhase.Closed => closed,
            RoundPhase.Counted => counted,
            RoundPhase.SignedOnce => once,
            RoundPhase.SignedTwice => twice,
            RoundPhase.Published => twice.With(new ResultPublished(Officer, ClosesAt.AddHours(4))),
            RoundPhase.Final => twice.With(new ResultPublished(Officer, ClosesAt.AddHours(4))).With(new ResultMadeFinal(StaffMember.Clock, ClosesAt.AddDays(20))),
            RoundPhase.Cancelled => voting.With(new RoundCancelled("The money is gone.", Officer, OpensAt.AddDays(1))),
            _ => new RoundState(),
        };
    }
}
