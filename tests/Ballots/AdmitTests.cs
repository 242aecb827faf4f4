using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Drafts;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Ballots;

/// <summary>Residents who vote without a code: who is let in, and that a person votes once.</summary>
public sealed class AdmitTests(DraftHubs hubs) : IClassFixture<DraftHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Admit_TheSamePersonSpeltOtherwise_IsOneRightAndOneVote(DatabaseKind kind)
    {
        // Arrange
        var round = await DraftRound.Open(hubs[kind], Residents());
        var register = round.Hub.Grains.GetGrain<IRegisterGrain>(round.Id);
        var box = round.Hub.Grains.GetGrain<IBallotBoxGrain>(round.Id);
        string[] spelt = ["Ada.Lovelace@Example.com", " ada.lovelace@example.COM ", "ada.lovelace+vote@example.com"];

        // Act
        var outcomes = await Task.WhenAll(spelt.Select(email => register.Admit(new AdmitPerson(Person.OfEmail(email)!, null))));
        foreach (var email in spelt)
        {
            await round.Cast("", Person.OfEmail(email));
        }

        // Assert
        Assert.All(outcomes, outcome => Assert.Null(outcome.Refusal));
        var turnout = await box.GetTurnout();
        Assert.Equal((4, 1, 3), (turnout.Issued, turnout.Voted, turnout.Casts));
        Assert.Equal("p03", Assert.Single((await box.ReadBack(new ReadBallot("") { Person = Person.OfEmail(spelt[0]) })).Choices).ProjectId);
    }

    [Theory]
    [InlineData(RoundPhase.Voting, true, null, null)]
    [InlineData(RoundPhase.Voting, false, null, "residents-not-admitted")]
    [InlineData(RoundPhase.Suspended, true, null, "voting-suspended")]
    [InlineData(RoundPhase.Closed, true, null, "voting-closed")]
    [InlineData(RoundPhase.Cancelled, true, null, "voting-closed")]
    [InlineData(RoundPhase.Draft, true, null, "round-unknown")]
    [InlineData(RoundPhase.Ideas, true, null, "voting-not-open")]
    [InlineData(RoundPhase.Review, true, null, "voting-not-open")]
    public void WhyNotAdmit_InEveryPhase_IsAsTheTableSays(RoundPhase phase, bool residents, string? postcode, string? code)
    {
        // Arrange
        var setup = RoundExamples.Setup() with { Access = new VoterAccess(residents, [], 24) };
        var round = new RoundView("r", phase, setup, null, 0, null);

        // Act
        var refusal = RegisterRules.WhyNotAdmit(round, new AdmitPerson(Person.OfEmail("a@example.com")!, postcode), setup.OpensAt);

        // Assert
        Assert.Equal(code, refusal?.Code);
    }

    [Theory]
    [InlineData("pr5 8aa", null)]
    [InlineData("PR58AA", null)]
    [InlineData("PR10 8AA", "postcode-outside")]
    [InlineData("M1 8AA", "postcode-outside")]
    [InlineData("BB1 2AA", null)]
    [InlineData("BB1 3AA", "postcode-outside")]
    [InlineData("L1 1AA", null)]
    [InlineData("LA1 1AA", "postcode-outside")]
    [InlineData("", "postcode-mistyped")]
    [InlineData("PR5", "postcode-mistyped")]
    public void WhyNotAdmit_ByPostcode_LetsInWhoLivesThere(string typed, string? code)
    {
        // Arrange
        var setup = RoundExamples.Setup() with { Access = new VoterAccess(true, ["PR5", "PR1", "BB1 2", "L"], 24) };
        var round = new RoundView("r", RoundPhase.Voting, setup, null, 0, null);

        // Act
        var refusal = RegisterRules.WhyNotAdmit(round, new AdmitPerson(Person.OfEmail("a@example.com")!, typed), setup.OpensAt);

        // Assert
        Assert.Equal(code, refusal?.Code);
    }

    [Theory]
    [InlineData("ada@example.com", "ada@example.com")]
    [InlineData("Ada+x+y@Example.com.", "ada@example.com")]
    [InlineData("ada@bücher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada", null)]
    [InlineData("@example.com", null)]
    [InlineData("a b@example.com", null)]
    [InlineData("", null)]
    public void OfEmail_HoweverSpelt_IsOnePerson(string typed, string? normalised)
    {
        // Act
        var person = Person.OfEmail(typed);

        // Assert
        Assert.Equal(normalised, person?.Normalised);
    }

    [Fact]
    public async Task Cast_ByAPersonNobodyAdmitted_IsRefused()
    {
        // Arrange
        var round = await DraftRound.Open(hubs[DatabaseKind.Sqlite], Residents());

        // Act
        var outcome = await round.Hub.Grains.GetGrain<IBallotBoxGrain>(round.Id).Cast(
            new CastBallot(Guid.NewGuid(), "", [new Choice("p01", 1)], null, BallotChannel.Online) { Person = Person.OfEmail("a@example.com") });

        // Assert
        Assert.Equal("code-unknown", outcome.Refusal?.Code);
    }

    [Theory]
    [InlineData("PR5 8AA extra")]
    [InlineData("pr5")]
    [InlineData("")]
    public void Check_APostcodeThatIsNone_IsRefused(string prefix)
    {
        // Act
        var wrong = RoundSetupRules.Check(RoundExamples.Setup() with { Access = new VoterAccess(true, [prefix], 24) });

        // Assert
        Assert.Equal("access.postcodes", Assert.Single(wrong).Field);
    }

    private static Func<RoundSetup, RoundSetup> Residents() => setup => setup with { Access = new VoterAccess(true, [], 24) };
}
