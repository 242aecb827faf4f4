using System.Collections.Immutable;
using ParticipatoryHub.Counting;
using ParticipatoryHub.People;
using ParticipatoryHub.Rounds;

namespace ParticipatoryHub.Tests.Rounds;

/// <summary>Two officers at one set-up, and changes of several projects that are taken back.</summary>
public sealed class SetupVersionTests
{
    private static readonly StaffMember Other = new("o2", "Oscar Other", [StaffRole.Officer]);

    [Fact]
    public void Change_OfASetupThatAnotherHasChanged_IsRefusedAndNamesThem()
    {
        // Arrange
        var opened = RoundExamples.In(RoundPhase.Draft);
        var state = opened.With(new SetupChanged(opened.Setup! with { Name = "Another name" }, Other, RoundExamples.Start));

        // Act
        var refusals = RoundRules.RefuseChange(state, new ChangeSetup(opened.Setup!, RoundExamples.Officer) { From = opened.SetupVersion });

        // Assert
        var refusal = Assert.Single(refusals);
        Assert.Equal("changed-since", refusal.Code);
        Assert.StartsWith("Oscar Other changed", refusal.Sentence, StringComparison.Ordinal);
        Assert.Empty(RoundRules.RefuseChange(state, new ChangeSetup(opened.Setup!, RoundExamples.Officer) { From = state.SetupVersion }));
        Assert.Empty(RoundRules.RefuseChange(state, new ChangeSetup(opened.Setup!, RoundExamples.Officer)));
    }

    [Fact]
    public void Version_GoesUpWithTheSetupOnly()
    {
        // Arrange
        var draft = RoundExamples.In(RoundPhase.Draft);

        // Act
        var rehearsed = draft.With(new RehearsalMade("r", RoundExamples.Officer, RoundExamples.Start));
        var put = rehearsed.With(new ProjectPut(RoundExamples.Project("p90", 100), RoundExamples.Officer, RoundExamples.Start));

        // Assert
        Assert.Equal((draft.SetupVersion, draft.SetupVersion + 1), (rehearsed.SetupVersion, put.SetupVersion));
    }

    [Fact]
    public void Undo_OfProjectsThatWereDeleted_BringsThemBackInTheirOrderWithTheirPairs()
    {
        // Arrange
        var before = RoundExamples.In(RoundPhase.Draft);
        var pair = new Conflict(before.Setup!.Projects[0].Id, before.Setup.Projects[1].Id);
        before = before with { Setup = before.Setup with { Counting = before.Setup.Counting with { Conflicts = [pair] } } };
        var without = before.Setup with { Projects = before.Setup.Projects.RemoveAt(0), Counting = before.Setup.Counting with { Conflicts = [] } };
        var after = before.With(new SetupChanged(without, RoundExamples.Officer, RoundExamples.Start, "1 project deleted."));

        // Act
        var refusals = RoundRules.RefuseUndo(after, new UndoChange(after.SetupVersion, Other));
        var undone = after.With(RoundRules.Undo(after, Other, RoundExamples.Start));

        // Assert
        Assert.Empty(refusals);
        Assert.Equal(before.Setup.Projects.AsEnumerable(), undone.Setup!.Projects);
        Assert.Equal([pair], undone.Setup.Counting.Conflicts.AsEnumerable());
        Assert.Null(undone.Undo);
        Assert.Equal("Undid a change of the projects: 1 project deleted.", undone.Story[^1].What);
    }

    [Fact]
    public void Undo_AfterAnythingElseWasChanged_OrWhereNothingCanBe_IsRefused()
    {
        // Arrange
        var before = RoundExamples.In(RoundPhase.Draft);
        var changed = before.With(new SetupChanged(before.Setup! with { Projects = [] }, RoundExamples.Officer, RoundExamples.Start, "All deleted."));
        var later = changed.With(new SetupChanged(changed.Setup! with { Name = "Later" }, Other, RoundExamples.Start));

        // Assert
        Assert.Equal("undo-too-late", Assert.Single(RoundRules.RefuseUndo(before, new UndoChange(before.SetupVersion, Other))).Code);
        Assert.Equal("undo-too-late", Assert.Single(RoundRules.RefuseUndo(later, new UndoChange(changed.SetupVersion, Other))).Code);
        Assert.Equal("undo-too-late", Assert.Single(RoundRules.RefuseUndo(later, new UndoChange(later.SetupVersion, Other))).Code);
        Assert.Equal("undo-too-late", Assert.Single(RoundRules.RefuseUndo(changed, new UndoChange(changed.SetupVersion - 1, Other))).Code);
        Assert.Equal("not-yours", Assert.Single(RoundRules.RefuseUndo(changed, new UndoChange(changed.SetupVersion, Other with { Roles = [StaffRole.Partner] }))).Code);
        Assert.Equal("rules-frozen", Assert.Single(RoundRules.RefuseUndo(changed with { Phase = RoundPhase.Voting }, new UndoChange(changed.SetupVersion, Other))).Code);
    }
}
