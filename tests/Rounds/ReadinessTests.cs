using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Rounds;

/// <summary>What the check before the opening finds.</summary>
public class ReadinessTests
{
    private static readonly DateTimeOffset Now = RoundExamples.Start;

    [Fact]
    public void Check_AWholeSetup_FindsNothingThatBlocks()
    {
        // Act
        var found = Readiness.Check(Sound(), 100, true, Now);

        // Assert
        Assert.Empty(found);
    }

    public static TheoryData<string, bool, SetupStep, string> Cases() => new()
    {
        { "nothing", true, SetupStep.Projects, "at least one project" },
        { "no dates", true, SetupStep.Dates, "Say when voting opens and closes" },
        { "close passed", true, SetupStep.Dates, "closing time has passed" },
        { "open passed", false, SetupStep.Dates, "opening time has passed" },
        { "short", false, SetupStep.Dates, "3 days only" },
        { "long", false, SetupStep.Dates, "for 70 days" },
        { "over the change", false, SetupStep.Dates, "The clocks go forward on Sunday 28 March 2027" },
        { "closes at the change", false, SetupStep.Dates, "in the hours around a change of the clocks" },
        { "closes twice", false, SetupStep.Dates, "a time that comes twice" },
        { "zone", false, SetupStep.Dates, "Europe/Madrid" },
        { "too dear", false, SetupStep.Projects, "can never be funded: “Project p03”" },
        { "all too dear", false, SetupStep.Money, "nothing can be funded" },
        { "all affordable", false, SetupStep.Money, "There is nothing to decide" },
        { "unreachable number", false, SetupStep.Voting, "No ballot can name 3 projects" },
        { "unreachable points", false, SetupStep.Voting, "Nobody can give all 100 points" },
        { "no description", false, SetupStep.Projects, "1 project has no description: “Project p01”" },
        { "same names", false, SetupStep.Projects, "share their names" },
        { "threshold", false, SetupStep.Counting, "Nothing can win" },
        { "withdrawn conflict", false, SetupStep.Conflicts, "names a project that is withdrawn" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Check_SomethingAmiss_IsSaidInWordsWithItsStep(string what, bool blocks, SetupStep step, string words)
    {
        // Act
        var found = Readiness.Check(Amiss(what), 100, true, Now);

        // Assert
        var finding = Assert.Single(found, one => one.Sentence.Contains(words, StringComparison.Ordinal));
        Assert.Equal((blocks, step), (finding.IsBlocking, finding.Step));
    }

    [Fact]
    public void Check_WithoutCodesOrRehearsal_Advises()
    {
        // Act
        var found = Readiness.Check(Sound(), 0, false, Now);

        // Assert
        Assert.Equal([SetupStep.Codes, SetupStep.Rehearsal], found.Select(finding => finding.Step));
        Assert.DoesNotContain(found, finding => finding.IsBlocking);
    }

    private static RoundSetup Sound() => RoundExamples.Setup() with
    {
        Projects = [.. RoundExamples.Setup().Projects.Select(project => project with { Description = "What it is." })],
        OpensAt = new(2027, 3, 8, 9, 0, 0, TimeSpan.Zero),
        ClosesAt = new(2027, 3, 22, 17, 0, 0, TimeSpan.Zero),
    };

    private static RoundSetup Amiss(string what)
    {
        var setup = Sound();
        return what switch
        {
            "nothing" => setup with { Projects = [] },
            "no dates" => setup with { OpensAt = DateTimeOffset.UnixEpoch, ClosesAt = DateTimeOffset.UnixEpoch },
            "close passed" => setup with { OpensAt = Now.AddDays(-9), ClosesAt = Now },
            "open passed" => setup with { OpensAt = Now.AddDays(-1) },
            "short" => setup with { ClosesAt = setup.OpensAt.AddDays(3) },
            "long" => setup with { ClosesAt = setup.OpensAt.AddDays(70) },
            "over the change" => setup with { ClosesAt = new(2027, 4, 2, 16, 0, 0, TimeSpan.Zero) },
            "closes at the change" => setup with { ClosesAt = new(2027, 3, 28, 4, 0, 0, TimeSpan.Zero) },
            "closes twice" => setup with { OpensAt = new(2027, 10, 10, 9, 0, 0, TimeSpan.Zero), ClosesAt = new(2027, 10, 31, 0, 30, 0, TimeSpan.Zero) },
            "zone" => setup with { TimeZone = "Europe/Madrid" },
            "too dear" => setup with { Projects = setup.Projects.SetItem(2, setup.Projects[2] with { Cost = new Money(10_001_00) }) },
            "all too dear" => setup with { Budget = new Money(1_00) },
            "all affordable" => setup with { Budget = new Money(13_000_00) },
            "unreachable number" => setup with { Method = VotingMethod.Knapsack, Limits = new BallotLimits(MaxLength: 3) },
            "unreachable points" => setup with { Method = VotingMethod.Cumulative, Limits = new BallotLimits(MaxPoints: 10, MaxTotalPoints: 100) },
            "no description" => setup with { Projects = setup.Projects.SetItem(0, setup.Projects[0] with { Description = "" }) },
            "same names" => setup with { Projects = setup.Projects.SetItem(1, setup.Projects[1] with { Name = "project P01" }) },
            "threshold" => setup with { Counting = setup.Counting with { MinimumVotes = 101 } },
            _ => setup with
            {
                Projects = setup.Projects.SetItem(0, setup.Projects[0] with { Withdrawn = true }),
                Counting = setup.Counting with { Conflicts = [new Conflict("p01", "p02")] },
            },
        };
    }
}
