using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
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
public sealed class WorkshopLiveTests(WebFixture fixture) : IAsyncLifetime, IDisposable
{
    private readonly List<Phone> phones = [];
    private readonly HttpClient http = new();
    private readonly CancellationTokenSource over = new();
    private readonly List<Task> staying = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await over.CancelAsync();
        await Task.WhenAll(staying);
        foreach (var phone in phones)
        {
            await phone.DisposeAsync();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        over.Dispose();
    }

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
        var first = await writer.Insist(id, new { @do = "writeNote", text = "Once" }, over.Token);

        // Act
        reader.Line.Cut();
        writer.Line.Cut();
        var again = await writer.Insist(id, new { @do = "writeNote", text = "Once" }, over.Token);
        var second = await writer.Insist(Guid.NewGuid(), new { @do = "writeNote", text = "Twice" }, over.Token);

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
    public async Task Commands_ThatAreNoneOrNotOnesOwn_AreRefusedInWords()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var phone = await Take(web, hall, "Ben");

        // Act
        var answers = new List<string?>();
        foreach (var command in new object?[]
        {
            null, 17, "writeNote", Array.Empty<int>(), new { }, new { @do = "dance" }, new { @do = "writeNote", text = 17 }, new { @do = "moveNotes", notes = "all" },
            new { @do = "beginStage", index = 2 }, new { @do = "removeParticipant", participant = phone.Number, reason = "Me" }, new { @do = "writeNote", text = new string('x', 33 * 1024) },
            new { @do = "prepare" }, new { @do = "agree", thing = 1 }, new { @do = "writeNote" },
        })
        {
            var reply = await phone.Line.Call("Do", hall.Id, Guid.NewGuid(), command);
            Assert.EndsWith(".", reply.GetProperty("no")[0].GetProperty("sentence").GetString(), StringComparison.Ordinal);
            answers.Add(reply.GetProperty("no")[0].GetProperty("code").GetString());
        }

        var wrongId = await phone.Line.Call("Do", hall.Id, "no id", new { @do = "writeNote", text = "A bench" });
        var nowhere = await phone.Line.Call("Do", "no-such-workshop", Guid.NewGuid(), new { @do = "writeNote", text = "A bench" });
        var noMethod = await Assert.ThrowsAsync<PhoneLineException>(() => phone.Line.Call("Reveal", hall.Id));
        var fewer = await Assert.ThrowsAsync<PhoneLineException>(() => phone.Line.Call("Do", hall.Id));

        // Assert
        Assert.All(answers[..8], code => Assert.Equal("bad-command", code));
        Assert.Equal(["not-yours", "not-yours", "bad-command", "not-yours", "not-yours", "empty"], answers[8..]);
        Assert.Equal("bad-command", wrongId.GetProperty("no")[0].GetProperty("code").GetString());
        Assert.Equal("not-joined", nowhere.GetProperty("no")[0].GetProperty("code").GetString());
        Assert.Contains("Reveal", noMethod.Message, StringComparison.Ordinal);
        Assert.Contains("Do", fewer.Message, StringComparison.Ordinal);
        Assert.Empty((await hall.Refold()).Notes);
    }

    [Fact]
    public async Task Message_FarTooLong_EndsThatConnectionAlone()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var rude = await Take(web, hall, null, stays: false);
        var calm = await Take(web, hall, null);

        // Act
        await rude.Line.Send(Encoding.UTF8.GetBytes("{\"type\":1,\"target\":\"Do\",\"arguments\":[\"" + new string('x', 200 * 1024)));

        // Assert
        await rude.Line.Ended.Ends();
        var note = await Write(calm, "Undisturbed");
        await Eventually.Is(() => calm.Seen >= note, "the other to go on");
    }

    [Fact]
    public async Task Commands_WithoutEnd_AreThrottledAndThenEndTheConnection()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var flood = await Take(web, hall, null, stays: false);
        var calm = await Take(web, hall, null);

        // Act
        var answers = new List<Task<JsonElement>>();
        for (var i = 0; i < 1_000; i++)
        {
            answers.Add(flood.Do(Guid.NewGuid(), new { @do = "writeNote", text = $"Note {i}" }));
        }

        var refused = (await Task.WhenAll(answers)).Select(reply => reply.GetProperty("no")).Where(no => no.GetArrayLength() > 0).Select(no => no[0].GetProperty("code").GetString()).ToList();
        var note = await Write(calm, "Undisturbed");
        for (var i = 0; i < 1_500 && !flood.Line.Ended.IsCompleted; i++)
        {
            _ = await Record.ExceptionAsync(() => flood.Do(Guid.NewGuid(), new { @do = "writeNote", text = $"Note {i}" }));
        }

        // Assert
        Assert.True(refused.Count > 800, $"{refused.Count} of 1,000 were refused");
        Assert.All(refused, code => Assert.Equal("too-fast", code));
        await flood.Line.Ended.Ends();
        await Eventually.Is(() => calm.Look(board => board.Of(BoardKey.Note(note), "t")) is not null, "the other to go on");
    }

    [Fact]
    public async Task Removed_WhileFollowing_IsToldAndHearsNothingMore()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var ben = await Take(web, hall, "Ben", stays: false);
        var told = new TaskCompletionSource();
        var heard = ben.Line.Heard;
        ben.Line.Heard = (name, arguments) =>
        {
            if (name == "removed")
            {
                told.TrySetResult();
            }

            heard(name, arguments);
        };

        // Act
        await hall.Must(Hall.Facilitator, new RemoveParticipant(ben.Number, "Shouted."));

        // Assert
        await told.Task.Ends();
        await ben.Line.Ended.Ends();
        await ben.Open(over.Token);
        var again = await ben.Line.Call("Follow", hall.Id, 0, "participant");
        Assert.Equal("removed", again.GetProperty("no")[0].GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.NotFound, await Status(web, hall, null));
    }

    [Fact]
    public async Task Removed_WhoGoesOnSending_IsRefusedInWords()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var ben = await Take(web, hall, "Ben", stays: false);
        var calm = await Take(web, hall, null);
        await hall.Must(Hall.Facilitator, new RemoveParticipant(ben.Number, "Shouted."));
        await ben.Line.Ended.Ends();
        await ben.Open(over.Token);

        // Act
        var written = await ben.Do(Guid.NewGuid(), new { @do = "writeNote", text = "Still here" });
        var entered = await ben.Line.Call("Enter", hall.Id, Guid.NewGuid(), "Somebody else", 0);

        // Assert
        Assert.Equal("removed", written.GetProperty("no")[0].GetProperty("code").GetString());
        Assert.Equal("removed", entered.GetProperty("no")[0].GetProperty("code").GetString());
        var note = await Write(calm, "Undisturbed");
        await Eventually.Is(() => calm.Seen >= note, "the other to go on");
        Assert.Single((await hall.Refold()).Notes);
    }

    [Fact]
    public async Task Calls_WithArgumentsOfOtherTypes_AreAnsweredInWords()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var phone = await Take(web, hall, "Ben");
        object?[][] calls =
        [
            ["Enter", 17, Guid.NewGuid(), "Ben", 0], ["Enter", hall.Id, "no id", "Ben", 0], ["Enter", hall.Id, Guid.NewGuid(), new[] { "Ben" }, 0], ["Enter", hall.Id, Guid.NewGuid(), "Ben", "one"],
            ["Follow", new { }, 0, "participant"], ["Follow", hall.Id, "0", "participant"], ["Follow", hall.Id, -1, "participant"], ["Follow", hall.Id, 0.5, "participant"], ["Follow", hall.Id, 0, 17],
            ["Do", null, Guid.NewGuid(), new { @do = "writeNote", text = "A bench" }],
        ];

        // Act
        var answers = new List<JsonElement>();
        foreach (var call in calls)
        {
            answers.Add(await phone.Line.Call((string)call[0]!, call[1..]));
        }

        var nothing = await phone.Line.Call("Mine", 17);

        // Assert
        Assert.All(answers, answer => Assert.EndsWith(".", answer.GetProperty("no")[0].GetProperty("sentence").GetString(), StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Null, nothing.ValueKind);
        var note = await Write(phone, "Undisturbed");
        await Eventually.Is(() => phone.Seen >= note, "the phone to go on");
    }

    [Fact]
    public async Task Message_ThatIsNone_EndsThatConnectionAlone()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var rude = await Take(web, hall, null, stays: false);
        var calm = await Take(web, hall, null);

        // Act
        await rude.Line.Send("{\"type\":1,\"target\":"u8.ToArray());

        // Assert
        await rude.Line.Ended.Ends();
        var note = await Write(calm, "Undisturbed");
        await Eventually.Is(() => calm.Seen >= note, "the other to go on");
    }

    [Fact]
    public async Task Follow_WhatIsNotOnes_IsRefused()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var hall = await (await Hall.OpenAsync(() => web.Services)).Begin(WorkshopStage.Discuss);
        var phone = await Take(web, hall, "Ben", stays: false);
        await using var stranger = new Phone(web.Address, hall.Id, http);
        await stranger.Open(over.Token);

        // Act
        var leaders = await phone.Line.Call("Follow", hall.Id, 0, "facilitator");
        var nobodys = await phone.Line.Call("Follow", hall.Id, 0, "everything");
        var strange = await stranger.Line.Call("Follow", hall.Id, 0, "participant");

        // Assert
        Assert.All([leaders, nobodys, strange], reply => Assert.Equal("not-joined", reply.GetProperty("no")[0].GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, await Status(web, hall, null));
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
        await line.Open(new Uri(web.Address, $"{WorkshopLiveSetup.Path}?reader={key}"), [], over.Token);
        var calm = await Take(web, hall, "Ben");

        // Act
        var at = (await hall.Grain.GetHash()).Sequence;
        var leaders = await line.Call("Follow", hall.Id, at, "facilitator");
        var followed = await line.Call("Follow", hall.Id, at, "participant");
        var written = await line.Call("Do", hall.Id, Guid.NewGuid(), new { @do = "writeNote", text = "Mine" });
        var board = new Uri(web.Address, $"/workshops/{hall.Id}/board?reader={key}&after={await Write(calm, "A bench by the pond")}");
        await Eventually.Is(() => heard.Any(message => message.Contains("A bench by the pond", StringComparison.Ordinal)), "the reader to hear of the note");
        using var open = await http.GetAsync(board);
        await hall.Must(Hall.Facilitator, new ShareBoard(false));
        using var ended = await http.GetAsync(board);

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
    public async Task Connect_FromAnotherSite_IsForbidden()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        await using var line = new PhoneLine();

        // Act
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => line.Open(new Uri(web.Address, WorkshopLiveSetup.Path), [new("Origin", "https://elsewhere.example")], over.Token));

        // Assert
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
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
        using var first = await http.SendAsync(ask);
        using var askAgain = new HttpRequestMessage(HttpMethod.Get, ask.RequestUri);
        askAgain.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var again = await http.SendAsync(askAgain);
        var plain = JsonDocument.Parse(await http.GetStringAsync(ask.RequestUri)).RootElement;

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

    private async Task<Phone> Take(TestWeb web, Hall hall, string? name, string view = "participant", bool stays = true)
    {
        var phone = new Phone(web.Address, hall.Id, http, view, view == "facilitator" ? web.StaffToken : null);
        phones.Add(phone);
        await (view == "facilitator" ? phone.Open(over.Token) : phone.Enter(name, over.Token));
        if (stays)
        {
            staying.Add(phone.Stay(over.Token));
            await Eventually.Is(() => phone.Seen > 0, "the phone to follow");
        }
        else
        {
            await phone.Follow(over.Token);
        }

        return phone;
    }

    private async Task<long> Write(Phone phone, string text)
    {
        var seq = await phone.Insist(Guid.NewGuid(), new { @do = "writeNote", text }, over.Token);
        Assert.NotEqual(0, seq);
        return seq;
    }

    private async Task<HttpStatusCode> Status(TestWeb web, Hall hall, string? view)
    {
        using var answer = await http.GetAsync(new Uri(web.Address, $"/workshops/{hall.Id}/board?view={view}"));
        return answer.StatusCode;
    }

    private static async Task SeesWhatTheGrainSays(Hall hall, Phone phone, BoardAudience audience)
    {
        var board = (await hall.Grain.GetBoard(audience))!;
        var expected = new PhoneBoard();
        expected.Begin([.. Encoding.UTF8.GetBytes($"{{\"seq\":{board.Sequence},\"board\":"), .. board.Json, (byte)'}']);
        await Eventually.Is(() => phone.Look(seen => seen.Sequence >= board.Sequence && seen.Hash() == expected.Hash()), "the phone to show what the grain says");
    }
}
