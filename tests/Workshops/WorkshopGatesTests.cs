using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>Every command by every role in every stage and phase.</summary>
public sealed class WorkshopGatesTests
{
    private static readonly WorkshopStage[] Everywhere = Enum.GetValues<WorkshopStage>();
    private static readonly WorkshopStage[] Stages = [.. Everywhere.Where(stage => stage != WorkshopStage.Unspecified)];
    private static readonly WorkshopStage[] Board = [.. Stages.Where(stage => stage != WorkshopStage.Gather)];
    private static readonly WorkshopStage[] Writing = [WorkshopStage.Gather, WorkshopStage.Reveal, WorkshopStage.Group, WorkshopStage.Discuss];
    private static readonly WorkshopStage[] Commenting = [WorkshopStage.Reveal, WorkshopStage.Discuss, WorkshopStage.Agree];
    private static readonly WorkshopStage[] Speaking = [WorkshopStage.Discuss, WorkshopStage.Agree];
    private static readonly WorkshopStage[] Voting = [WorkshopStage.Vote];
    private static readonly WorkshopStage[] Grouping = [WorkshopStage.Group];

    // Where participants, table hosts and the facilitator may, in an open workshop with the rules that stages have by themselves.
    private static readonly (WorkshopCommand Command, WorkshopStage[] Participant, WorkshopStage[] Host, WorkshopStage[] Facilitator)[] Table =
    [
        (new PrepareWorkshop(WorkshopExamples.Setup), [], [], Everywhere),
        (new MoveWorkshop(WorkshopMove.Close), [], [], Everywhere),
        (new BeginStage(0), [], [], Everywhere),
        (new ShareBoard(true), [], [], Everywhere),
        (new ExtendStage(5), [], [], Everywhere),
        (new HideNote(1, true, "Rude."), [], [], Everywhere),
        (new PeekNote(1, "A worry."), [], [], Everywhere),
        (new ShowDots(true), [], [], Everywhere),
        (new HideComment(1, true, "Rude."), [], [], Everywhere),
        (new CallHand(1), [], [], Everywhere),
        (new Park(1, true), [], [], Board),
        (new Agree(1, new AgreedOutcome(OutcomeKind.Evidence, "Kept.")), [], [], Everywhere),
        (new AskToHost(1, 1), [], [], Everywhere),
        (new RemoveParticipant(1, "Rude."), [], [], Everywhere),
        (new PointAt(1), [], [], Everywhere),
        (new Summarise(1, "All agree."), [], Everywhere, Everywhere),
        (new AddTableNote(1, "A bench."), [], Writing, Stages),
        (new PlaceTableDots(1, 1, 1), [], Voting, Voting),
        (new CountTable(1, 5), [], Everywhere, Everywhere),
        (new CarryUp(1, 3), [], Board, Board),
        (new RaiseTableHand(1), [], Speaking, Speaking),
        (new LowerTableHand(1), [], Speaking, Speaking),
        (new GiveTableFeedback(1, 5, 1), [], [WorkshopStage.Feedback], [WorkshopStage.Feedback]),
        (new TranslateNote(1, "pl", "Ławka."), [], Everywhere, Everywhere),
        (new ApproveTranslation(1, "pl", true), Everywhere, Everywhere, Everywhere),
        (new WriteNote("A bench."), Writing, Writing, []),
        (new EditNote(1, "A bench."), Writing, Writing, []),
        (new WithdrawNote(1), Writing, Writing, []),
        (new PlaceDots(1, 1), Voting, Voting, []),
        (new RaiseHand(true), Speaking, Speaking, []),
        (new SitAt(1), Everywhere, Everywhere, []),
        (new IntroduceSelf("Al"), Everywhere, Everywhere, []),
        (new DescribeSelf(ImmutableSortedDictionary<string, int>.Empty), Everywhere, Everywhere, []),
        (new GiveFeedback(5), [WorkshopStage.Feedback], [WorkshopStage.Feedback], []),
        (new AddComment(1, "Yes."), Commenting, Commenting, Board),
        (new MakeGroup("Benches", [1]), Grouping, Board, Board),
        (new NameGroup(1, "Benches"), Grouping, Board, Board),
        (new MergeGroups(1, 2), Grouping, Board, Board),
        (new SplitGroup(1, [1], "Benches"), Grouping, Board, Board),
        (new MoveNotes([1], 0), Grouping, Board, Board),
        (new UndoMove(1), Grouping, Board, Board),
    ];

    [Fact]
    public void Table_HasEveryCommandThatCanBeSent()
    {
        // Act
        var sent = typeof(WorkshopCommand).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(known => known.DerivedType).ToHashSet();

        // Assert
        Assert.Equal(sent, Table.Select(row => row.Command.GetType()).ToHashSet());
        Assert.Equal(sent, WorkshopGates.Table.Keys.ToHashSet());
    }

    [Fact]
    public void WhyNot_EveryStageRoleAndCommand_IsAsTheTableSays()
    {
        foreach (var stage in Everywhere)
        {
            var state = WorkshopExamples.Open().State with { Stage = (int)stage - 1 };
            foreach (var (command, participant, host, facilitator) in Table)
            {
                foreach (var role in Enum.GetValues<WorkshopRole>())
                {
                    // Act
                    var refused = WorkshopGates.WhyNot(state, role, command);

                    // Assert
                    var allowed = role switch
                    {
                        WorkshopRole.Participant => participant.Contains(stage),
                        WorkshopRole.TableHost => host.Contains(stage),
                        WorkshopRole.Facilitator => facilitator.Contains(stage),
                        _ => false,
                    };
                    Assert.True(allowed == refused is null, $"{command.GetType().Name} by {role} in {stage}: {refused?.Code ?? "allowed"}");
                }
            }
        }
    }

    [Theory]
    [InlineData(WorkshopPhase.Draft, "not-open")]
    [InlineData(WorkshopPhase.Paused, "paused")]
    [InlineData(WorkshopPhase.Published, "closed")]
    public void WhyNot_OutsideOpen_RefusesEverythingButPreparingMovingAndSharing(WorkshopPhase phase, string code)
    {
        // Arrange
        var state = WorkshopExamples.Open().Begin(WorkshopStage.Discuss).State with { Phase = phase };
        foreach (var (command, participant, _, facilitator) in Table.Where(row => row.Command is not (PrepareWorkshop or MoveWorkshop or ShareBoard)))
        {
            // Act
            var refused = WorkshopGates.WhyNot(state, facilitator.Length > 0 ? WorkshopRole.Facilitator : WorkshopRole.Participant, command);

            // Assert
            Assert.Equal(code, refused?.Code);
        }
    }

    [Fact]
    public void WhyNot_AfterTheClose_LeavesSettlingAndFeedback()
    {
        // Arrange
        var state = WorkshopExamples.Open().State with { Phase = WorkshopPhase.Closed };

        // Act
        var left = Table.Where(row => WorkshopGates.WhyNot(state, row.Facilitator.Length > 0 ? WorkshopRole.Facilitator : WorkshopRole.Participant, row.Command) is null)
            .Select(row => row.Command.GetType().Name).Order(StringComparer.Ordinal);

        // Assert
        Assert.Equal(["Agree", "ApproveTranslation", "GiveFeedback", "GiveTableFeedback", "HideComment", "HideNote", "MoveWorkshop", "PrepareWorkshop", "ShareBoard", "ShowDots", "Summarise", "TranslateNote"], left);
    }
}
