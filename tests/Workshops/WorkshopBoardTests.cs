using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>What is decided, what is kept, and above all what is shown to whom.</summary>
public sealed class WorkshopBoardTests
{
    private static readonly BoardAudience[] Audiences = [BoardAudience.Facilitator, BoardAudience.Participant, BoardAudience.Projector];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gather_WhateverIsDone_ShowsNobodyTheTextsOfOthers(int seed)
    {
        // Arrange
        var workshop = WorkshopExamples.Open().Begin(WorkshopStage.Gather);
        var before = workshop.Steps.Count;
        var dice = new Random(seed);
        Caller[] writers = [workshop.Aisha, workshop.Ben, workshop.Host];

        // Act
        for (var i = 0; i < 120; i++)
        {
            var writer = writers[dice.Next(writers.Length)];
            var own = workshop.State.Notes.Where(note => note.Value.Author == writer.Number && !note.Value.IsWithdrawn).Select(note => note.Key).ToList();
            WorkshopCommand command = (dice.Next(6), own.Count) switch
            {
                (0, > 0) => new EditNote(own[dice.Next(own.Count)], $"SECRET edited {i}"),
                (1, > 0) => new WithdrawNote(own[dice.Next(own.Count)]),
                (2, _) => new IntroduceSelf($"Name {i}"),
                (3, _) => new SitAt(workshop.State.People[writer.Number].Table == 1 ? 2 : 1),
                _ => new WriteNote($"SECRET {i}", "blue", "cy"),
            };
            workshop.Must(writer, command);
        }

        workshop.Must(workshop.Host, new AddTableNote(1, "SECRET for the table"));

        // Assert: nothing that goes to an audience, and nothing of one's own, has what somebody else wrote.
        foreach (var (was, done, now) in workshop.Steps.Skip(before))
        {
            Assert.DoesNotContain(BoardChanges.Of(was, now, done), change => change.Json.Contains("SECRET", StringComparison.Ordinal));
        }

        foreach (var audience in Audiences)
        {
            Assert.DoesNotContain("SECRET", Encoding.UTF8.GetString(BoardJson.Snapshot(workshop.State, audience)), StringComparison.Ordinal);
            Assert.DoesNotContain("SECRET", JsonSerializer.Serialize(WorkshopShown.View(workshop.State, audience), HubJson.Options), StringComparison.Ordinal);
        }

        Assert.All(writers, writer => Assert.Equal(
            workshop.State.Notes.Where(note => note.Value.Author == writer.Number && !note.Value.IsWithdrawn).Select(note => note.Key),
            WorkshopShown.Mine(workshop.State, writer).Notes.Select(note => note.Number)));
        Assert.Empty(WorkshopShown.Mine(workshop.State, WorkshopExamples.Facilitator).Notes);
    }

    [Fact]
    public void Changes_PutOntoTheEarlierBoard_GiveTheLaterOne()
    {
        // Arrange
        var workshop = Played();

        // Act and assert
        foreach (var (was, done, now) in workshop.Steps.Where(step => step.Before.Setup is not null && !BoardChanges.IsAnew(step.Done)))
        {
            foreach (var audience in Audiences)
            {
                var board = JsonNode.Parse(BoardJson.Snapshot(was, audience))!.AsObject();
                foreach (var change in BoardChanges.Of(was, now, done).Where(change => change.For.HasFlag(audience)))
                {
                    BoardOf.Put(board, change);
                }

                Assert.True(JsonNode.DeepEquals(JsonNode.Parse(BoardJson.Snapshot(now, audience)), board), $"{audience} after {done.Events[0]}");
            }
        }
    }

    [Fact]
    public void Log_StoredAndFoldedAgain_GivesTheSameState()
    {
        // Arrange
        var workshop = Played();

        // Act
        var stored = workshop.Log.Select(done => JsonSerializer.Serialize(done, HubJson.Options));
        var again = stored.Select(text => JsonSerializer.Deserialize<Operation>(text, HubJson.Options)!).Aggregate(WorkshopState.Empty, WorkshopFold.With);
        var snapshot = JsonSerializer.Deserialize<WorkshopState>(JsonSerializer.Serialize(workshop.State, HubJson.Options), HubJson.Options)!;

        // Assert
        Assert.Equal(workshop.State.Hash(), again.Hash());
        Assert.Equal(workshop.State.Hash(), snapshot.Hash());
    }

    [Fact]
    public void Undo_AfterSomebodyElseMovedOneOfTheNotes_LeavesThatNoteWhereItWasPut()
    {
        // Arrange
        var (workshop, notes) = Grouping(3);
        var made = workshop.Must(workshop.Aisha, new MakeGroup("Benches", [.. notes]));
        var other = workshop.Must(workshop.Ben, new MakeGroup("Trees", [notes[0]]));

        // Act
        workshop.Must(workshop.Aisha, new UndoMove(made));

        // Assert
        Assert.Equal(other, workshop.State.Notes[notes[0]].Group);
        Assert.Equal(0, workshop.State.Notes[notes[1]].Group);
        Assert.Null(WorkshopShown.Group(workshop.State, made));
        Assert.Equal("not-your-move", Assert.Single(workshop.Decide(workshop.Aisha, new UndoMove(other)).Refusals).Code);
    }

    [Fact]
    public void Dots_OfAPerson_AreCappedInAllAndOnOneThing_AcrossMerging()
    {
        // Arrange
        var (workshop, notes) = Grouping(3);
        var one = workshop.Must(workshop.Aisha, new MakeGroup("One", [notes[0]]));
        var two = workshop.Must(workshop.Aisha, new MakeGroup("Two", [notes[1]]));
        workshop.Begin(WorkshopStage.Vote);

        // Act
        workshop.Must(workshop.Ben, new PlaceDots(one, 3));
        workshop.Must(workshop.Ben, new PlaceDots(two, 2));
        workshop.Must(WorkshopExamples.Facilitator, new MergeGroups(one, two));

        // Assert
        Assert.Equal(5, workshop.State.DotsOn(two));
        Assert.Equal("too-many-on-one", Assert.Single(workshop.Decide(workshop.Ben, new PlaceDots(two, 3)).Refusals).Code);
        Assert.Equal("too-many-dots", Assert.Single(workshop.Decide(workshop.Ben, new PlaceDots(notes[2], 1)).Refusals).Code);
        Assert.Equal("no-thing", Assert.Single(workshop.Decide(workshop.Ben, new PlaceDots(notes[0], 1)).Refusals).Code);
        Assert.Null(WorkshopShown.Group(workshop.State, two)!.Dots);
    }

    private static (WorkshopExamples Workshop, long[] Notes) Grouping(int notes)
    {
        var workshop = WorkshopExamples.Open().Begin(WorkshopStage.Gather);
        var written = Enumerable.Range(1, notes).Select(i => workshop.Must(workshop.Aisha, new WriteNote($"Note {i}"))).ToArray();
        workshop.Begin(WorkshopStage.Reveal).Begin(WorkshopStage.Group);
        return (workshop, written);
    }

    internal static WorkshopExamples Played()
    {
        var facilitator = WorkshopExamples.Facilitator;
        var workshop = WorkshopExamples.Open().Begin(WorkshopStage.Gather);
        var notes = Enumerable.Range(1, 6).Select(i => workshop.Must(workshop.Aisha, new WriteNote($"Note {i}", "blue", "cy"))).ToArray();
        workshop.Must(workshop.Aisha, new EditNote(notes[0], "Note 1, better said"));
        var regretted = workshop.Must(workshop.Ben, new WriteNote("Regretted"));
        workshop.Must(workshop.Ben, new WithdrawNote(regretted));
        workshop.Must(workshop.Ben, new IntroduceSelf("Benjamin"));
        workshop.Must(workshop.Ben, new SitAt(1));
        workshop.Must(workshop.Ben, new DescribeSelf(ImmutableSortedDictionary<string, int>.Empty));
        workshop.Must(facilitator, new PeekNote(notes[1], "A worry."));
        workshop.Must(facilitator, new ExtendStage(5));
        workshop.Begin(WorkshopStage.Reveal).Begin(WorkshopStage.Group);
        var first = workshop.Must(workshop.Aisha, new MakeGroup("Benches", [notes[0], notes[1]]));
        var second = workshop.Must(workshop.Ben, new MakeGroup("", [notes[2]]));
        workshop.Must(workshop.Ben, new NameGroup(second, "Trees"));
        workshop.Must(workshop.Aisha, new MoveNotes([notes[3]], second));
        var merge = workshop.Must(facilitator, new MergeGroups(second, first));
        workshop.Must(facilitator, new UndoMove(merge));
        workshop.Must(workshop.Host, new SplitGroup(first, [notes[1]], "Swings"));
        workshop.Must(workshop.Ben, new WriteNote("Seen at once"));
        workshop.Must(facilitator, new HideNote(notes[5], true, "Names somebody."));
        workshop.Must(facilitator, new CountTable(1, 4));
        var tables = workshop.Must(workshop.Host, new AddTableNote(1, "From the table", "7"));
        workshop.Must(workshop.Host, new MakeGroup("Table one", [tables]));
        workshop.Must(workshop.Host, new CarryUp(1, 1));
        workshop.Begin(WorkshopStage.Vote);
        workshop.Must(workshop.Ben, new PlaceDots(first, 2));
        workshop.Must(workshop.Host, new PlaceTableDots(1, second, 6));
        workshop.Must(facilitator, new ShowDots(true));
        workshop.Must(workshop.Aisha, new PlaceDots(notes[4], 1));
        workshop.Begin(WorkshopStage.Discuss);
        var comment = workshop.Must(workshop.Ben, new AddComment(first, "By the pond."));
        workshop.Must(facilitator, new HideComment(comment, true, "Off the point."));
        workshop.Must(workshop.Ben, new RaiseHand(true));
        workshop.Must(facilitator, new CallHand(workshop.Ben.Number));
        workshop.Must(workshop.Host, new RaiseTableHand(1, "Grace"));
        var hand = workshop.Must(facilitator, new RaiseTableHand(1));
        workshop.Must(facilitator, new CallHand(hand));
        workshop.Must(workshop.Host, new LowerTableHand(workshop.State.TableHands.Keys.Single()));
        workshop.Must(facilitator, new ShareBoard(true));
        workshop.Must(facilitator, new TranslateNote(notes[0], "en", "Note 1 in English"));
        workshop.Must(workshop.Aisha, new ApproveTranslation(notes[0], "en", true, "Note 1 in English"));
        workshop.Must(facilitator, new TranslateNote(notes[0], "pl", "Karteczka 1"));
        workshop.Must(workshop.Aisha, new EditNote(notes[0], "Note 1, said once more"));
        workshop.Must(facilitator, new ApproveTranslation(notes[0], "en", true, "Note 1 in English"));
        workshop.Must(facilitator, new ApproveTranslation(notes[0], "pl", false));
        workshop.Must(facilitator, new Park(second, true));
        workshop.Must(facilitator, new Summarise(first, "More places to sit."));
        workshop.Must(facilitator, new PointAt(first));
        workshop.Begin(WorkshopStage.Agree);
        workshop.Must(facilitator, new Agree(first, new AgreedOutcome(OutcomeKind.Action, "Order three benches.", "Parks team", new DateOnly(2027, 5, 1))));
        workshop.Must(facilitator, new RemoveParticipant(workshop.Ben.Number, "Shouted."));
        workshop.Begin(WorkshopStage.Feedback);
        workshop.Must(workshop.Aisha, new GiveFeedback(5, "Good."));
        workshop.Must(workshop.Host, new GiveTableFeedback(1, 4, 3, "Warm."));
        workshop.Must(facilitator, new GiveTableFeedback(1, 4, 2));
        workshop.Must(facilitator, new ShareBoard(false));
        workshop.Must(facilitator, new MoveWorkshop(WorkshopMove.Close));
        workshop.Must(facilitator, new MoveWorkshop(WorkshopMove.Publish));
        return workshop;
    }
}
