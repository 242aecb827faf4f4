using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using ParticipatoryHub.Ballots;
using ParticipatoryHub.Silo.Ballots;
using ParticipatoryHub.Silo.Storage;
using ParticipatoryHub.Tests.Hosting;

namespace ParticipatoryHub.Tests.Web;

public sealed class GuessingTests
{
    private static readonly CodeGuardLimits Strict = new() { PerAddress = 3, WaitingPerAddress = 0 };

    [Theory, ClassData(typeof(Databases))]
    public async Task Guessing_FromOneAddress_IsSentAwayWhateverAddressItClaims(DatabaseKind kind)
    {
        // Arrange
        await using var web = await TestWeb.StartAsync(kind, also: builder => builder.Services.AddSingleton(Strict));
        var (round, _) = await web.OpenRound(voters: 1);
        for (var i = 0; i < Strict.PerAddress; i++)
        {
            await (await Guess(web, round, i)).IsRefusal(403, "code-unknown");
        }

        // Act
        await Eventually.DoesAsync(async () => (int)(await Guess(web, round, 99)).StatusCode == 429, "the guesser to be sent away");
        var answer = await Guess(web, round, 100);

        // Assert
        await answer.IsRefusal(429, "too-many-attempts");
        Assert.True(answer.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        var readBack = await web.Http.PostAsJsonAsync($"/api/v1/rounds/{round}/ballots/read", new { voterCode = VoterCode.New().Print() });
        await readBack.IsRefusal(429, "too-many-attempts");
    }

    private static Task<HttpResponseMessage> Guess(TestWeb web, string round, int from)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/rounds/{round}/ballots")
        {
            Content = JsonContent.Create(new { castId = Guid.NewGuid(), voterCode = VoterCode.New().Print(), choices = new[] { new { project = "bench" } } }),
        };
        request.Headers.Add("X-Forwarded-For", $"192.0.2.{from}");
        return web.Http.SendAsync(request);
    }
}
