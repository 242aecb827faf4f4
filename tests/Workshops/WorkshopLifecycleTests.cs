using System.Globalization;
using System.Text;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

public sealed class WorkshopLifecycleTests
{
    private static readonly WorkshopFacts Everything = new(true, true, true);

    // From, move and to; what is not here is refused.
    private static readonly Dictionary<(WorkshopPhase, WorkshopMove), WorkshopPhase> Table = new()
    {
        [(WorkshopPhase.Draft, WorkshopMove.Open)] = WorkshopPhase.Open,
        [(WorkshopPhase.Open, WorkshopMove.Pause)] = WorkshopPhase.Paused,
        [(WorkshopPhase.Open, WorkshopMove.Close)] = WorkshopPhase.Closed,
        [(WorkshopPhase.Paused, WorkshopMove.Resume)] = WorkshopPhase.Open,
        [(WorkshopPhase.Paused, WorkshopMove.Close)] = WorkshopPhase.Closed,
        [(WorkshopPhase.Closed, WorkshopMove.Reopen)] = WorkshopPhase.Open,
        [(WorkshopPhase.Closed, WorkshopMove.Publish)] = WorkshopPhase.Published,
    };

    [Fact]
    public void Missing_EveryPhaseAndMove_IsAsTheTableSays()
    {
        foreach (var phase in WorkshopLifecycle.Phases)
        {
            foreach (var move in WorkshopLifecycle.Moves)
            {
                // Act
                var missing = new WorkshopLifecycle(phase, Everything).Missing(move);

                // Assert
                Assert.Equal(Table.ContainsKey((phase, move)), missing.IsEmpty);
                Assert.All(missing, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
                if (Table.TryGetValue((phase, move), out var to))
                {
                    Assert.Equal(to, new WorkshopLifecycle(phase, Everything).After(move));
                    Assert.Contains(WorkshopLifecycle.NotYours, new WorkshopLifecycle(phase, Everything with { MayLead = false }).Missing(move));
                }
            }
        }
    }

    [Theory]
    [InlineData(WorkshopPhase.Open, WorkshopMove.Pause)]
    [InlineData(WorkshopPhase.Closed, WorkshopMove.Reopen)]
    public void Missing_OfWhatEveryoneMayAskWhy_IsAReason(WorkshopPhase phase, WorkshopMove move)
    {
        // Act
        var missing = new WorkshopLifecycle(phase, Everything with { HasReason = false }).Missing(move);

        // Assert
        Assert.Equal([WorkshopLifecycle.NeedsReason], missing.AsEnumerable());
    }

    [Fact]
    public void Picture_OfTheLifecycle_IsTheOneInTheDocs()
    {
        // Act
        var drawn = Draw();

        // Assert
        DocsFile.AssertSame("docs/lifecycles/Workshop.md", drawn);
    }

    private static string Draw()
    {
        var text = new StringBuilder();
        text.Append("# The life of a workshop\n\nWritten by a test from `grains/Workshops/WorkshopLifecycle.cs`; `HUB_WRITE_DOCS=1 ./test` writes it anew.\n\n");
        text.Append("```mermaid\nstateDiagram-v2\n    [*] --> Draft: prepared\n");
        foreach (var phase in WorkshopLifecycle.Phases)
        {
            foreach (var move in WorkshopLifecycle.Moves.Where(move => new WorkshopLifecycle(phase, Everything).Missing(move).IsEmpty))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {phase} --> {new WorkshopLifecycle(phase, Everything).After(move)}: {move}\n");
            }
        }

        text.Append("```\n\nFacilitators, officers and administrators make every move; pausing and reopening take a reason. The stages of the agenda are within Open.\n");
        return text.ToString();
    }
}
