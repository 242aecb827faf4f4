using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Cli.Bench.Live;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Workshops;
using ParticipatoryHub.Web.Workshops.Live;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web;

/// <summary>A workshop over the wire, with phones as a page has them.</summary>
[Collection(WebTests.Name)]
public sealed class WorkshopLiveTests(WebFixture fixture) : LivePhones
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Notes_WrittenByOne_ReachEveryPhoneAsTheyStandOnTheBoard(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var writer = await Take(web, hall, "Aisha");
        var reader = await Take(web, hall, null);
        var leader = await Take(web, hall, null, "facilitator");
        var light = await Take(web, hall, null, "lite");

        // Act
        var note = await Write(writer, "A bench by the pond");
        await writer.Do(Guid.NewGuid(), new { @do = "editNote", note, text = "Two benches" });
        await hall.Must(Hall.Facilitator, new HideNote(await Write(writer, "Rude"), true, "Rude."));
        var last = await Write(reader, "Shade");

        // Assert
        Phone[] all = [writer, reader, leader, light];
        await Eventually.Is(() => all.All(phone => phone.Seen >= last && phone.Look(board => board.Of(BoardKey.Note(last), "t")) == "\"Shade\""), "the last note on every phone");
        Assert.All(all, phone => Assert.Equal("\"Two benches\"", phone.Look(board => board.Of(BoardKey.Note(note), "t"))));
        await SeesWhatTheGrainSays(hall, writer, BoardAudience.Participant);
        await SeesWhatTheGrainSays(hall, reader, BoardAudience.Participant);
        await SeesWhatTheGrainSays(hall, leader, BoardAudience.Facilitator);
        await SeesWhatTheGrainSays(hall, light, BoardAudience.Participant);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Gather_OverTheWire_TellsNobodyWhatOthersWrote(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Gather);
        var writer = await Take(web, hall, "Aisha");
        var reader = await Take(web, hall, "Ben");
        var leader = await Take(web, hall, null, "facilitator");

        // Act
        var note = await Write(writer, "SECRET");
        await writer.Do(Guid.NewGuid(), new { @do = "editNote", note, text = "SECRET, better said" });
        await Eventually.Is(() => reader.Look(board => board.Of("room", "unrevealed")) == "1" && leader.Look(board => board.Of("room", "unrevealed")) == "1", "the count");
        var before = (reader.Look(board => board.Of(BoardKey.Note(note), "t")), leader.Look(board => board.Of(BoardKey.Note(note), "t")));
        var mine = await writer.Line.Call("Mine", hall.Id);
        var others = await reader.Line.Call("Mine", hall.Id);
        await hall.Begin(WorkshopStage.Reveal);

        // Assert
        Assert.Equal((null, null), before);
        Assert.Equal("SECRET, better said", mine.GetProperty("notes").GetProperty(BoardKey.Note(note)).GetProperty("t").GetString());
        Assert.DoesNotContain("SECRET", others.ToString(), StringComparison.Ordinal);
        await Eventually.Is(() => reader.Look(board => board.Of(BoardKey.Note(note), "t")) == "\"SECRET, better said\"", "the reveal");
    }

    [Fact]
    public async Task Follow_AfterBeingCutOff_CatchesUpAndSendsAgainUnderTheSameId()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var writer = await Take(web, hall, "Aisha");
        var reader = await Take(web, hall, "Ben");
        var id = Guid.NewGuid();
        var first = await writer.Insist(id, new { @do = "writeNote", text = "Once" }, Over);

        // Act
        reader.Line.Cut();
        writer.Line.Cut();
        var again = await writer.Insist(id, new { @do = "writeNote", text = "Once" }, Over);
        var second = await writer.Insist(Guid.NewGuid(), new { @do = "writeNote", text = "Twice" }, Over);

        // Assert
        Assert.Equal(first, again);
        await Eventually.Is(() => reader.Look(board => board.Of(BoardKey.Note(second), "t")) is not null, "the reader to be back");
        Assert.Equal(2, (await hall.Refold()).Notes.Count);
    }

    [Fact]
    public async Task Phone_ThatSleeps_HoldsUpNobodyAndCatchesUp()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var asleep = await Take(web, hall, null);
        var awake = await Take(web, hall, null);
        asleep.Line.Sleep();

        // Act: more than the buffers between hold, so that writing to the sleeper cannot go on.
        long last = 0;
        for (var i = 0; i < 40; i++)
        {
            last = await hall.Must(Hall.Facilitator, new PrepareWorkshop(WorkshopExamples.Setup with { Title = $"Title {i}" }));
            last = await hall.Must(Hall.Facilitator, new ExtendStage(1));
        }

        // Assert
        await Eventually.Is(() => awake.Seen >= last, "the one who is awake");
        asleep.Line.Wake();
        await Eventually.Is(() => asleep.Seen >= last, "the one who slept");
        await SeesWhatTheGrainSays(hall, asleep, BoardAudience.Participant);
    }

    [Fact]
    public async Task Touch_OverTheWire_IsSeenByThoseWhoSeeTheNote_AndNotWhileItIsPrivate()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Gather);
        var writer = await Take(web, hall, "Aisha");
        Phone[] others = [await Take(web, hall, "Ben"), await Take(web, hall, null, "facilitator"), await Take(web, hall, null, "projector")];
        var edits = others.Select(phone =>
        {
            var (told, heard) = (new ConcurrentQueue<string>(), phone.Line.Heard);
            phone.Line.Heard = (name, arguments) =>
            {
                if (name == "board" && arguments[0].TryGetProperty("e", out var edited))
                {
                    told.Enqueue(edited.GetRawText());
                }

                heard(name, arguments);
            };
            return told;
        }).ToArray();
        var note = await Write(writer, "SECRET");

        // Act
        await writer.Line.Call("Touch", hall.Id, note, true);
        await hall.Begin(WorkshopStage.Reveal);
        await writer.Line.Call("Touch", hall.Id, note, true);
        await Eventually.Is(() => edits[..2].All(told => !told.IsEmpty), "both who see the note to hear of it");
        await writer.Line.Call("Touch", hall.Id, note, false);
        await Eventually.Is(() => edits[..2].All(told => told.Last() == "{}"), "both to hear that it is over");
        await writer.Line.Call("Touch", hall.Id, "no note", "yes");

        // Assert: the hall's screen heard nothing, and what was touched in private was never told.
        Assert.All(edits[..2], told => Assert.Equal([$$"""{"{{note}}":"Aisha"}""", "{}"], told.Distinct()));
        Assert.Empty(edits[2]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Link_ToReadAlong_GivesTheBoardOverHttpAndLive_AndItsEndStopsBothAtOnce(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        await hall.Must(Hall.Facilitator, new ShareBoard(true));
        var key = (await hall.Grain.GetView(Hall.Facilitator))!.ReaderKey!;
        await using var line = new PhoneLine();
        var heard = new ConcurrentQueue<string>();
        line.Heard = (name, arguments) => heard.Enqueue(name + (arguments.GetArrayLength() > 0 ? arguments[0].GetRawText() : ""));
        await line.Open(new Uri(web.Address, $"{WorkshopLiveSetup.Path}?reader={key}"), [], Over);
        var calm = await Take(web, hall, "Ben");

        // Act
        var at = (await hall.Grain.GetHash()).Sequence;
        var leaders = await line.Call("Follow", hall.Id, at, "facilitator");
        var followed = await line.Call("Follow", hall.Id, at, "participant");
        var written = await line.Call("Do", hall.Id, Guid.NewGuid(), new { @do = "writeNote", text = "Mine" });
        var board = new Uri(web.Address, $"/workshops/{hall.Id}/board?reader={key}&after={await Write(calm, "A bench by the pond")}");
        await Eventually.Is(() => heard.Any(message => message.Contains("A bench by the pond", StringComparison.Ordinal)), "the reader to hear of the note");
        using var open = await Http.GetAsync(board);
        await hall.Must(Hall.Facilitator, new ShareBoard(false));
        using var ended = await Http.GetAsync(board);

        // Assert
        Assert.Equal(0, followed.GetProperty("no").GetArrayLength());
        Assert.All([leaders, written], answer => Assert.Equal("not-joined", answer.GetProperty("no")[0].GetProperty("code").GetString()));
        Assert.Contains("A bench by the pond", await open.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);
        await line.Ended.Ends();
        Assert.Contains("removed", heard);
        var last = await Write(calm, "Undisturbed");
        await Eventually.Is(() => calm.Seen >= last, "the others to go on");
        Assert.DoesNotContain(heard, message => message.Contains("Undisturbed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Board_AskedForAgain_IsNotSentAgainAndComesCompressed()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        await hall.Must(Hall.Facilitator, new MoveWorkshop(WorkshopMove.Close));
        await hall.Must(Hall.Facilitator, new MoveWorkshop(WorkshopMove.Publish));
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(web.Address, $"/workshops/{hall.Id}/board"));
        ask.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");

        // Act
        using var first = await Http.SendAsync(ask);
        using var askAgain = new HttpRequestMessage(HttpMethod.Get, ask.RequestUri);
        askAgain.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var again = await Http.SendAsync(askAgain);
        var plain = JsonDocument.Parse(await Http.GetStringAsync(ask.RequestUri)).RootElement;

        // Assert
        Assert.Equal((HttpStatusCode.OK, "br"), (first.StatusCode, first.Content.Headers.ContentEncoding.Single()));
        Assert.Equal("private, no-cache", string.Join(", ", first.Headers.CacheControl!.ToString().Split(", ").Order().Reverse()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(plain.GetProperty("seq").GetInt64(), (await hall.Grain.GetBoard(BoardAudience.Participant))!.Sequence);
        Assert.Equal("Published", plain.GetProperty("board").GetProperty("room").GetProperty("phase").GetString());
    }

    [Fact]
    public async Task Leave_ByTheLast_EndsTheObserver()
    {
        // Arrange
        await using var web = await TestWeb.StartAsync();
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var rooms = web.Services.GetRequiredService<LiveRooms>();
        var first = await Take(web, hall, null, stays: false);
        var second = await Take(web, hall, null, stays: false);
        Assert.Equal(1, rooms.Count);

        // Act
        first.Line.Cut();
        second.Line.Cut();

        // Assert
        await Eventually.Is(() => rooms.Count == 0, "the room to be let go");
    }
}
