using ParticipatoryHub.Silo.Storage;

namespace ParticipatoryHub.Tests.Web;

[Collection(WebTests.Name)]
public sealed class HeaderTests(WebFixture fixture)
{
    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/nothing-here")]
    [InlineData("GET", "/error")]
    [InlineData("GET", "/status/404")]
    [InlineData("GET", "/api/v1/rounds")]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("POST", "/api/v1/staff/rounds")]
    [InlineData("POST", "/api/v1/rounds/x/ballots")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("GET", "/health")]
    [InlineData("POST", "/live/negotiate?negotiateVersion=1")]
    public async Task EveryAnswer_CarriesTheSecurityHeaders(string method, string path)
    {
        // Arrange
        var web = await fixture.On(DatabaseKind.Sqlite);

        // Act
        var answer = await web.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        // Assert
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Matches("^default-src 'self'; script-src 'self'( 'nonce-[A-Za-z0-9+/=]{24}')?; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'$", policy);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.True((int)answer.StatusCode < 500, $"{path}: {answer.StatusCode}");
    }
}
