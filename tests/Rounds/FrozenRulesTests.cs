using ParticipatoryHub.Counting;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Rounds;

public class FrozenRulesTests
{
    // What is published with a hash must hash to it for ever: neither the text nor the number may change.
    private const string Hash = "66e7049d77932049c2195f7ec48ebf4042690f294e2ee4db7d21bbdcedad8f44";

    [Fact]
    public void Write_OfAKnownRound_IsTheStoredText()
    {
        // Act
        var text = FrozenRules.Write("greener-elmbridge-2027", Known());

        // Assert
        DocsFile.AssertSame("tests/Rounds/Stored/frozen-rules.txt", text);
        Assert.Equal(Hash, FrozenRules.Hash("greener-elmbridge-2027", Known()));
    }

    [Fact]
    public void Hash_ProjectsAndConflictsInAnotherOrder_IsTheSame()
    {
        // Arrange
        var known = Known();
        var shuffled = known with
        {
            Projects = [.. known.Projects.Reverse()],
            Counting = known.Counting with { Conflicts = [.. known.Counting.Conflicts.Reverse().Select(pair => new Conflict(pair.Second, pair.First))] },
        };

        // Act and assert
        Assert.Equal(FrozenRules.Hash("r", known), FrozenRules.Hash("r", shuffled));
    }

    [Theory]
    [InlineData("budget")]
    [InlineData("cost")]
    [InlineData("limit")]
    [InlineData("rule")]
    [InlineData("threshold")]
    [InlineData("tie")]
    [InlineData("close")]
    [InlineData("withdrawn")]
    [InlineData("round")]
    public void Hash_AnythingThatDecidesIsOther_IsOther(string what)
    {
        // Arrange
        var known = Known();
        var other = what switch
        {
            "budget" => known with { Budget = known.Budget + new Money(1) },
            "cost" => known with { Projects = known.Projects.SetItem(0, known.Projects[0] with { Cost = new Money(1) }) },
            "limit" => known with { Limits = known.Limits with { MaxLength = null } },
            "rule" => known with { Counting = known.Counting with { Rule = CountingRule.Greedy } },
            "threshold" => known with { Counting = known.Counting with { MinimumVotes = 6 } },
            "tie" => known with { Counting = known.Counting with { Tie = TieRule.Default } },
            "close" => known with { ClosesAt = known.ClosesAt.AddSeconds(1) },
            "withdrawn" => known with { Projects = known.Projects.SetItem(0, known.Projects[0] with { Withdrawn = true }) },
            _ => known,
        };

        // Act and assert
        Assert.NotEqual(FrozenRules.Hash("r", known), FrozenRules.Hash(what == "round" ? "r2" : "r", other));
    }

    private static RoundSetup Known()
    {
        var setup = RoundExamples.Setup();
        return setup with
        {
            Description = "A round with “quotes”, a \"tab\"\t, a line\nbreak, £ and 🌳.",
            Projects = [.. setup.Projects.Reverse()],
            Counting = setup.Counting with { MinimumVotes = 5, Tie = TieRule.Seeded("lottery of 1 April 2027"), Conflicts = [new Conflict("p03", "p01"), new Conflict("p01", "p02")] },
        };
    }
}
