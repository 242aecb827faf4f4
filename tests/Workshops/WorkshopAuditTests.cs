using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Audit;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>What staff did in a workshop is in the audit log, once, and says nothing of what residents wrote.</summary>
public sealed class WorkshopAuditTests
{
    // What is said and moved about in the course of the talk is in the workshop's own log only.
    private static readonly string[] Talk = ["StageExtended", "HandCalled", "TableHandCalled", "ThingParked", "GroupSummarised", "Pointed", "CommentAdded", "GroupMade", "GroupNamed", "GroupsMerged", "NotesMoved", "MoveUndone"];

    [Fact]
    public void Entries_OfAPlayedWorkshop_AreOfStaffAlone_AndHaveNoWordOfANote()
    {
        // Arrange
        var played = WorkshopBoardTests.Played();
        var staff = played.Log.Where(done => done.By.StaffId is not null).ToList();

        // Act
        var entries = played.Log.Select(done => (Done: done, Entry: WorkshopAudit.Entry("hall", played.State.Setup!, done))).ToList();

        // Assert
        Assert.All(entries.Where(entry => entry.Entry is not null), entry => Assert.Equal(("hall", "f1", "Farah Facilitator"), (entry.Entry!.Round, entry.Entry.ById, entry.Entry.ByName)));
        Assert.All(entries.Where(entry => entry.Done.By.StaffId is null), entry => Assert.Null(entry.Entry));
        Assert.All(staff.Where(done => !done.Events.Any(happened => Talk.Contains(happened.GetType().Name))), done => Assert.NotNull(WorkshopAudit.Entry("hall", played.State.Setup!, done)));
        var written = played.Log.SelectMany(done => done.Events).OfType<NoteWritten>().Select(note => note.Text).Distinct();
        Assert.All(written, text => Assert.DoesNotContain(entries, entry => entry.Entry?.What.Contains(text, StringComparison.Ordinal) == true));
        Assert.Equal(entries.Count(entry => entry.Entry is not null), entries.Select(entry => entry.Entry?.Id).OfType<Guid>().Distinct().Count());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Act_OfAFacilitator_IsInTheLogWhenItIsAnswered_AndOnceAfterARestart(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var hall = await (await Hall.OpenAsync(hub)).Begin(WorkshopStage.Gather);
        var (aisha, number) = await hall.Join("Aisha");
        var note = await hall.Must(aisha, new WriteNote("Only mine"));

        // Act
        await hall.Must(Hall.Facilitator, new PeekNote(note, "Somebody said it asks for help"));
        await hall.Must(Hall.Facilitator, new RemoveParticipant(number, "Insulted a neighbour"));
        var entries = await Entries(hub, hall.Id);
        await hub.RestartAsync();
        await hall.Grain.GetHash();

        // Assert
        Assert.Equal(["workshop-participant-removed", "workshop-note-peeked", "workshop-stage-begun", "workshop-opened", "workshop-prepared"], entries.Select(entry => entry.Act));
        Assert.Equal($"Workshop “{WorkshopExamples.Setup.Title}”: read note {note} before the reveal: Somebody said it asks for help", entries[1].What);
        Assert.Equal("Farah Facilitator", entries[0].ByName);
        Assert.Equal(entries.Select(entry => entry.Id), (await Entries(hub, hall.Id)).Select(entry => entry.Id));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Act_WhoseAnswerWasLost_IsInTheLogOnce(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind, FaultyWorkshopJournal.Use);
        var hall = await Hall.OpenAsync(hub);
        ((FaultyWorkshopJournal)hall.Journal).AfterNextAppend = new IOException("The line broke.");

        // Act
        await hall.Must(Hall.Facilitator, new BeginStage(0));

        // Assert
        Assert.Single(await Entries(hub, hall.Id), entry => entry.Act == "workshop-stage-begun");
    }

    private static async Task<List<AuditEntry>> Entries(TestHub hub, string workshop)
    {
        var entries = new List<AuditEntry>();
        await foreach (var line in hub.Services.GetRequiredService<IAuditJournal>().Read(new AuditFilter(workshop), default))
        {
            entries.Add(line.Entry);
        }

        return entries;
    }
}
