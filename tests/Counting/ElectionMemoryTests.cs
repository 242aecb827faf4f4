using ParticipatoryHub.Counting;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Counting;

/// <summary>What an election takes in memory. Runs alone, since it weighs the whole process.</summary>
[Collection(ExportMemoryTests.Alone)]
public sealed class ElectionMemoryTests
{
    private static readonly ElectionProject[] Projects = [new("A", 100), new("B", 200), new("C", 300)];

    [Fact]
    public void Build_ManyEqualBallots_StaysSmall()
    {
        // Arrange
        var builder = new ElectionBuilder(VotingMethod.Approval, 1000, Projects);
        var before = GC.GetTotalMemory(true);

        // Act
        for (var ballot = 0; ballot < 200_000; ballot++)
        {
            builder.Add([new Choice(Projects[ballot % 3].Id, 1)]);
        }

        var election = builder.Build();

        // Assert
        Assert.True(GC.GetTotalMemory(true) - before < 4 * 1024 * 1024);
        Assert.Equal(200_000, election.Voters);
    }
}
