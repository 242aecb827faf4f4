using System.Globalization;
using System.Text;
using ParticipatoryHub.Deliveries;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Deliveries;

public sealed class DeliveryLifecycleTests
{
    private static readonly DeliveryFacts Everything = new(true, true);

    private static readonly Dictionary<(DeliveryPhase, DeliveryMove), DeliveryPhase> Table = new()
    {
        [(DeliveryPhase.NotStarted, DeliveryMove.Start)] = DeliveryPhase.InProgress,
        [(DeliveryPhase.NotStarted, DeliveryMove.Delay)] = DeliveryPhase.Delayed,
        [(DeliveryPhase.NotStarted, DeliveryMove.Stop)] = DeliveryPhase.Stopped,
        [(DeliveryPhase.InProgress, DeliveryMove.Delay)] = DeliveryPhase.Delayed,
        [(DeliveryPhase.InProgress, DeliveryMove.Deliver)] = DeliveryPhase.Delivered,
        [(DeliveryPhase.InProgress, DeliveryMove.Stop)] = DeliveryPhase.Stopped,
        [(DeliveryPhase.Delayed, DeliveryMove.Resume)] = DeliveryPhase.InProgress,
        [(DeliveryPhase.Delayed, DeliveryMove.Deliver)] = DeliveryPhase.Delivered,
        [(DeliveryPhase.Delayed, DeliveryMove.Stop)] = DeliveryPhase.Stopped,
        [(DeliveryPhase.Delivered, DeliveryMove.Reopen)] = DeliveryPhase.InProgress,
        [(DeliveryPhase.Stopped, DeliveryMove.Reopen)] = DeliveryPhase.InProgress,
    };

    public static TheoryData<DeliveryPhase, DeliveryMove> PhasesAndMoves()
    {
        var all = new TheoryData<DeliveryPhase, DeliveryMove>();
        foreach (var phase in DeliveryLifecycle.Phases)
        {
            foreach (var move in DeliveryLifecycle.Moves)
            {
                all.Add(phase, move);
            }
        }

        return all;
    }

    [Theory, MemberData(nameof(PhasesAndMoves))]
    public void Missing_EveryPhaseAndMove_IsAsTheTableSays(DeliveryPhase phase, DeliveryMove move)
    {
        // Act
        var missing = new DeliveryLifecycle(phase, Everything).Missing(move);

        // Assert
        var allowed = Table.TryGetValue((phase, move), out var to);
        Assert.Equal(allowed, missing.IsEmpty);
        Assert.All(missing, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        if (allowed)
        {
            Assert.Equal(to, new DeliveryLifecycle(phase, Everything).After(move));
            Assert.Equal([DeliveryLifecycle.NotYours], new DeliveryLifecycle(phase, new DeliveryFacts(false, true)).Missing(move).AsEnumerable());
            Assert.Equal([DeliveryLifecycle.WordsMissing], new DeliveryLifecycle(phase, new DeliveryFacts(true, false)).Missing(move).AsEnumerable());
        }
    }

    [Fact]
    public void Picture_OfTheLifecycle_IsTheOneInTheDocs()
    {
        // Act
        var drawn = Draw();

        // Assert
        DocsFile.AssertSame("docs/lifecycles/Delivery.md", drawn);
    }

    private static string Draw()
    {
        var text = new StringBuilder();
        text.Append("# The life of a funded project\n\nWritten by a test from `grains/Deliveries/DeliveryLifecycle.cs`; `HUB_WRITE_DOCS=1 ./test` writes it anew.\n\n");
        text.Append("```mermaid\nstateDiagram-v2\n    [*] --> NotStarted: result published\n");
        foreach (var phase in DeliveryLifecycle.Phases)
        {
            foreach (var move in DeliveryLifecycle.Moves.Where(move => new DeliveryLifecycle(phase, Everything).Missing(move).IsEmpty))
            {
                text.Append(CultureInfo.InvariantCulture, $"    {phase} --> {new DeliveryLifecycle(phase, Everything).After(move)}: {move}\n");
            }
        }

        text.Append("```\n\nOfficers and administrators make every move, each with words that residents read. Nothing is final.\n");
        return text.ToString();
    }
}
