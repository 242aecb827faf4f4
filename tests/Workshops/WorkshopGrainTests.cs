using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>A workshop through its grain and its journal.</summary>
public sealed class WorkshopGrainTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Prepare_AndOpen_IsFoundByItsCodeAndListed(DatabaseKind kind)
    {
        // Act
        var hall = await Hall.OpenAsync(hubs[kind]);

        // Assert
        var line = (await hall.Index.List()).Single(line => line.Id == hall.Id);
        Assert.Equal((WorkshopExamples.Setup.Title, WorkshopPhase.Open, hubs[kind].Clock.Now), (line.Title, line.Phase, line.At));
        Assert.Equal(hall.Id, await hall.Index.FindCode($" {line.Code[..3].ToLowerInvariant()}-{line.Code[3..]} "));
        Assert.Equal(line.Code, (await hall.Grain.GetView(Hall.Facilitator))!.Room.Code);
        Assert.Null(await hall.Grain.GetView(new WorkshopPerson()));
        Assert.Equal(WorkshopRole.Stranger, await hall.Grain.GetRole(WorkshopPerson.Of(Hall.NewToken())));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Door_TellsAnyoneOfAnOpenWorkshop_AndNothingOfADraft(DatabaseKind kind)
    {
        // Arrange
        var hall = await Hall.OpenAsync(hubs[kind]);
        var draft = hubs[kind].Grains.GetGrain<IWorkshopGrain>($"draft-{Guid.NewGuid():N}"[..20]);
        await draft.Do(Hall.Facilitator, Guid.NewGuid(), new PrepareWorkshop(WorkshopExamples.Setup));

        // Act
        var door = await hall.Grain.GetDoor();

        // Assert
        Assert.Equal((WorkshopExamples.Setup.Title, WorkshopPhase.Open, WorkshopExamples.Setup.Tables), (door!.Title, door.Phase, door.Tables));
        Assert.Equal(hall.Id, await hall.Index.FindCode(door.Code));
        Assert.Null(await draft.GetDoor());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Gathered_IsToldToTheFacilitatorAlone_WithoutAWord(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Gather);
        var (aisha, _) = await hall.Join("Aisha", 2);
        var note = await hall.Must(aisha, new WriteNote("A bench"));
        await hall.Must(aisha, new WithdrawNote(await hall.Must(aisha, new WriteNote("Taken away"))));

        // Act
        var gathered = await hall.Grain.GetGathered(Hall.Facilitator);

        // Assert
        Assert.Equal(new GatheredNote(note, 2, false), Assert.Single(gathered));
        Assert.Empty(await hall.Grain.GetGathered(aisha));
        Assert.Empty(await hall.Grain.GetGathered(new WorkshopPerson()));
        await hall.Begin(WorkshopStage.Reveal);
        Assert.Empty(await hall.Grain.GetGathered(Hall.Facilitator));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Do_SentAgain_GivesTheSameAnswerToTheSenderAndNobodyElse(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Gather);
        var (aisha, _) = await hall.Join("Aisha");
        var (ben, _) = await hall.Join("Ben");
        var id = Guid.NewGuid();
        var first = await hall.Do(aisha, new WriteNote("A bench"), id);

        // Act
        var again = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => hall.Do(aisha, new WriteNote("A bench"), id)));
        var stolen = await hall.Do(ben, new WriteNote("A bench"), id);
        var late = await hall.Begin(WorkshopStage.Agree).ContinueWith(_ => hall.Do(aisha, new WriteNote("A bench"), id), TaskScheduler.Default).Unwrap();

        // Assert
        Assert.All(again, outcome => Assert.Equal(first.Sequence, outcome.Sequence));
        Assert.Equal(first.Sequence, late.Sequence);
        Assert.Equal("operation-taken", Assert.Single(stolen.Refusals).Code);
        Assert.Single((await hall.Refold()).Notes);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Do_WhatIsSoAlready_IsNotDecidedAnewLater(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Discuss);
        var (aisha, _) = await hall.Join("Aisha");
        await hall.Must(aisha, new RaiseHand(true));
        var id = Guid.NewGuid();
        var nothing = await hall.Do(aisha, new RaiseHand(true), id);
        await hall.Must(aisha, new RaiseHand(false));

        // Act
        var again = await hall.Do(aisha, new RaiseHand(true), id);

        // Assert
        Assert.Equal(nothing.Sequence, again.Sequence);
        Assert.Equal(0, (await hall.Grain.GetView(aisha))!.Room.Hands);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Join_WithTheSameToken_IsOneParticipant(DatabaseKind kind)
    {
        // Arrange
        var hall = await Hall.OpenAsync(hubs[kind]);
        var token = Hall.NewToken();

        // Act
        var joins = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => hall.Grain.Join(new(Guid.NewGuid(), token, "Aisha"))));
        var other = await hall.Grain.Join(new(Guid.NewGuid(), "short"));

        // Assert
        Assert.Single(joins.Select(join => join.Participant).Distinct());
        Assert.Equal("no-token", Assert.Single(other.Refusals).Code);
        Assert.Equal(1, (await hall.Grain.GetView(Hall.Facilitator))!.Room.People);
        Assert.Equal(WorkshopRole.Participant, await hall.Grain.GetRole(WorkshopPerson.Of(token)));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Join_ByMoreThanTheDoorTakes_IsAPlaceInALineAndThenThrough(DatabaseKind kind)
    {
        // Arrange
        var hall = await Hall.OpenAsync(hubs[kind]);
        var commands = Enumerable.Range(0, 450).Select(_ => new JoinWorkshop(Guid.NewGuid(), Hall.NewToken())).ToList();

        // Act
        var first = await Task.WhenAll(commands.Select(hall.Grain.Join));
        await Eventually.DoesAsync(async () => (await Task.WhenAll(commands.Select(hall.Grain.Join))).All(outcome => outcome.Participant > 0), "everyone to be let in");

        // Assert
        Assert.Contains(first, outcome => outcome is { Place: > 0, Participant: 0, Refusals.IsEmpty: true } && outcome.AskAgain > TimeSpan.Zero);
        Assert.Equal(450, (await hall.Refold()).People.Count);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Gather_ThroughEveryDoorOfTheGrain_ShowsNobodyTheTextsOfOthers(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Gather);
        var listener = new Listener();
        await hall.Grain.Watch(hubs[kind].Grains.CreateObjectReference<IWorkshopWatcher>(listener));
        var (aisha, _) = await hall.Join("Aisha");
        var (ben, _) = await hall.Join("Ben");
        var note = await hall.Must(aisha, new WriteNote("SECRET one"));
        await hall.Must(aisha, new EditNote(note, "SECRET two"));
        var peek = await hall.Do(Hall.Facilitator, new PeekNote(note, "A worry for somebody's safety."));
        await Eventually.Is(() => listener.Heard.Any(news => news.To >= peek.Sequence), "the news");

        // Act
        object?[] told =
        [
            await hall.Grain.GetView(Hall.Facilitator), await hall.Grain.GetView(ben), await hall.Grain.GetMine(ben), await hall.Grain.GetMine(Hall.Facilitator),
            await hall.Grain.GetNews(1), await hall.Grain.GetReceipt(Hall.Facilitator, note), await hall.Grain.GetReceipt(ben, note),
            await hall.Grain.Replay(Hall.Facilitator, 0), await hall.Grain.Replay(ben, 0), listener.Heard.ToArray(),
        ];
        var boards = await Task.WhenAll(new[] { BoardAudience.Facilitator, BoardAudience.Participant, BoardAudience.Projector, BoardAudience.Lite }.Select(hall.Grain.GetBoard));

        // Assert
        Assert.All(told, answer => Assert.DoesNotContain("SECRET", JsonSerializer.Serialize(answer, HubJson.Options), StringComparison.Ordinal));
        Assert.All(boards, board => Assert.DoesNotContain("SECRET", Encoding.UTF8.GetString(board!.Json), StringComparison.Ordinal));
        Assert.Equal("SECRET two", Assert.Single((await hall.Grain.GetMine(aisha))!.Notes).Text);
        Assert.Equal("SECRET two", peek.Text);
        Assert.Equal("SECRET two", (await hall.Grain.GetReceipt(aisha, note))!.Text);
        Assert.Equal(1, (await hall.Grain.GetView(ben))!.Room.Peeks);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Touch_OfARevealedNote_IsTold_OfAPrivateOneNever_AndIsInNoJournal(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Gather);
        var (listener, late) = (new Listener(), new Listener());
        await hall.Grain.Watch(hubs[kind].Grains.CreateObjectReference<IWorkshopWatcher>(listener));
        var (aisha, _) = await hall.Join("Aisha");
        var note = await hall.Must(aisha, new WriteNote("SECRET"));
        await hall.Grain.Touch(aisha, note, isEditing: true);
        await hall.Begin(WorkshopStage.Reveal);
        var at = await hall.Grain.GetHash();

        // Act
        await hall.Grain.Touch(Hall.Facilitator, note, isEditing: true);
        await hall.Grain.Touch(aisha, note, isEditing: true);
        await Eventually.Is(() => !listener.Edited.IsEmpty, "that she changes it");
        await hall.Grain.Watch(hubs[kind].Grains.CreateObjectReference<IWorkshopWatcher>(late));
        await Eventually.Is(() => !late.Edited.IsEmpty, "whoever came later to hear it too");
        await hall.Grain.Touch(aisha, note, isEditing: false);
        await Eventually.Is(() => listener.Edited.Count == 2, "that she has stopped");

        // Assert: one telling of her, made after the reveal, and one that it is over.
        Assert.Equal(new EditedNote(note, "Aisha"), Assert.Single(listener.Edited.First().Notes));
        Assert.Empty(listener.Edited.Last().Notes);
        Assert.Equal(at, await hall.Grain.GetHash());
        GC.KeepAlive(late);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Reader_WithTheLink_SeesWhatIsRevealedAndDoesNothing_AndIsAStrangerOnceItIsEnded(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Gather);
        var (aisha, _) = await hall.Join("Aisha");
        await hall.Must(aisha, new WriteNote("SECRET"));
        await hall.Must(Hall.Facilitator, new ShareBoard(true));
        var key = (await hall.Grain.GetView(Hall.Facilitator))!.ReaderKey!;
        var reader = new WorkshopPerson(ReaderKey: key);

        // Act
        var before = await hall.Grain.GetView(reader);
        await hall.Begin(WorkshopStage.Discuss);
        await hall.Must(aisha, new WriteNote("A bench"));
        var after = await hall.Grain.GetView(reader);
        var refused = await hall.Do(reader, new WriteNote("Mine"));
        var guessed = await hall.Grain.GetView(new WorkshopPerson(ReaderKey: key[1..] + "0"));
        await hall.Must(Hall.Facilitator, new ShareBoard(false));
        var ended = await hall.Grain.GetView(reader);
        await hall.Must(Hall.Facilitator, new ShareBoard(true));

        // Assert
        Assert.DoesNotContain("SECRET", JsonSerializer.Serialize(before, HubJson.Options), StringComparison.Ordinal);
        Assert.Equal("A bench", Assert.Single(after!.Notes).Text);
        Assert.Equal((null, 0), (after.ReaderKey, after.People.Length));
        Assert.Equal("not-joined", Assert.Single(refused.Refusals).Code);
        Assert.Null(guessed);
        Assert.Null(ended);
        Assert.Equal(WorkshopRole.Stranger, await hall.Grain.GetRole(reader));
        Assert.NotEqual(key, (await hall.Grain.GetView(Hall.Facilitator))!.ReaderKey);
        Assert.Equal("not-yours", (await hall.Do(aisha, new ShareBoard(true))).Refusals[0].Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Do_FasterThanAPersonWrites_IsRefusedToThemAlone(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Gather);
        var (flood, _) = await hall.Join();
        var (calm, _) = await hall.Join();

        // Act
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => hall.Do(flood, new WriteNote($"Note {i}"))));
        var other = await hall.Do(calm, new WriteNote("A bench"));

        // Assert
        Assert.True(other.IsAccepted);
        Assert.InRange(outcomes.Count(outcome => outcome.IsAccepted), 30, 199);
        Assert.All(outcomes.Where(outcome => !outcome.IsAccepted), outcome => Assert.Equal("too-fast", outcome.Refusals[0].Code));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Do_AfterRemoval_IsRefused(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Gather);
        var (ben, number) = await hall.Join("Ben");
        await hall.Must(Hall.Facilitator, new RemoveParticipant(number, "Shouted."));

        // Act
        var write = await hall.Do(ben, new WriteNote("Again"));
        var join = await hall.Grain.Join(new(Guid.NewGuid(), ben.Token!, "Ben"));

        // Assert
        Assert.Equal(["removed", "removed"], write.Refusals.Concat(join.Refusals).Select(refused => refused.Code));
        Assert.Equal(WorkshopRole.Removed, await hall.Grain.GetRole(ben));
        Assert.Null(await hall.Grain.GetView(ben));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task News_SinceAnyOperation_PutOntoThatBoardIsTheBoardOfNow(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Discuss);
        var (aisha, _) = await hall.Join("Aisha");
        var boards = new List<BoardSnapshot>();
        for (var i = 0; i < 8; i++)
        {
            var note = await hall.Must(aisha, new WriteNote($"Note {i}"));
            boards.Add((await hall.Grain.GetBoard(BoardAudience.Participant))!);
            await hall.Must(Hall.Facilitator, i % 2 == 0 ? new Park(note, true) : new HideNote(note, true, "Names somebody."));
        }

        // Act
        var last = (await hall.Grain.GetBoard(BoardAudience.Participant))!;
        var news = await Task.WhenAll(boards.Select(board => hall.Grain.GetNews(board.Sequence)));

        // Assert
        Assert.All(boards.Zip(news), pair =>
        {
            var board = JsonNode.Parse(pair.First.Json)!.AsObject();
            Assert.Equal((pair.First.Sequence, last.Sequence, false), (pair.Second!.From, pair.Second.To, pair.Second.IsAnew));
            foreach (var change in pair.Second.Changes.Where(change => change.For.HasFlag(BoardAudience.Participant)))
            {
                BoardOf.Put(board, change);
            }

            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(last.Json), board));
        });
        Assert.Empty((await hall.Grain.GetNews(last.Sequence))!.Changes);
        Assert.Null(await hall.Grain.GetNews(last.Sequence + 1));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task News_OverAReveal_SaysReadItAnew(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Gather);
        var at = (await hall.Grain.GetBoard(BoardAudience.Participant))!.Sequence;

        // Act
        await hall.Begin(WorkshopStage.Reveal);

        // Assert
        Assert.True((await hall.Grain.GetNews(at))!.IsAnew);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Watch_NotRenewed_LapsesAfterNinetySeconds(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var hall = await (await Hall.OpenAsync(hub)).Begin(WorkshopStage.Discuss);
        var (lapsed, renewed) = (new Listener(), new Listener());
        var (first, second) = (hub.Grains.CreateObjectReference<IWorkshopWatcher>(lapsed), hub.Grains.CreateObjectReference<IWorkshopWatcher>(renewed));
        await hall.Grain.Watch(first);
        await hall.Grain.Watch(second);

        // Act
        hub.Clock.Advance(TimeSpan.FromSeconds(60));
        await hall.Grain.Watch(second);
        hub.Clock.Advance(TimeSpan.FromSeconds(60));
        var told = await hall.Must(Hall.Facilitator, new ExtendStage(5));
        await Eventually.Is(() => renewed.Heard.Any(news => news.To == told), "the news of whoever renewed");
        await hall.Grain.Unwatch(second);
        await hall.Must(Hall.Facilitator, new ExtendStage(5));

        // Assert
        Assert.Empty(lapsed.Heard);
        Assert.DoesNotContain(renewed.Heard, news => news.To > told);
        GC.KeepAlive(lapsed);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Receipt_OfANoteThatCameToSomething_HasEachStep(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Gather);
        var (aisha, _) = await hall.Join("Aisha");
        var (ben, _) = await hall.Join("Ben");
        var note = await hall.Must(aisha, new WriteNote("A bench by the pond"));
        var other = await hall.Must(ben, new WriteNote("Somewhere to sit"));
        await hall.Begin(WorkshopStage.Reveal);
        await hall.Begin(WorkshopStage.Group);
        var mine = await hall.Must(aisha, new MakeGroup("Pond", [note]));
        var seats = await hall.Must(ben, new MakeGroup("Seats", [other]));
        await hall.Must(Hall.Facilitator, new MergeGroups(mine, seats));
        await hall.Begin(WorkshopStage.Vote);
        await hall.Must(ben, new PlaceDots(seats, 3));
        await hall.Must(Hall.Facilitator, new ShowDots(true));
        await hall.Begin(WorkshopStage.Agree);
        await hall.Must(Hall.Facilitator, new Agree(seats, new AgreedOutcome(OutcomeKind.Declined, "The path comes first.")));

        // Act
        var receipt = (await hall.Grain.GetReceipt(aisha, note))!;
        var stranger = await hall.Grain.GetReceipt(new WorkshopPerson(), note);
        await hall.Must(Hall.Facilitator, new MoveWorkshop(WorkshopMove.Close));
        await hall.Must(Hall.Facilitator, new MoveWorkshop(WorkshopMove.Publish));

        // Assert
        Assert.Equal(["written", "revealed", "grouped", "merged", "declined"], receipt.Steps.Select(step => step.What));
        Assert.Equal(("A bench by the pond", 3, OutcomeKind.Declined), (receipt.Text, receipt.Dots, receipt.Outcome!.Kind));
        Assert.Equal([new NamedGroup(seats, "Seats")], receipt.Groups.AsEnumerable());
        Assert.Null(stranger);
        Assert.Equal(receipt.Steps.AsEnumerable(), (await hall.Grain.GetReceipt(new WorkshopPerson(), note))!.Steps.AsEnumerable());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Replay_OfAPublishedWorkshop_EndsAtItsBoardAndDigsNothingUp(DatabaseKind kind)
    {
        // Arrange
        var hall = await (await Hall.OpenAsync(hubs[kind])).Begin(WorkshopStage.Gather);
        var (aisha, _) = await hall.Join("Aisha");
        var (ben, _) = await hall.Join("BURIED name");
        var kept = await hall.Must(aisha, new WriteNote("BURIED first words"));
        var hidden = await hall.Must(ben, new WriteNote("BURIED rude"));
        var withdrawn = await hall.Must(ben, new WriteNote("BURIED regretted"));
        await hall.Begin(WorkshopStage.Reveal);
        await hall.Must(aisha, new EditNote(kept, "A bench"));
        await hall.Must(Hall.Facilitator, new HideNote(hidden, true, "Rude."));
        await hall.Must(ben, new WithdrawNote(withdrawn));
        await hall.Must(ben, new IntroduceSelf(null));
        await hall.Begin(WorkshopStage.Group);
        await hall.Must(aisha, new MakeGroup("Seats", [kept]));
        await hall.Must(Hall.Facilitator, new MoveWorkshop(WorkshopMove.Close));
        var early = await hall.Grain.Replay(aisha, 0);
        await hall.Must(Hall.Facilitator, new MoveWorkshop(WorkshopMove.Publish));

        // Act
        var steps = await hall.Grain.Replay(new WorkshopPerson(), 0);
        var rest = await hall.Grain.Replay(new WorkshopPerson(), 5);

        // Assert
        Assert.Empty(early);
        Assert.DoesNotContain("BURIED", JsonSerializer.Serialize(steps, HubJson.Options), StringComparison.Ordinal);
        var board = new JsonObject();
        foreach (var change in steps.SelectMany(step => step.Changes))
        {
            BoardOf.Put(board, change);
        }

        var last = JsonNode.Parse((await hall.Grain.GetBoard(BoardAudience.Participant))!.Json)!.AsObject();
        last["room"]!.AsObject().Remove("faces");
        Assert.True(JsonNode.DeepEquals(last, board), $"{last} {board}");
        Assert.Equal(steps.Skip(5).Select(step => step.Sequence), rest.Select(step => step.Sequence));
    }
}
