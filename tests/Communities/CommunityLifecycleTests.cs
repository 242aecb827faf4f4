using System.Globalization;
using System.Text;
using ParticipatoryHub.Communities;
using ParticipatoryHub.People;
using ParticipatoryHub.Tests.Rounds;

namespace ParticipatoryHub.Tests.Communities;

public class CommunityLifecycleTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    // The whole life of a community; what is not here is refused.
    private static readonly Dictionary<(CommunityPhase, CommunityMove), (CommunityPhase To, bool NeedsEvidence)> Table = new()
    {
        [(CommunityPhase.Watched, CommunityMove.Propose)] = (CommunityPhase.Proposed, true),
        [(CommunityPhase.Proposed, CommunityMove.BringIntoFocus)] = (CommunityPhase.InFocus, true),
        [(CommunityPhase.Proposed, CommunityMove.SetAside)] = (CommunityPhase.Watched, false),
        [(CommunityPhase.InFocus, CommunityMove.Sustain)] = (CommunityPhase.Sustained, true),
        [(CommunityPhase.Sustained, CommunityMove.Propose)] = (CommunityPhase.Proposed, true),
    };

    public static TheoryData<CommunityPhase, CommunityMove> PhasesAndMoves()
    {
        var all = new TheoryData<CommunityPhase, CommunityMove>();
        foreach (var phase in CommunityLifecycle.Phases)
        {
            foreach (var move in CommunityLifecycle.Moves)
            {
                all.Add(phase, move);
            }
        }

        return all;
    }

    [Theory, MemberData(nameof(PhasesAndMoves))]
    public void Move_EveryPhaseMoveAndRole_IsAsTheTableSays(CommunityPhase phase, CommunityMove move)
    {
        // Arrange
        var state = new CommunityState { Phase = phase, Profile = CommunityExamples.Profile() };
        var known = Table.TryGetValue((phase, move), out var expected);

        // Act
        var byOfficer = CommunityRules.Move(state, new(move, "Because.", [1], CommunityExamples.Officer), [1], At);
        var byPartner = CommunityRules.Move(state, new(move, "Because.", [1], CommunityExamples.Partner), [1], At);
        var byCouncillor = CommunityRules.Move(state, new(move, "Because.", [1], CommunityExamples.Councillor), [1], At);

        // Assert
        Assert.Equal(known, byOfficer.Happened is CommunityMoved);
        Assert.All([byPartner, byCouncillor], decision => Assert.Equal("not-yours", Assert.Single(decision.Refusals).Code));
        if (byOfficer.Happened is CommunityMoved moved)
        {
            Assert.Equal(expected.To, state.With(moved).Phase);
            var again = CommunityRules.Move(state.With(moved), new(move, "Because.", [1], CommunityExamples.Officer), [1], At);
            Assert.Equal((true, null), (again.Refusals.IsEmpty, again.Happened));
        }
        else
        {
            Assert.Equal("wrong-phase", Assert.Single(byOfficer.Refusals).Code);
        }
    }

    [Theory, MemberData(nameof(PhasesAndMoves))]
    public void Move_WithoutReasonsOrEvidence_SaysWhatIsMissing(CommunityPhase phase, CommunityMove move)
    {
        // Arrange
        if (!Table.TryGetValue((phase, move), out var expected))
        {
            return;
        }

        var state = new CommunityState { Phase = phase, Profile = CommunityExamples.Profile() };

        // Act
        var decision = CommunityRules.Move(state, new(move, "  ", [], CommunityExamples.Officer), [], At);

        // Assert
        Assert.Equal(expected.NeedsEvidence ? ["reasons", "evidence"] : ["reasons"], decision.Refusals.Select(refused => refused.Field!));
    }

    [Fact]
    public void Move_OnEvidenceThatIsNotKept_NamesIt()
    {
        // Arrange
        var state = new CommunityState { Phase = CommunityPhase.Watched, Profile = CommunityExamples.Profile() };

        // Act
        var decision = CommunityRules.Move(state, new(CommunityMove.Propose, "Because.", [3, 4, 5], CommunityExamples.Officer), [4], At);

        // Assert
        var refused = Assert.Single(decision.Refusals);
        Assert.Equal("evidence", refused.Field);
        Assert.Contains("3, 5", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_WithFaults_SaysEachBesideItsField_AndNeverACircle()
    {
        // Arrange
        CommunityLine Line(string id, string? parent) => new(id, id, CommunityKind.Place, parent, CommunityPhase.Watched, At);
        var wrong = new CommunityProfile("", CommunityKind.Unspecified, "nowhere", ["E1"], new string('x', 4_001));

        // Act
        var faults = CommunityRules.Save(new(), "a", new(wrong, CommunityExamples.Officer), [], At);
        var circle = CommunityRules.Save(new(), "a", new(CommunityExamples.Profile(parent: "c"), CommunityExamples.Officer), [Line("a", null), Line("b", "a"), Line("c", "b")], At);
        var byPartner = CommunityRules.Save(new(), "a", new(CommunityExamples.Profile(), CommunityExamples.Partner), [], At);

        // Assert
        Assert.Equal(["name", "kind", "about", "areas", "parent"], faults.Refusals.Select(refused => refused.Field!));
        Assert.Equal("parent-unfit", Assert.Single(circle.Refusals).Code);
        Assert.Equal("not-yours", Assert.Single(byPartner.Refusals).Code);
    }

    [Fact]
    public void Picture_OfTheLifecycle_IsTheOneInTheDocs() => DocsFile.AssertSame("docs/lifecycles/Community.md", Draw());

    private static string Draw()
    {
        var text = new StringBuilder("# The life of a community in focus\n\nWritten by a test from `grains/Communities/CommunityLifecycle.cs`; `HUB_WRITE_DOCS=1 ./test` writes it anew.\n\n");
        text.Append("```mermaid\nstateDiagram-v2\n    [*] --> Watched\n");
        var moves = (
            from phase in CommunityLifecycle.Phases
            from move in CommunityLifecycle.Moves
            where new CommunityLifecycle(phase, new(true, true, true)).Ask(move).Allowed
            select (phase, move, To: new CommunityLifecycle(phase, new(true, true, true)).After(move))).ToList();
        foreach (var (phase, move, to) in moves)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {phase} --> {to}: {move}\n");
        }

        text.Append("```\n\n| from | move | to | needs |\n|---|---|---|---|\n");
        foreach (var (phase, move, to) in moves)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {phase} | {move} | {to} | {string.Join(" ", new CommunityLifecycle(phase, default).Ask(move).Missing)} |\n");
        }

        return text.ToString();
    }
}
