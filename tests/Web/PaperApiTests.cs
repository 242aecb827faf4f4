using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

/// <summary>Paper and the setting aside of a result, by the API.</summary>
public sealed class PaperApiTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Batch_FromThePrinterToTheBox_IsEnteredAndSettledByTheApi(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var (round, codes) = await web.OpenForPages();
        using var second = web.Client(await web.MakeToken(StaffRoles.Officer));
        using var third = web.Client(await web.MakeToken(StaffRoles.Officer));
        var papers = $"/api/v1/staff/rounds/{round}/papers";

        // Act and assert, step by step
        var made = await Batch(await web.Staff.PostAsJsonAsync(papers, new { place = "Library", printed = 3 }));
        Assert.Equal((1, "atTheTable", 3), (made.GetProperty("number").GetInt32(), made.GetProperty("phase").GetString(), made.GetProperty("printed").GetInt32()));
        var mark = new { id = Guid.NewGuid(), voterCode = codes[0] };
        foreach (var again in (string[])[$"{papers}/1/hand-outs", $"{papers}/1/hand-outs"])
        {
            Assert.False((await Body(await web.Staff.PostAsJsonAsync(again, mark))).GetProperty("hadVoted").GetBoolean());
        }

        await (await web.Staff.PostAsJsonAsync($"{papers}/1/hand-outs", mark with { id = Guid.NewGuid() })).IsRefusal(409, "paper-issued-already");
        await (await web.Staff.PostAsJsonAsync($"{papers}/2/hand-outs", mark)).IsRefusal(422, "batch-unknown");
        await (await web.Staff.PostAsJsonAsync($"{papers}/1/hand-outs", new { voterCode = codes[1] })).IsRefusal(400, "missing-field");
        await (await web.Staff.PostAsJsonAsync($"{papers}/1/count-in", new { bag = "A1", returned = 1 })).IsRefusal(400, "missing-field");
        Assert.Equal("entering", (await Batch(await web.Staff.PostAsJsonAsync($"{papers}/1/count-in", new { bag = "A1", returned = 1, spoilt = 0, unused = 2, missing = 0, unmarked = 0, notTaken = 0 }))).GetProperty("phase").GetString());
        await Ok(await web.Staff.PostAsync($"/api/v1/staff/rounds/{round}/close", null));
        await (await web.Staff.PostAsync($"/api/v1/staff/rounds/{round}/count", null)).IsRefusal(409, "paper-unfinished");
        foreach (var (hand, marks) in new[] { (web.Staff, "1"), (second, "2") })
        {
            await Batch(await hand.PostAsJsonAsync($"{papers}/1/entries", new { serial = new PaperSerial(1, 1).ToString(), marks }));
            await Batch(await hand.PostAsync($"{papers}/1/finish", null));
        }

        await (await third.PostAsync($"{papers}/1/settle", null)).IsRefusal(422, "differences-open");
        await Batch(await third.PostAsJsonAsync($"{papers}/1/decide", new { number = 1, marks = "2", reason = "It is a two." }));
        var settled = await Batch(await third.PostAsync($"{papers}/1/settle", null));
        Assert.Equal(("settled", 1, 1), (settled.GetProperty("phase").GetString(), settled.GetProperty("inBox").GetInt32(), settled.GetProperty("version").GetInt32()));
        await (await third.PostAsync($"{papers}/9/settle", null)).IsRefusal(422, "batch-unknown");
        await Ok(await web.Staff.PostAsync($"/api/v1/staff/rounds/{round}/count", null));
        Assert.Equal(HttpStatusCode.Conflict, (await web.Staff.PostAsJsonAsync($"/api/v1/staff/rounds/{round}/set-aside", new { reason = "One vote was a test." })).StatusCode);
        await (await web.Staff.PostAsJsonAsync($"/api/v1/staff/rounds/{round}/set-aside", new { })).IsRefusal(400, "missing-field");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Audit_FromTheSeedToTheCorrection_IsDoneByTheApi(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var (round, codes) = await web.OpenForPages();
        var batch = await web.HandOut(round, "Library", 5, codes[..3]);
        await web.CountIn(round, batch, 3);
        using var other = web.Client(await web.MakeToken(StaffRoles.Officer));
        var audits = $"/api/v1/staff/rounds/{round}/papers/audits";
        await (await web.Staff.PostAsJsonAsync(audits, new { seed = "66231451263345126342", size = 3 })).IsRefusal(422, "nothing-to-audit");
        await web.Enter(round, batch, ["1", "2", "3"], ["1", "2", "3"]);
        PaperRounds.Done(await web.Papers(round).Settle(new(batch, PaperRounds.Three)));

        // Act and assert, step by step
        await (await web.Staff.PostAsJsonAsync(audits, new { seed = "short", size = 3 })).IsRefusal(422, "seed-malformed");
        var drawn = (await Body(await web.Staff.PostAsJsonAsync(audits, new { seed = "66231451263345126342", size = 3 }))).GetProperty("audits")[0];
        Assert.Equal((1, 3, 0, JsonValueKind.Null), (drawn.GetProperty("number").GetInt32(), drawn.GetProperty("all").GetInt32(), drawn.GetProperty("checked").GetInt32(), drawn.GetProperty("papers")[0].GetProperty("holds").ValueKind));
        await (await web.Staff.PostAsync($"{audits}/1/finish", null)).IsRefusal(422, "papers-left");
        await (await web.Staff.PostAsJsonAsync($"{audits}/1/checks", new { serial = "1-0001", marks = "1" })).IsRefusal(422, "serial-mistyped");
        await (await web.Staff.PostAsJsonAsync($"{audits}/1/checks", new { serial = new PaperSerial(batch, 5).ToString(), marks = "1" })).IsRefusal(422, "paper-not-drawn");
        foreach (var (number, marks) in new[] { (1, "1"), (2, "2 3"), (3, "3") })
        {
            await Ok(await web.Staff.PostAsJsonAsync($"{audits}/1/checks", new { serial = new PaperSerial(batch, number).ToString(), marks }));
        }

        await Ok(await web.Staff.PostAsync($"{audits}/1/finish", null));
        var right = new { number = 2, marks = "2 3", reason = "A cross is faint." };
        await (await web.Staff.PostAsJsonAsync($"/api/v1/staff/rounds/{round}/papers/{batch}/correct", right)).IsRefusal(422, "found-yourself");
        await Ok(await other.PostAsJsonAsync($"/api/v1/staff/rounds/{round}/papers/{batch}/correct", right));
        var found = (await Body(await web.Staff.GetAsync(audits))).GetProperty("audits")[0];
        Assert.Equal((3, 1, true), (found.GetProperty("checked").GetInt32(), found.GetProperty("differences").GetInt32(), found.GetProperty("isDone").GetBoolean()));
        Assert.Equal([false, true, false], found.GetProperty("papers").EnumerateArray().Select(paper => paper.GetProperty("isCorrected").GetBoolean()));
    }

    private static async Task Ok(HttpResponseMessage response) => Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());

    private static async Task<JsonElement> Batch(HttpResponseMessage response) => (await Body(response)).GetProperty("batches")[0];

    private static async Task<JsonElement> Body(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
