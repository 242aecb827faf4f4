using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ParticipatoryHub.Papers;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Tests.Web.Pages;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

/// <summary>Paper and the setting aside of a result, by the API; papers are handed out on their page.</summary>
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
        Assert.Empty((await web.Papers(round).HandOut(new(Guid.NewGuid(), 1, codes[0], PaperRounds.One))).Refusals);
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

    private static async Task Ok(HttpResponseMessage response) => Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());

    private static async Task<JsonElement> Batch(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("batches")[0];
    }
}
