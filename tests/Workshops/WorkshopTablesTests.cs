using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>What is done for people without phones, translations, and the link to read: what the rules let pass, and what of it is shown.</summary>
public sealed class WorkshopTablesTests
{
    private static readonly Caller Facilitator = WorkshopExamples.Facilitator;

    [Fact]
    public void TableHand_StandsInTheQueueAmongTheOthers_AsManyAsWereCounted()
    {
        // Arrange
        var workshop = WorkshopExamples.Open().Begin(WorkshopStage.Discuss);

        // Act
        var nobody = workshop.Decide(workshop.Host, new RaiseTableHand(1, "Grace"));
        workshop.Must(Facilitator, new CountTable(1, 1));
        workshop.Must(workshop.Aisha, new RaiseHand(true));
        var hand = workshop.Must(workshop.Host, new RaiseTableHand(1, "Grace"));
        workshop.Must(workshop.Ben, new RaiseHand(true));
        var full = workshop.Decide(workshop.Host, new RaiseTableHand(1));
        var elsewhere = workshop.Decide(workshop.Host, new RaiseTableHand(2));
        var fewer = workshop.Decide(Facilitator, new CountTable(1, 0));

        // Assert
        Assert.Equal(["nobody", "hands-up", "not-your-table", "spoken-for"], new[] { nobody, full, elsewhere, fewer }.Select(decision => decision.Refusals[0].Code));
        Assert.Equal(3, WorkshopShown.Mine(workshop.State, workshop.Ben).HandPlace);
        Assert.Equal("Grace", Assert.Single(WorkshopShown.View(workshop.State, BoardAudience.Facilitator).TableHands).Name);
        Assert.Empty(WorkshopShown.View(workshop.State, BoardAudience.Participant, WorkshopShown.Mine(workshop.State, workshop.Ben)).TableHands);
        workshop.Must(Facilitator, new CallHand(hand));
        var room = WorkshopShown.Room(workshop.State, BoardAudience.Participant);
        Assert.Equal((2, 1, 1), (room.Hands, room.Spoken, room.SpokenWithoutPhones));
        Assert.Equal(2, WorkshopShown.Mine(workshop.State, workshop.Ben).HandPlace);
    }

    [Fact]
    public void TableFeedback_IsCountedAndLabelled_AndAnotherNumberReplacesTheEarlierOne()
    {
        // Arrange
        var workshop = WorkshopExamples.Open().Begin(WorkshopStage.Feedback);
        workshop.Must(Facilitator, new CountTable(1, 4));
        workshop.Must(workshop.Aisha, new GiveFeedback(2, "Too long."));

        // Act
        workshop.Must(workshop.Host, new GiveTableFeedback(1, 5, 3, "Warm."));
        var tooMany = workshop.Decide(workshop.Host, new GiveTableFeedback(1, 4, 2));
        workshop.Must(workshop.Host, new GiveTableFeedback(1, 5, 1));
        workshop.Must(workshop.Host, new GiveTableFeedback(1, 4, 2, "Good soup."));

        // Assert
        Assert.Equal("answers", Assert.Single(tooMany.Refusals).Code);
        var view = WorkshopShown.View(workshop.State, BoardAudience.Facilitator);
        Assert.Equal([new(2, "Too long."), new(4, "Good soup.", 2), new(5, null, 1)], view.Feedback.AsEnumerable());
        Assert.Equal((4, 3), (view.Room.Feedback, view.Room.FeedbackWithoutPhones));
        workshop.Must(workshop.Host, new GiveTableFeedback(1, 4, 0));
        Assert.Equal(1, WorkshopShown.Room(workshop.State, BoardAudience.Participant).FeedbackWithoutPhones);
    }

    [Fact]
    public void Translation_IsShownOnceApproved_BesideTheNote_AndDoubtedWhenTheNoteChanges()
    {
        // Arrange
        var workshop = WorkshopExamples.Open().Begin(WorkshopStage.Discuss);
        var note = workshop.Must(workshop.Aisha, new WriteNote("A bench", null, "en"));

        // Act
        var own = workshop.Decide(Facilitator, new TranslateNote(note, "en-GB", "A bench"));
        var same = workshop.Decide(Facilitator, new TranslateNote(note, "en", "A bench"));
        workshop.Must(Facilitator, new TranslateNote(note, "pl", "Ławka"));
        var proposed = Shown();
        var others = workshop.Decide(workshop.Ben, new ApproveTranslation(note, "pl", true, "Ława"));
        var unread = new[] { "Ława", null }.Select(read => workshop.Decide(workshop.Aisha, new ApproveTranslation(note, "pl", true, read)));
        workshop.Must(workshop.Aisha, new ApproveTranslation(note, "pl", true, "Ławka"));
        var approved = Shown();
        workshop.Must(workshop.Aisha, new EditNote(note, "Two benches"));
        var doubted = Shown();

        // Assert
        Assert.All(unread, decision => Assert.Equal("no-translation", decision.Refusals[0].Code));
        Assert.Equal(["no-language", "own-language", "not-author"], new[] { own, same, others }.Select(decision => decision.Refusals[0].Code));
        Assert.Equal((null, "Ławka"), (proposed.Everyone.Translations, proposed.Facilitator.Proposed?["pl"]));
        Assert.Equal((1, 0, 1), (proposed.Everyone.Waiting, approved.Everyone.Waiting, doubted.Everyone.Waiting));
        Assert.Null(proposed.Everyone.Proposed);
        Assert.Equal(("A bench", "Ławka"), (approved.Everyone.Text, approved.Everyone.Translations?["pl"]));
        Assert.Equal((null, "Ławka"), (doubted.Everyone.Translations, doubted.Facilitator.Proposed?["pl"]));
        workshop.Must(workshop.Aisha, new WithdrawNote(note));
        Assert.DoesNotContain("Ławka", System.Text.Encoding.UTF8.GetString(BoardJson.Snapshot(workshop.State, BoardAudience.Facilitator)), StringComparison.Ordinal);

        (NoteView Everyone, NoteView Facilitator) Shown() => (WorkshopShown.Note(workshop.State, note, BoardAudience.Participant)!, WorkshopShown.Note(workshop.State, note, BoardAudience.Facilitator)!);
    }

    [Fact]
    public void Translation_OfWhatIsPrivateOrAnotherTables_IsRefused()
    {
        // Arrange
        var workshop = WorkshopExamples.Open().Begin(WorkshopStage.Gather);
        var note = workshop.Must(workshop.Aisha, new WriteNote("SECRET", null, "en"));

        // Act
        var secret = workshop.Decide(Facilitator, new TranslateNote(note, "pl", "Sekret"));
        workshop.Begin(WorkshopStage.Reveal);
        var notTheirs = workshop.Decide(workshop.Host, new TranslateNote(note, "pl", "Sekret"));
        var nothing = workshop.Decide(Facilitator, new ApproveTranslation(note, "pl", true));

        // Assert
        Assert.Equal(["no-note", "not-your-table", "no-translation"], new[] { secret, notTheirs, nothing }.Select(decision => decision.Refusals[0].Code));
    }
}
