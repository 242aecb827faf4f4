using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>Who is seen to be changing a note, and above all who is not.</summary>
public sealed class NoteEditorsTests
{
    private static readonly DateTimeOffset Now = WorkshopExamples.At;

    private readonly NoteEditors editors = new();

    [Fact]
    public void Begin_OnANoteThatEveryoneSees_IsToldWithItsAuthorsNameUntilTheLeaseIsOver()
    {
        // Arrange
        var (workshop, note) = Revealed();

        // Act
        editors.Begin(workshop.State, workshop.Aisha, note, Now);
        var told = editors.News(workshop.State, Now);
        var again = editors.News(workshop.State, Now.AddSeconds(5));
        editors.Begin(workshop.State, workshop.Aisha, note, Now.AddSeconds(5));
        var renewed = editors.News(workshop.State, Now.AddSeconds(14));
        var lapsed = editors.News(workshop.State, Now.AddSeconds(15));

        // Assert
        Assert.Equal(new EditedNote(note, "Aisha"), Assert.Single(told!.Value));
        Assert.Null(again);
        Assert.Null(renewed);
        Assert.Empty(lapsed!.Value);
        Assert.True(editors.IsIdle);
    }

    [Fact]
    public void Begin_WhileNotesArePrivate_TellsNothing_NotEvenThatItIsDone()
    {
        // Arrange
        var workshop = WorkshopExamples.Open().Begin(WorkshopStage.Gather);
        var note = workshop.Must(workshop.Aisha, new WriteNote("SECRET"));

        // Act
        editors.Begin(workshop.State, workshop.Aisha, note, Now);

        // Assert
        Assert.True(editors.IsIdle);
        Assert.Null(editors.News(workshop.State, Now));
        workshop.Begin(WorkshopStage.Reveal);
        Assert.Null(editors.News(workshop.State, Now));
    }

    [Fact]
    public void Begin_ByAnyoneButItsAuthor_OrOnWhatIsNotThere_IsPassedOver()
    {
        // Arrange
        var (workshop, note) = Revealed();
        var proxy = workshop.Must(workshop.Host, new AddTableNote(1, "For the table"));
        var hidden = workshop.Must(workshop.Aisha, new WriteNote("Rude"));
        workshop.Must(WorkshopExamples.Facilitator, new HideNote(hidden, true, "Rude."));
        var stranger = new Caller(WorkshopRole.Stranger, 0, new Actor(0));

        // Act
        editors.Begin(workshop.State, workshop.Ben, note, Now);
        editors.Begin(workshop.State, WorkshopExamples.Facilitator, proxy, Now);
        editors.Begin(workshop.State, stranger, proxy, Now);
        editors.Begin(workshop.State, stranger with { Role = WorkshopRole.Reader }, proxy, Now);
        editors.Begin(workshop.State, workshop.Aisha, hidden, Now);
        editors.Begin(workshop.State, workshop.Aisha, 9_999, Now);

        // Assert
        Assert.True(editors.IsIdle);
    }

    [Fact]
    public void End_ByAnotherLeavesIt_AndByItsAuthorTakesItAway()
    {
        // Arrange
        var (workshop, note) = Revealed();
        editors.Begin(workshop.State, workshop.Aisha, note, Now);
        editors.News(workshop.State, Now);

        // Act
        editors.End(workshop.State, workshop.Ben, note);
        var left = editors.News(workshop.State, Now);
        editors.End(workshop.State, workshop.Aisha, note);

        // Assert
        Assert.Null(left);
        Assert.Empty(editors.News(workshop.State, Now)!.Value);
    }

    [Fact]
    public void News_OfANoteHiddenMeanwhile_NamesItNoMore()
    {
        // Arrange
        var (workshop, note) = Revealed();
        editors.Begin(workshop.State, workshop.Aisha, note, Now);
        editors.News(workshop.State, Now);

        // Act
        workshop.Must(WorkshopExamples.Facilitator, new HideNote(note, true, "Names somebody."));

        // Assert
        Assert.Empty(editors.News(workshop.State, Now)!.Value);
    }

    [Fact]
    public void News_WhereAuthorsAreNotShown_HasNoName_AndNeverMoreThanTheNewestTwenty()
    {
        // Arrange
        var (workshop, _) = Revealed(WorkshopExamples.Setup with { ShowsAuthors = false });
        var notes = Enumerable.Range(0, 30).Select(i => workshop.Must(workshop.Aisha, new WriteNote($"Note {i}"))).ToList();

        // Act
        for (var i = 0; i < notes.Count; i++)
        {
            editors.Begin(workshop.State, workshop.Aisha, notes[i], Now.AddMilliseconds(i));
        }

        // Assert
        var told = editors.News(workshop.State, Now)!.Value;
        Assert.Equal(notes[^NoteEditors.MostTold..], told.Select(edited => edited.Note));
        Assert.All(told, edited => Assert.Null(edited.Name));
    }

    private static (WorkshopExamples Workshop, long Note) Revealed(WorkshopSetup? setup = null)
    {
        var workshop = WorkshopExamples.Open(setup).Begin(WorkshopStage.Discuss);
        return (workshop, workshop.Must(workshop.Aisha, new WriteNote("A bench")));
    }
}
