using System.Text.Json;
using ParticipatoryHub.People;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Ballots;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Rounds;
using ParticipatoryHub.Workshops;
using ParticipatoryHub.Workshops.Rehearsals;

namespace ParticipatoryHub.Tests.Workshops;

/// <summary>A workshop rehearsed with phones that act by themselves.</summary>
public sealed class WorkshopRehearsalTests(BothHubs hubs) : IClassFixture<BothHubs>
{
    private static readonly JsonSerializerOptions Indented = new(HubJson.Options) { WriteIndented = true, NewLine = "\n" };
    private static readonly StaffMember Farah = Hall.Facilitator.Staff!;
    private static readonly StaffMember Moderator = new("m1", "Mo Moderator", [StaffRole.Moderator]);

    [Theory, ClassData(typeof(Databases))]
    public async Task Rehearsal_IsWrittenInByItsPhones_UntilTheyAreStopped_AndThrownAwayLeavesNothing(DatabaseKind kind)
    {
        // Arrange
        var hall = await Hall.OpenAsync(hubs[kind]);
        var rehearsal = hubs[kind].Grains.GetGrain<IWorkshopRehearsalGrain>(hall.Id);

        // Act
        Assert.True((await rehearsal.Start(new StartWorkshopRehearsal(12, Farah))).IsDone);
        var view = (await rehearsal.GetView(Farah))!;
        var played = new Hall(() => hubs[kind].Services, view.Workshop);
        await played.Must(Hall.Facilitator, new BeginStage(0));
        await Eventually.DoesAsync(async () => (await rehearsal.GetView(Farah))!.Figures is { Joined: 12, Saved: > 5 }, "the phones to write");
        Assert.True((await rehearsal.Stop(Farah)).IsDone);
        var silent = (await rehearsal.GetView(Farah))!;
        var seen = (await played.Grain.GetView(Hall.Facilitator))!;
        var publish = await played.Do(Hall.Facilitator, new MoveWorkshop(WorkshopMove.Publish));
        var door = await played.Grain.GetDoor();
        Assert.True((await rehearsal.ThrowAway(Farah)).IsDone);

        // Assert
        Assert.Null(silent.EndsAt);
        Assert.Equal((12, silent.Figures.Saved, hall.Id), (seen.Room.People, seen.Room.Gathered, seen.Setup.RehearsalOf));
        Assert.Equal(WorkshopExamples.Setup.Agenda, seen.Setup.Agenda);
        Assert.Equal("rehearsal", publish.Refusals[0].Code);
        Assert.True(door!.IsRehearsal);
        Assert.DoesNotContain(await hall.Index.List(), line => line.Id == view.Workshop);
        Assert.Null(await rehearsal.GetView(Farah));
        Assert.Null(await hall.Index.FindCode(view.Code));
        Assert.Empty(await hall.Journal.Read(view.Workshop, 0, int.MaxValue, default));
        Assert.Null(await played.Grain.GetView(Hall.Facilitator));
        Assert.Empty((await hall.Grain.GetView(Hall.Facilitator))!.Notes);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Rehearsal_AfterHalfAnHour_IsSilentByItself_AndStartedTwiceIsRefused(DatabaseKind kind)
    {
        // Arrange: a hub of its own, whose clock is moved on.
        await using var hub = await TestHub.StartAsync(kind);
        var hall = await Hall.OpenAsync(hub);
        var rehearsal = hub.Grains.GetGrain<IWorkshopRehearsalGrain>(hall.Id);
        Assert.True((await rehearsal.Start(new StartWorkshopRehearsal(2, Farah))).IsDone);

        // Act
        var again = await rehearsal.Start(new StartWorkshopRehearsal(2, Farah));
        var ofItself = await hub.Grains.GetGrain<IWorkshopRehearsalGrain>((await rehearsal.GetView(Farah))!.Workshop).Start(new StartWorkshopRehearsal(2, Farah));
        hub.Clock.Now += TimeSpan.FromMinutes(31);

        // Assert
        await Eventually.DoesAsync(async () => (await rehearsal.GetView(Farah))!.EndsAt is null, "the phones to fall silent");
        Assert.Equal("rehearsing", again.Refusals[0].Code);
        Assert.Equal("rehearsal", ofItself.Refusals[0].Code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Rehearsal_AfterARestart_IsSilentAndStillThere(DatabaseKind kind)
    {
        // Arrange
        await using var hub = await TestHub.StartAsync(kind);
        var hall = await Hall.OpenAsync(hub);
        Assert.True((await hub.Grains.GetGrain<IWorkshopRehearsalGrain>(hall.Id).Start(new StartWorkshopRehearsal(2, Farah))).IsDone);

        // Act
        await hub.RestartAsync();
        var rehearsal = hub.Grains.GetGrain<IWorkshopRehearsalGrain>(hall.Id);
        var view = (await rehearsal.GetView(Farah))!;
        var thrown = await rehearsal.ThrowAway(Farah);

        // Assert
        Assert.Equal((2, null), (view.Phones, view.EndsAt));
        Assert.True(thrown.IsDone);
    }

    [Theory]
    [InlineData(0, "phones")]
    [InlineData(301, "phones")]
    public async Task Start_WithTooFewOrTooManyPhones_IsRefusedAtItsField(int phones, string field)
    {
        // Arrange
        var hub = hubs[DatabaseKind.Sqlite];
        var hall = await Hall.OpenAsync(hub);

        // Act
        var outcome = await hub.Grains.GetGrain<IWorkshopRehearsalGrain>(hall.Id).Start(new StartWorkshopRehearsal(phones, Farah));

        // Assert
        Assert.Equal(field, outcome.Refusals[0].Field);
    }

    [Fact]
    public async Task Rehearsal_ByWhoDoesNotLeadWorkshops_IsRefused_AndARealWorkshopIsNeverThrownAway()
    {
        // Arrange
        var hub = hubs[DatabaseKind.Sqlite];
        var hall = await Hall.OpenAsync(hub);
        var rehearsal = hub.Grains.GetGrain<IWorkshopRehearsalGrain>(hall.Id);
        var (aisha, _) = await hall.Join("Aisha");
        Assert.True((await rehearsal.Start(new StartWorkshopRehearsal(1, Farah))).IsDone);

        // Act
        var refused = new[] { await rehearsal.Start(new StartWorkshopRehearsal(1, Moderator)), await rehearsal.Stop(Moderator), await rehearsal.ThrowAway(Moderator) };
        var unseen = await rehearsal.GetView(Moderator);
        var real = await hall.Grain.ThrowAway(Hall.Facilitator);
        var byAisha = await hall.Grain.ThrowAway(aisha);
        await rehearsal.ThrowAway(Farah);

        // Assert
        Assert.All(refused, outcome => Assert.Equal("not-yours", outcome.Refusals[0].Code));
        Assert.Null(unseen);
        Assert.Equal(("no-rehearsal", "not-yours"), (real[0].Code, byAisha[0].Code));
        Assert.Equal(1, (await hall.Grain.GetView(Hall.Facilitator))!.Room.People);
    }

    [Fact]
    public void Phones_InEveryStage_AskForNothingThatIsRefused()
    {
        // Arrange
        var workshop = WorkshopExamples.Open();
        var chance = new Random(7);
        var phones = Enumerable.Range(1, 8).Select(number => (Phone: new SimulatedPhone(Hall.NewToken(), number), By: workshop.Join($"Phone {number}"))).ToList();
        var done = new HashSet<Type>();

        // Act
        foreach (var stage in workshop.State.Setup!.Agenda)
        {
            workshop.Begin(stage.Kind);
            for (var turn = 0; turn < 60; turn++)
            {
                long[] things = [.. workshop.State.Notes.Where(note => note.Value.IsRevealed).Select(note => note.Key)];
                foreach (var (phone, by) in phones)
                {
                    if (phone.Next(stage, things, chance) is { } command)
                    {
                        workshop.Must(by, command);
                        phone.Did(command);
                        done.Add(command.GetType());
                    }
                }
            }
        }

        // Assert
        Assert.Equal([typeof(GiveFeedback), typeof(PlaceDots), typeof(RaiseHand), typeof(WriteNote)], done.OrderBy(type => type.Name));
        Assert.Equal((8 * 4, 8 * 5, 8), (workshop.State.Notes.Count, workshop.State.DotsCast, workshop.State.Feedback.Count));
    }

    [Fact]
    public void Prepare_OfARehearsal_KeepsWhatItRehearses()
    {
        // Arrange
        var workshop = WorkshopExamples.Open(WorkshopExamples.Setup with { RehearsalOf = "the-real-one" });

        // Act
        workshop.Must(WorkshopExamples.Facilitator, new PrepareWorkshop(WorkshopExamples.Setup with { Title = "Another title" }));

        // Assert
        Assert.Equal(("Another title", "the-real-one"), (workshop.State.Setup!.Title, workshop.State.Setup.RehearsalOf));
    }

    [Fact]
    public void State_StoredSample_IsReadWhole()
    {
        // Arrange
        var state = new WorkshopRehearsalState
        {
            Workshop = "hall-rehearsal-1a2b3c", Code = "ABCDEF", Phones = 40, StartedAt = WorkshopExamples.At, StoppedAt = WorkshopExamples.At.AddMinutes(9), Figures = new RehearsalFigures(40, 212, 3, 64, 0),
        };
        DocsFile.AssertSame("tests/Workshops/Stored/workshop-rehearsal.json", JsonSerializer.Serialize(state, Indented) + "\n");

        // Act and assert
        Assert.Equal(state, JsonSerializer.Deserialize<WorkshopRehearsalState>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Workshops", "Stored", "workshop-rehearsal.json")), HubJson.Options));
    }
}
