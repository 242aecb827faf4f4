using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ParticipatoryHub.Cli.Bench.Live;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Workshops;
using ParticipatoryHub.Web.Workshops.Live;
using ParticipatoryHub.Workshops;

namespace ParticipatoryHub.Tests.Web;

/// <summary>What people send that they should not: refused or throttled in words, and the others undisturbed.</summary>
[Collection(WebTests.Name)]
public sealed class WorkshopLiveAbuseTests(WebFixture fixture) : LivePhones
{
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

        // Act: the line may be cut before all of it is sent.
        _ = await Record.ExceptionAsync(() => rude.Line.Send(Encoding.UTF8.GetBytes("{\"type\":1,\"target\":\"Do\",\"arguments\":[\"" + new string('x', 200 * 1024))));

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
        await Eventually.DoesAsync(
            async () =>
            {
                _ = await Record.ExceptionAsync(() => Task.WhenAll(Enumerable.Range(0, 100).Select(_ => flood.Do(Guid.NewGuid(), new { @do = "writeNote", text = "Once more" }))));
                return flood.Line.Ended.IsCompleted;
            },
            "the connection to be ended");

        // Assert
        Assert.True(refused.Count > 500, $"{refused.Count} of 1,000 were refused");
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
        await ben.Open(Over);
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
        await ben.Open(Over);

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
        await using var stranger = new Phone(web.Address, hall.Id, Http);
        await stranger.Open(Over);

        // Act
        var leaders = await phone.Line.Call("Follow", hall.Id, 0, "facilitator");
        var nobodys = await phone.Line.Call("Follow", hall.Id, 0, "everything");
        var strange = await stranger.Line.Call("Follow", hall.Id, 0, "participant");

        // Assert
        Assert.All([leaders, nobodys, strange], reply => Assert.Equal("not-joined", reply.GetProperty("no")[0].GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, await Status(web, hall, null));
    }

    [Fact]
    public async Task Connect_FromAnotherSite_IsForbidden()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        await using var line = new PhoneLine();

        // Act
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => line.Open(new Uri(web.Address, WorkshopLiveSetup.Path), [new("Origin", "https://elsewhere.example")], Over));

        // Assert
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }
}
