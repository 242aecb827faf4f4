using System.Globalization;
using System.Text;
using ParticipatoryHub.Plans;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Plans;

public sealed class PlanLifecycleTests
{
    private static readonly PlanFacts Everything = new(true, true, true, true, true, true, true, true, true, true);

    private static readonly Dictionary<(PlanPhase, PlanMove), (PlanPhase To, string[] Asks)> Table = new()
    {
        [(PlanPhase.Understand, PlanMove.Develop)] = (PlanPhase.Develop, [PlanLifecycle.NotUnderstood]),
        [(PlanPhase.Understand, PlanMove.Stop)] = (PlanPhase.Closed, []),
        [(PlanPhase.Develop, PlanMove.Deliver)] = (PlanPhase.Deliver, [PlanLifecycle.NoObjectives, PlanLifecycle.NotPrioritised, PlanLifecycle.NotSustained, PlanLifecycle.NotAgreed]),
        [(PlanPhase.Develop, PlanMove.Stop)] = (PlanPhase.Closed, []),
        [(PlanPhase.Deliver, PlanMove.Review)] = (PlanPhase.Review, [PlanLifecycle.NotBegun]),
        [(PlanPhase.Deliver, PlanMove.Stop)] = (PlanPhase.Closed, []),
        [(PlanPhase.Review, PlanMove.DevelopAgain)] = (PlanPhase.Develop, [PlanLifecycle.NotReviewed]),
        [(PlanPhase.Review, PlanMove.Close)] = (PlanPhase.Closed, [PlanLifecycle.NotReviewed, PlanLifecycle.NotFinished]),
    };

    public static TheoryData<PlanPhase, PlanMove> PhasesAndMoves()
    {
        var all = new TheoryData<PlanPhase, PlanMove>();
        foreach (var phase in PlanLifecycle.Phases)
        {
            foreach (var move in PlanLifecycle.Moves)
            {
                all.Add(phase, move);
            }
        }

        return all;
    }

    [Theory, MemberData(nameof(PhasesAndMoves))]
    public void Ask_EveryPhaseAndMove_IsAsTheTableSays(PlanPhase phase, PlanMove move)
    {
        // Act
        var asked = new PlanLifecycle(phase, Everything).Ask(move);

        // Assert
        var isThere = Table.TryGetValue((phase, move), out var row);
        Assert.Equal((isThere, isThere), (asked.Allowed, new PlanLifecycle(phase, Everything).Has(move)));
        Assert.All(asked.Missing, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        if (isThere)
        {
            Assert.Equal(row.To, new PlanLifecycle(phase, Everything).After(move));
            Assert.Equal([PlanLifecycle.NotKeeper, PlanLifecycle.NoWords, .. row.Asks], new PlanLifecycle(phase, default).Ask(move).Missing.AsEnumerable());
        }
    }

    [Fact]
    public void Picture_OfTheLifecycle_IsTheOneInTheDocs()
    {
        // Act
        var drawn = Draw();

        // Assert
        DocsFile.AssertSame("docs/lifecycles/Plan.md", drawn);
    }

    private static string Draw()
    {
        var text = new StringBuilder();
        text.Append("# The life of a resilience plan\n\nWritten by a test from `grains/Plans/PlanLifecycle.cs`; `HUB_WRITE_DOCS=1 ./test` writes it anew.\n\n");
        text.Append("```mermaid\nstateDiagram-v2\n    [*] --> Understand: started\n");
        foreach (var phase in PlanLifecycle.Phases)
        {
            foreach (var move in PlanLifecycle.Moves.Where(move => new PlanLifecycle(phase, Everything).Ask(move).Allowed))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {phase} --> {new PlanLifecycle(phase, Everything).After(move)}: {move}\n");
            }
        }

        text.Append("    Closed --> [*]\n```\n\nOfficers and administrators make every move, each with words that everybody reads. What each asks for besides:\n\n");
        foreach (var ((phase, move), row) in Table.Where(row => row.Value.Asks.Length > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {phase}, {move}: {string.Join(' ', row.Asks)}\n");
        }

        return text.ToString();
    }
}
