using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;
using ParticipatoryHub.Web.People;

namespace ParticipatoryHub.Tests.Web;

[Collection(WebTests.Name)]
public sealed class StaffApiTests(WebFixture fixture)
{
    private const string Pabulib = """
        META
        key;value
        description;Village money 2027
        country;United Kingdom
        unit;Clayton Brook
        instance;2027
        num_projects;2
        num_votes;1
        budget;1000
        vote_type;approval
        rule;greedy
        date_begin;01.03.2027
        date_end;31.03.2027
        PROJECTS
        project_id;cost;votes;name
        1;600;1;Bench
        2;700;0;Trees
        VOTES
        voter_id;vote
        v1;1

        """;

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer hub_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Basic b2ZmaWNlcjpwYXNzd29yZA==")]
    public async Task EveryStaffRoute_WithoutAGoodToken_IsRefused(string? authorization)
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var id = await web.Draft();

        foreach (var (method, path) in StaffRoutes(web, id))
        {
            // Act
            var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            var answer = await web.Http.SendAsync(request);

            // Assert
            await answer.IsRefusal(401, "token-needed");
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        }
    }

    [Fact]
    public async Task EveryStaffRoute_WithATokenWithoutRoles_IsRefused()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var id = await web.Draft();
        using var nobody = web.Client(await web.MakeToken("gardener"));

        foreach (var (method, path) in StaffRoutes(web, id))
        {
            // Act
            var answer = await nobody.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

            // Assert
            await answer.IsRefusal(403, "role-missing");
        }
    }

    [Fact]
    public async Task Codes_IssuedByAnAdministratorWhoIsNoOfficer_AreRefusedByTheRegister()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var id = await web.Draft();
        using var administrator = web.Client(await web.MakeToken(StaffRoles.Administrator));

        // Act
        var answer = await administrator.PostAsJsonAsync($"/api/v1/staff/rounds/{id}/codes", new { count = 1, label = "test" });

        // Assert
        await answer.IsRefusal(403, "officers-only");
    }

    [Fact]
    public async Task Token_Revoked_IsRefused()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var id = await web.Draft();
        var token = await web.MakeToken(StaffRoles.Officer);
        using var client = web.Client(token);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/v1/staff/rounds/{id}")).StatusCode);
        await using var scope = web.Services.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<StaffTokens>();

        // Act
        await tokens.Revoke((await tokens.List(default)).Single(row => row.LastFour == token[^4..]).Id, default);

        // Assert
        await (await client.GetAsync($"/api/v1/staff/rounds/{id}")).IsRefusal(401, "token-needed");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task ARound_FromFileToPublishedResult_ByTheApiAlone(DatabaseKind kind)
    {
        // Arrange
        var web = await fixture.On(kind);
        var id = $"village-{Guid.NewGuid():N}"[..20];

        // Act and assert, move by move
        var created = await web.Staff.PostAsync(
            $"/api/v1/staff/rounds?id={id}&rule=greedy&name=Village&opensAt=2027-03-01T00:00:00Z&closesAt=2027-03-31T00:00:00Z", new StringContent(Pabulib, Encoding.UTF8, "text/plain"));
        Assert.True(created.StatusCode == HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        var codes = (await Json(await web.Staff.PostAsJsonAsync($"/api/v1/staff/rounds/{id}/codes", new { count = 2, label = "post" }))).GetProperty("codes");
        Assert.Equal("voting", await Phase(web, id, "open"));
        var cast = await web.Http.PostAsJsonAsync($"/api/v1/rounds/{id}/ballots", new { castId = Guid.NewGuid(), voterCode = codes[0].GetString(), choices = new[] { new { project = "2" } } });
        Assert.Equal(HttpStatusCode.Created, cast.StatusCode);
        Assert.Equal("suspended", await Phase(web, id, "suspend", new { reason = "A power cut" }));
        Assert.Equal("voting", await Phase(web, id, "resume"));
        Assert.Equal("voting", await Phase(web, id, "extend", new { closesAt = "2027-04-02T12:00:00Z", reason = "The power cut" }));
        using var second = web.Client(await web.MakeToken(StaffRoles.Officer));
        var asked = (await Json(await second.GetAsync($"/api/v1/staff/rounds/{id}/proposals"))).GetProperty("proposals").EnumerateArray().Single();
        var agreement = new { number = asked.GetProperty("number").GetInt32(), digest = asked.GetProperty("digest").GetString() };
        await (await web.Staff.PostAsJsonAsync($"/api/v1/staff/rounds/{id}/agree", agreement)).IsRefusal(409, "asked-yourself");
        Assert.Equal("voting", (await Json(await second.PostAsJsonAsync($"/api/v1/staff/rounds/{id}/agree", agreement))).GetProperty("phase").GetString());
        Assert.Equal("closed", await Phase(web, id, "close"));
        await (await web.Http.GetAsync($"/api/v1/rounds/{id}/result")).IsRefusal(404, "result-not-published");
        Assert.Equal("counted", await Phase(web, id, "count"));
        Assert.Equal("signedOnce", await Sign(web.Staff, id));
        Assert.Equal("signedTwice", await Sign(second, id));
        Assert.Equal("published", await Phase(web, id, "publish"));
        var result = await Json(await web.Http.GetAsync($"/api/v1/rounds/{id}/result"));
        Assert.Equal("2", result.GetProperty("selected")[0].GetString());
        var ledger = await Json(await web.Staff.GetAsync($"/api/v1/staff/rounds/{id}/ledger"));
        Assert.Equal((1, 1), (ledger.GetProperty("castEntries").GetInt32(), ledger.GetProperty("ballots").GetInt32()));
        Assert.Equal(JsonValueKind.Null, ledger.GetProperty("problem").ValueKind);
        Assert.Contains("VOTES", await web.Staff.GetStringAsync($"/api/v1/staff/rounds/{id}/export.pb"), StringComparison.Ordinal);
        Assert.Contains("Trees", await web.Staff.GetStringAsync($"/api/v1/staff/rounds/{id}/export.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_FromABrokenFile_SaysWhereAndStoresNothing()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var broken = Pabulib.Replace("1;600;1;Bench", "1;sixhundred;1;Bench", StringComparison.Ordinal);

        // Act
        var answer = await web.Staff.PostAsync("/api/v1/staff/rounds?id=broken-file", new StringContent(broken, Encoding.UTF8, "text/plain"));

        // Assert
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(16, problem.GetProperty("line").GetInt32());
        Assert.True(problem.GetProperty("column").GetInt32() > 1);
        await (await web.Staff.GetAsync("/api/v1/staff/rounds/broken-file")).IsRefusal(404, "round-unknown");
    }

    [Fact]
    public async Task ImportCodes_WithARepeatedOne_RegistersNone()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);
        var (id, codes) = await web.OpenRound(voters: 1);

        // Act
        var answer = await web.Staff.PostAsJsonAsync($"/api/v1/staff/rounds/{id}/codes/import", new { label = "again", codes = codes.Select(code => new { code }) });

        // Assert
        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal(1, (await Json(await web.Http.GetAsync($"/api/v1/rounds/{id}/turnout"))).GetProperty("issued").GetInt32());
    }

    [Fact]
    public async Task Draft_IsShownToStaffOnly()
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);

        // Act
        var id = await web.Draft();

        // Assert
        await (await web.Http.GetAsync($"/api/v1/rounds/{id}")).IsRefusal(404, "round-unknown");
        Assert.Equal("draft", (await Json(await web.Staff.GetAsync($"/api/v1/staff/rounds/{id}"))).GetProperty("phase").GetString());
        Assert.DoesNotContain(id, await web.Http.GetStringAsync("/api/v1/rounds"), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Method, string Path)> StaffRoutes(TestWeb web, string id) =>
        web.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1/staff", StringComparison.Ordinal))
            .SelectMany(
                route => route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods,
                (route, method) => (method, route.RoutePattern.RawText!.Replace("{id}", id, StringComparison.Ordinal)));

    private static async Task<string?> Sign(HttpClient officer, string id)
    {
        var digest = (await Json(await officer.GetAsync($"/api/v1/staff/rounds/{id}/sign-off"))).GetProperty("digest").GetString();
        return (await Json(await officer.PostAsJsonAsync($"/api/v1/staff/rounds/{id}/sign", new { digest }))).GetProperty("phase").GetString();
    }

    private static async Task<string?> Phase(TestWeb web, string id, string move, object? body = null)
    {
        var answer = await web.Staff.PostAsync($"/api/v1/staff/rounds/{id}/{move}", body is null ? null : JsonContent.Create(body));
        return (await Json(answer)).GetProperty("phase").GetString();
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
