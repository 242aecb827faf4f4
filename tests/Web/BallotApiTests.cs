using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Counting;
using ParticipatoryHub.Results;
using ParticipatoryHub.Rounds;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.Ballots;

namespace ParticipatoryHub.Tests.Web;

[Collection(WebTests.Name)]
public sealed class BallotApiTests(WebFixture fixture)
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Cast_WithGoodCode_IsAcknowledgedAndFoundByItsId(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var (round, codes) = await web.OpenRound();
        var castId = Guid.NewGuid();

        // Act
        var answer = await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots", Ballot(codes[0], castId));

        // Assert
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var receipt = await Json(answer);
        Assert.Equal(castId, receipt.GetProperty("castId").GetGuid());
        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", receipt.GetProperty("trackingCode").GetString());
        Assert.False(receipt.GetProperty("replaced").GetBoolean());
        Assert.Equal(receipt.ToString(), (await Json(await web.Http.GetAsync($"/api/v1/rounds/{round}/casts/{castId}"))).ToString());
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Cast_Again_ReplacesAndTheOldTrackingCodeSaysSo(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var (round, codes) = await web.OpenRound();
        var first = await Json(await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots", Ballot(codes[0], Guid.NewGuid())));

        // Act
        var second = await Json(await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots", Ballot(codes[0], Guid.NewGuid(), "trees")));

        // Assert
        Assert.True(second.GetProperty("replaced").GetBoolean());
        Assert.Equal("replaced", await State(web, round, first));
        Assert.Equal("recorded", await State(web, round, second));
        var stored = await Json(await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots/read", new { voterCode = codes[0].ToLowerInvariant() }));
        Assert.Equal("trees", stored.GetProperty("choices")[0].GetProperty("project").GetString());
        Assert.Contains("choices=trees=1", stored.GetProperty("commitmentText").GetString(), StringComparison.Ordinal);
        var turnout = await Json(await web.Http.GetAsync($"/api/v1/rounds/{round}/turnout"));
        Assert.Equal((3, 1, 2), (turnout.GetProperty("issued").GetInt32(), turnout.GetProperty("voted").GetInt32(), turnout.GetProperty("casts").GetInt32()));
    }

    [Theory]
    [InlineData(9, 0, "")]
    [InlineData(10, 0, "online=10")]
    [InlineData(20, 3, "")]
    [InlineData(20, 10, "kiosk=10 online=20")]
    public void P2_TurnoutForEverybody_TellsOfNoChannelThatFewUsed(long online, long kiosk, string expected)
    {
        // Arrange
        var turnout = new TurnoutView(100, online + kiosk, online + kiosk, ImmutableSortedDictionary<string, long>.Empty.Add("kiosk", kiosk).Add("online", online));

        // Act
        var shown = BallotApi.ForEverybody(turnout, SmallCells.DefaultThreshold);

        // Assert
        Assert.Equal(expected, string.Join(' ', shown.ByChannel.Select(channel => $"{channel.Key}={channel.Value}")));
        Assert.Equal(online + kiosk, shown.Voted);
    }

    [Fact]
    public async Task Cast_OrdinalWithoutValues_RanksByPlace()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var (round, codes) = await web.OpenRound(method: VotingMethod.Ordinal);

        // Act
        var answer = await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots", Ballot(codes[0], Guid.NewGuid(), "hall", "bench"));

        // Assert
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var stored = await Json(await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots/read", new { voterCode = codes[0] }));
        Assert.Contains("choices=bench=2 hall=1", stored.GetProperty("commitmentText").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 400, "malformed-json")]
    [InlineData("[]", 400, "malformed-body")]
    [InlineData("{}", 400, "missing-field")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[{"project":"bench"}],"extra":1}""", 400, "unknown-field")]
    [InlineData("""{"castId":"ID","castId":"ID","voterCode":"CODE","choices":[]}""", 400, "repeated-field")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[{"project":"bench","value":NaN}]}""", 400, "malformed-json")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[{"project":"bench","value":1.5}]}""", 400, "not-a-whole-number")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[{"project":"bench","value":-1}]}""", 400, "not-a-whole-number")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[{"project":"bench","value":1e400}]}""", 400, "not-a-whole-number")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[{"project":"bench","value":"1"}]}""", 400, "not-a-whole-number")]
    [InlineData("""{"castId":"00000000-0000-0000-0000-000000000000","voterCode":"CODE","choices":[]}""", 400, "not-an-id")]
    [InlineData("""{"castId":"ID","voterCode":"\ud800","choices":[]}""", 400, "malformed-body")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[{"project":"bench"}],"nonce":"xyz"}""", 400, "malformed-body")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[]} 1""", 400, "malformed-json")]
    [InlineData("""{"castId":"ID","voterCode":"ABCD","choices":[{"project":"bench"}]}""", 403, "code-mistyped")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[{"project":"nowhere"}]}""", 422, "project-unknown")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[{"project":"bench"},{"project":"bench"}]}""", 422, "project-twice")]
    [InlineData("""{"castId":"ID","voterCode":"CODE","choices":[]}""", 422, "ballot-empty")]
    public async Task C7_Cast_Wrong_IsRefusedInWordsWithItsCode(string body, int status, string code)
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var (round, codes) = await web.OpenRound(voters: 1);
        body = body.Replace("ID", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("CODE", codes[0], StringComparison.Ordinal);

        // Act
        var answer = await web.Http.PostAsync($"/api/v1/rounds/{round}/ballots", new StringContent(body, Encoding.UTF8, "application/json"));

        // Assert
        await answer.IsRefusal(status, code);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task C7_Cast_ForAWithdrawnProjectOrThatOfAnotherRound_IsRefusedAndTheLedgerUnchanged(DatabaseKind kind)
    {
        // Arrange: one project is withdrawn before voting, and another round has a project of its own.
        var web = await fixture.On(kind);
        var (id, other) = ($"round-{Guid.NewGuid():N}"[..30], $"round-{Guid.NewGuid():N}"[..30]);
        var setup = SampleRound.Setup(web.Clock.Now) with { OpensAt = web.Clock.Now };
        Assert.True((await web.Grains.GetGrain<IRoundGrain>(id).Create(new(setup with { Projects = setup.Projects.SetItem(2, setup.Projects[2] with { Withdrawn = true }) }, SampleRound.Officer))).Done);
        Assert.True((await web.Grains.GetGrain<IRoundGrain>(other).Create(new(setup with { Projects = [setup.Projects[0] with { Id = "pond", Name = "A pond" }, .. setup.Projects[1..]] }, SampleRound.Officer))).Done);
        var codes = (await web.Grains.GetGrain<IRegisterGrain>(id).Issue(new(2, null, "letters", SampleRound.Officer))).Codes;
        Assert.Empty((await web.Grains.GetGrain<IRoundGrain>(id).OpenVoting(new(SampleRound.Officer))).Refusals);
        Assert.Empty((await web.Grains.GetGrain<IRoundGrain>(other).OpenVoting(new(SampleRound.Officer))).Refusals);
        var box = web.Grains.GetGrain<IBallotBoxGrain>(id);
        var before = await box.CheckLedger();

        // Act
        var refused = new List<HttpResponseMessage>();
        foreach (var project in new[] { setup.Projects[2].Id, "pond" })
        {
            refused.Add(await web.Http.PostAsJsonAsync($"/api/v1/rounds/{id}/ballots", Ballot(codes[0], Guid.NewGuid(), project)));
        }

        // Assert
        foreach (var answer in refused)
        {
            await answer.IsRefusal(422, "project-unknown");
        }

        Assert.Null(before.Problem);
        Assert.Equal(before, await box.CheckLedger());
    }

    [Fact]
    public async Task Cast_InAnotherContentType_IsRefused()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var (round, _) = await web.OpenRound(voters: 1);

        // Act
        var answer = await web.Http.PostAsync($"/api/v1/rounds/{round}/ballots", new StringContent("{}", Encoding.UTF8, "text/plain"));

        // Assert
        await answer.IsRefusal(415, "not-json");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cast_TooLarge_IsRefused(bool chunked)
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var (round, _) = await web.OpenRound(voters: 1);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{round}/ballots")
        {
            Content = new StringContent("{\"castId\":\"" + new string('a', 70_000) + "\"}", Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = chunked;

        // Act
        var answer = await web.Http.SendAsync(request);

        // Assert
        await answer.IsRefusal(413, "too-large");
    }

    [Fact]
    public async Task Cast_SameIdOtherChoices_IsRefused()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var (round, codes) = await web.OpenRound();
        var castId = Guid.NewGuid();
        await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots", Ballot(codes[0], castId));

        // Act
        var same = await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots", Ballot(codes[0], castId));
        var other = await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots", Ballot(codes[0], castId, "trees"));

        // Assert
        Assert.Equal(HttpStatusCode.Created, same.StatusCode);
        await other.IsRefusal(422, "cast-id-reused");
    }

    [Fact]
    public async Task Cast_OutsideOfVoting_IsRefusedByPhase()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var (round, codes) = await web.OpenRound();
        Task<HttpResponseMessage> Cast(string id) => web.Http.PostAsJsonAsync($"/api/v1/rounds/{id}/ballots", Ballot(codes[0], Guid.NewGuid()));

        // Act
        var inDraft = await Cast(await web.Draft());
        await web.Staff.PostAsJsonAsync($"/api/v1/staff/rounds/{round}/suspend", new { reason = "A test" });
        var whileSuspended = await Cast(round);
        await web.Staff.PostAsync($"/api/v1/staff/rounds/{round}/close", null);
        var afterClose = await Cast(round);

        // Assert
        await inDraft.IsRefusal(409, "voting-not-open");
        await whileSuspended.IsRefusal(409, "voting-suspended");
        await afterClose.IsRefusal(409, "voting-closed");
    }

    [Fact]
    public async Task FindCast_NeverSent_IsNotFound()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var (round, _) = await web.OpenRound(voters: 1);

        // Act
        var answer = await web.Http.GetAsync($"/api/v1/rounds/{round}/casts/{Guid.NewGuid()}");

        // Assert
        await answer.IsRefusal(404, "cast-unknown");
    }

    [Theory]
    [InlineData("GET", "/api/v1/rounds/nowhere", 404, "round-unknown")]
    [InlineData("GET", "/api/v1/rounds/NOT%20A%20SLUG/turnout", 404, "round-unknown")]
    [InlineData("GET", "/api/v1/rounds/nowhere/result", 404, "round-unknown")]
    [InlineData("GET", "/api/v1/nothing", 404, "not-found")]
    [InlineData("GET", "/api", 404, "not-found")]
    [InlineData("DELETE", "/api/v1/rounds", 405, "method-not-allowed")]
    [InlineData("PUT", "/api/v1/rounds/nowhere/ballots", 405, "method-not-allowed")]
    public async Task Ask_ForWhatIsNotThere_IsRefusedInWords(string method, string path, int status, string code)
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);

        // Act
        var answer = await web.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        // Assert
        await answer.IsRefusal(status, code);
    }

    private static object Ballot(string code, Guid castId, params string[] projects) => new
    {
        castId,
        voterCode = code,
        choices = (projects.Length == 0 ? ["bench"] : projects).Select(project => new { project }),
    };

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static async Task<string?> State(TestWeb web, string round, JsonElement receipt)
    {
        var answer = await Json(await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/tracking", new { trackingCode = receipt.GetProperty("trackingCode").GetString() }));
        return answer.GetProperty("state").GetString();
    }
}
