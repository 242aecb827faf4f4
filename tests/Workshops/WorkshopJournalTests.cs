using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Workshops;
using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>What a workshop keeps when things break.</summary>
public sealed class WorkshopJournalTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Restart_WithAndWithoutASnapshot_GivesTheSameStateAndKnowsWhatWasSent(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var hall = await (await Hall.OpenAsync(hub)).Begin(WorkshopStage.Gather);
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => hall.Join($"Person {i}")));
        var (id, first) = (Guid.NewGuid(), people[0].Person);
        var sent = await hall.Do(first, new WriteNote("Once"), id);
        await Write(hall, people, 20);
        var small = await hall.Grain.GetHash();
        await hub.RestartAsync();
        var reread = await hall.Grain.GetHash();
        var before = await hall.Journal.ReadSnapshot(hall.Id, default);

        // Act
        await Write(hall, people, 120);
        await hall.Begin(WorkshopStage.Reveal);
        var large = await hall.Grain.GetHash();
        await hub.RestartAsync();

        // Assert
        Assert.Equal(small, reread);
        Assert.Null(before);
        Assert.Equal(large.Sequence, (await hall.Journal.ReadSnapshot(hall.Id, default))!.Sequence);
        Assert.Equal(large, await hall.Grain.GetHash());
        Assert.Equal(large.Hash, (await hall.Refold()).Hash());
        Assert.Equal(sent.Sequence, (await hall.Do(first, new WriteNote("Once"), id)).Sequence);
        Assert.Equal(large, await hall.Grain.GetHash());
        var code = (await hall.Grain.GetView(Hall.Facilitator))!.Room.Code;
        Assert.Equal(hall.Id, await hall.Index.FindCode(code));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Snapshot_InManyParts_IsReadWholeOrNotAtAll(DatabaseKind kind)
    {
        // Arrange
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var hub = await TestHub.StartAsync(database);
        var journal = hub.Services.GetRequiredService<IWorkshopJournal>();
        var (small, large, larger) = (Made(5, 10), Made(7, 300_000), Made(9, 400_001));

        // Act
        foreach (var snapshot in new[] { small, large, small })
        {
            await journal.WriteSnapshot("hall", snapshot.Sequence, Parts(snapshot), default);
        }

        await database.ExecuteAsync("INSERT INTO workshop_snapshot_part (workshop, seq, part, state) SELECT workshop, 8, part, state FROM workshop_snapshot_part WHERE part < 2");
        var whole = await journal.ReadSnapshot("hall", default);
        await journal.WriteSnapshot("hall", larger.Sequence, Parts(larger), default);
        var last = await journal.ReadSnapshot("hall", default);
        var older = await database.QueryAsync<long>("SELECT count(*) FROM workshop_snapshot_part WHERE seq < 9");
        await journal.Delete("hall", default);

        // Assert: what was not finished is never read, and what was replaced is gone.
        Assert.Equal(large.Sequence, whole!.Sequence);
        Assert.Equal(large.State.ToArray(), whole.State.ToArray());
        Assert.Equal(larger.Sequence, last!.Sequence);
        Assert.Equal(larger.State.ToArray(), last.State.ToArray());
        Assert.Equal(0, older);
        Assert.Equal(0, await database.QueryAsync<long>("SELECT count(*) FROM workshop_snapshot_part"));
        Assert.Null(await journal.ReadSnapshot("hall", default));

        static IAsyncEnumerable<byte[]> Parts(StoredSnapshot snapshot) => snapshot.State.ToArray().Chunk(65_536).ToAsyncEnumerable();

        static StoredSnapshot Made(long sequence, int bytes)
        {
            var state = new byte[bytes];
            new Random((int)sequence).NextBytes(state);
            return new StoredSnapshot(sequence, state);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Restart_WithOperationsSinceTheSnapshot_StillHasTheirNews(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var hall = await (await Hall.OpenAsync(hub)).Begin(WorkshopStage.Discuss);
        var (aisha, _) = await hall.Join("Aisha");
        var at = await hall.Must(aisha, new WriteNote("Seen"));
        var regretted = await hall.Must(aisha, new WriteNote("Regretted"));
        await hall.Must(aisha, new WithdrawNote(regretted));
        var missed = await hall.Must(aisha, new WriteNote("Missed"));

        // Act
        await hub.RestartAsync();
        var news = await hall.Grain.GetNews(at);
        var later = await hall.Grain.GetNews(regretted);

        // Assert: also of what came before and went after.
        Assert.Contains(later!.Changes, change => change.Thing == BoardKey.Note(regretted) && change.Property.Length == 0);
        Assert.Contains(news!.Changes, change => change.Thing == BoardKey.Note(missed) && change is { Property: "t", Json: "\"Missed\"" });
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task TwoActivations_WritingAtOnce_MakeOneLogWithEverythingOnce(DatabaseKind kind)
    {
        // Arrange: two hubs that know nothing of each other, as two silos in a split do for a while.
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var one = await TestHub.StartAsync(database);
        var hall = await (await Hall.OpenAsync(one)).Begin(WorkshopStage.Gather);
        var people = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => hall.Join()));
        await using var two = await TestHub.StartAsync(database);
        var same = hall.In(two);

        // Act
        var outcomes = await Task.WhenAll(people.SelectMany(person => Enumerable.Range(0, 6).Select(async i =>
        {
            var id = Guid.NewGuid();
            var command = new WriteNote($"Note {i} of {person.Number}");
            WorkshopOutcome outcome = null!;
            await Eventually.DoesAsync(async () => (outcome = await (i % 2 == 0 ? hall : same).Do(person.Person, command, id)).IsAccepted, "a note to be taken");
            return outcome.Sequence;
        })));

        // Assert
        Assert.Equal(60, outcomes.Distinct().Count());
        var state = await hall.Refold();
        Assert.Equal(60, state.Notes.Count);
        Assert.Equal(60, state.Notes.Values.Select(note => note.Text).Distinct().Count());
        await hall.Must(people[0].Person, new WriteNote("The last word"));
        await Eventually.DoesAsync(async () => (await same.Do(people[1].Person, new WriteNote("And another"))).IsAccepted, "the other to read on");
        await Eventually.DoesAsync(async () => (await hall.Do(people[2].Person, new WriteNote("And the last"))).IsAccepted, "the first to read on");
        Assert.Equal((await hall.Refold()).Hash(), (await hall.Grain.GetHash()).Hash);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Append_WhoseAnswerIsLost_IsThereOnceAndAnswered(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind, FaultyWorkshopJournal.Use);
        var hall = await (await Hall.OpenAsync(hub)).Begin(WorkshopStage.Gather);
        var (aisha, _) = await hall.Join("Aisha");
        ((FaultyWorkshopJournal)hall.Journal).AfterNextAppend = new IOException("The connection broke.");

        // Act
        var outcome = await hall.Do(aisha, new WriteNote("A bench"));

        // Assert
        Assert.True(outcome.IsAccepted);
        Assert.Single((await hall.Refold()).Notes);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Append_OfWhatCannotBeStored_FailsAlone(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind, FaultyWorkshopJournal.Use);
        var hall = await (await Hall.OpenAsync(hub)).Begin(WorkshopStage.Gather);
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => hall.Join()));
        ((FaultyWorkshopJournal)hall.Journal).BeforeAppend = operations =>
            operations.Any(done => done.Body.Contains("POISON", StringComparison.Ordinal)) ? throw new IOException("No.") : Task.CompletedTask;

        // Act
        var outcomes = await Task.WhenAll(people.Select((person, i) => hall.Do(person.Person, new WriteNote(i == 2 ? "POISON" : $"Note {i}"))));

        // Assert
        Assert.Equal([true, true, false, true, true, true], outcomes.Select(outcome => outcome.IsAccepted));
        Assert.Equal("outcome-unknown", outcomes[2].Refusals[0].Code);
        Assert.Equal(5, (await hall.Refold()).Notes.Count);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Append_NotYetOnTheDisk_IsShownToNobody(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind, FaultyWorkshopJournal.Use);
        var hall = await (await Hall.OpenAsync(hub)).Begin(WorkshopStage.Discuss);
        var (aisha, _) = await hall.Join("Aisha");
        var listener = new Listener();
        var at = await hall.Grain.Watch(hub.Grains.CreateObjectReference<IWorkshopWatcher>(listener));
        var (reached, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        ((FaultyWorkshopJournal)hall.Journal).BeforeAppend = _ =>
        {
            reached.TrySetResult();
            return gate.Task;
        };

        // Act
        var writing = hall.Do(aisha, new WriteNote("Not yet"));
        await reached.Task.Ends();
        var board = (await hall.Grain.GetBoard(BoardAudience.Participant))!;
        var (mine, news) = ((await hall.Grain.GetMine(aisha))!, await hall.Grain.GetNews(at));
        var heard = listener.Heard.Count;
        gate.SetResult();
        var outcome = await writing.Ends();

        // Assert
        Assert.Equal(at, board.Sequence);
        Assert.Empty(mine.Notes);
        Assert.Empty(news!.Changes);
        Assert.Equal(0, heard);
        await Eventually.Is(() => listener.Heard.Any(news => news.To == outcome.Sequence), "the news once it is durable");
    }

    private static async Task Write(Hall hall, (WorkshopPerson Person, long Number)[] people, int notes)
    {
        // No faster than the grain lets people go on: what is refused as too fast is sent again.
        for (var i = 0; i < notes; i++)
        {
            var (command, id) = (new WriteNote($"Note {i}"), Guid.NewGuid());
            await Eventually.DoesAsync(async () => (await hall.Do(people[i % people.Length].Person, command, id)).IsAccepted, "a note to be taken");
        }
    }
}
